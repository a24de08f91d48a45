package com.segmailer.bench.scenario;

import com.segmailer.bench.Run;
import com.segmailer.bench.load.Api;
import com.segmailer.bench.load.Target;
import com.segmailer.bench.load.Upload;
import com.segmailer.bench.load.Upload.Lines;
import com.segmailer.core.value.Value.Dict;
import com.segmailer.server.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends many items as a few parallel NDJSON streams. */
final class Streams {

  private static final int PARALLEL = 4;

  private Streams() {}

  /** Yields how many items a second were taken. */
  static double send(Run run, String what, Target target, int items, Lines lines) throws Exception {
    run.report().say("sending %,d %s".formatted(items, what));
    long begun = System.nanoTime();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> parts = new ArrayList<>();
      for (int i = 0; i < PARALLEL; i++) {
        int first = (int) ((long) items * i / PARALLEL);
        int end = (int) ((long) items * (i + 1) / PARALLEL);
        Callable<Long> part = () -> failed(target, first, end, lines);
        parts.add(executor.submit(part));
      }
      long failed = 0;
      for (var part : parts) {
        failed += part.get();
      }
      if (failed > 0) {
        run.report().broken("%s: %,d of %,d items failed".formatted(what, failed, items));
      }
    }
    return items * 1e9 / (System.nanoTime() - begun);
  }

  private static long failed(Target target, int first, int end, Lines lines)
      throws IOException, InterruptedException {
    var answer = Upload.send(target, "application/x-ndjson", first, end, (out, item) -> {
      lines.write(out, item);
      out.text("\n");
    });
    var last = answer.lastLine();
    if (answer.status() != 200 || !last.startsWith("{\"summary\"")) {
      throw new IOException(target.path() + ": " + answer.status() + " " + last);
    }
    var summary = (Dict) Json.parse(last.getBytes(StandardCharsets.UTF_8));
    return Api.number((Dict) summary.get("summary"), "failed");
  }
}

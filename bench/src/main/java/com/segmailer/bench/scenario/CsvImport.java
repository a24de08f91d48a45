package com.segmailer.bench.scenario;

import com.segmailer.bench.CopyLimit;
import com.segmailer.bench.HeapWatch;
import com.segmailer.bench.Run;
import com.segmailer.bench.Workspace;
import com.segmailer.bench.load.Api;
import com.segmailer.bench.load.Upload;
import com.segmailer.bench.report.Figure;
import com.segmailer.bench.report.Unit;
import com.segmailer.core.value.Value.Dict;
import com.segmailer.server.json.Json;
import com.segmailer.server.runtime.SystemClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A large CSV file, from its first byte sent until its last row is applied. */
final class CsvImport implements Scenario {

  private static final int GOAL_ROWS = 1_000_000;
  private static final double GOAL_SECONDS = 60;

  @Override
  public void run(Run run) throws Exception {
    var workspace = run.server().createWorkspace("import");
    Segments.create(workspace.api(), Segments.USUAL);
    int rows = run.options().contacts();
    var before = run.heap().live();
    run.report().say("importing %,d rows".formatted(rows));
    try (var heap = new HeapWatch(run.server().port())) {
      long begun = System.nanoTime();
      var id = upload(workspace, rows);
      var uploaded = (System.nanoTime() - begun) / 1e9;
      var ended = awaitEnd(workspace.api(), id);
      var seconds = (System.nanoTime() - begun) / 1e9;
      checkRows(run, ended, rows);
      report(run, workspace, rows, seconds);
      run.report()
          .note("import: the upload took %.1f s of it; heap after collections %.0f MB before, "
                  .formatted(uploaded, before)
              + "%.0f MB after, at most %.0f MB with garbage"
                  .formatted(run.heap().live(), heap.most()));
    }
  }

  private static String upload(Workspace workspace, int rows)
      throws IOException, InterruptedException {
    var now = new SystemClock().instant();
    var target = workspace.api().target("/api/v2/imports?inferTypes=true");
    var answer = Upload.send(target, "text/csv", 0, rows, (out, row) -> {
      if (row == 0) {
        out.text(People.HEADER);
      }
      People.row(out, row, Population.earlier(now, row));
    });
    if (answer.status() != 202) {
      throw new IOException("import refused: " + answer.status() + " " + answer.lastLine());
    }
    var body = answer.lastLine().getBytes(StandardCharsets.UTF_8);
    return Api.text((Dict) Json.parse(body), "id");
  }

  private static Dict awaitEnd(Api api, String id) throws IOException, InterruptedException {
    while (true) {
      var progress = api.get("/api/v2/imports/" + id);
      var state = Api.text(progress, "state");
      if (!state.equals("queued") && !state.equals("running")) {
        return progress;
      }
      Thread.sleep(50);
    }
  }

  private static void checkRows(Run run, Dict ended, int rows) {
    var counts = (Dict) ended.get("rows");
    var state = Api.text(ended, "state");
    if (!state.equals("completed") || Api.number(counts, "created") != rows) {
      run.report().broken("the import ended %s: %s".formatted(state, Json.print(counts)));
    }
  }

  private static void report(Run run, Workspace workspace, int rows, double seconds)
      throws Exception {
    var copy = CopyLimit.measure(run.server(), workspace.number(), "contacts", run.items(300_000));
    var report = run.report();
    report.add(Figure.of("CSV import of %,d rows".formatted(rows), seconds, Unit.SECONDS)
        .atMost(GOAL_SECONDS * rows / GOAL_ROWS));
    report.add(Figure.of("CSV import, rows", rows / seconds, Unit.PER_SECOND).beside(copy));
  }
}

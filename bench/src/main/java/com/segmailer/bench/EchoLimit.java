package com.segmailer.bench;

import com.segmailer.bench.load.Load;
import com.segmailer.bench.load.Outcome;
import com.segmailer.bench.load.Target;
import com.segmailer.bench.load.Work;
import com.segmailer.bench.report.Figure.Limit;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.IntFunction;

/** How fast the HTTP kit alone answers the same requests, in a process with the same memory. */
public final class EchoLimit {

  private static final String JAVA = System.getProperty("java.home") + "/bin/java";

  private EchoLimit() {}

  /** Warms up, then measures. */
  public static Limit measure(int connections, Duration time, IntFunction<Work> work)
      throws IOException, InterruptedException {
    var outcome = outcome(connections, time, work);
    if (outcome.refused() > 0) {
      throw new IOException("echo refused: " + outcome.firstRefusal());
    }
    return new Limit("echo", outcome.perSecond());
  }

  static Outcome outcome(int connections, Duration time, IntFunction<Work> work)
      throws IOException, InterruptedException {
    int port = freePort();
    var process = new ProcessBuilder(
            JAVA,
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            EchoServer.class.getName(),
            Integer.toString(port))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      if (!"ready".equals(lines.readLine())) {
        throw new IOException("the echo server did not start");
      }
      var target = new Target(port, "/echo", "echo");
      Load.run(target, Load.Shape.of(connections, time), work);
      return Load.run(target, Load.Shape.of(connections, time), work);
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private static int freePort() throws IOException {
    try (var probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }
}

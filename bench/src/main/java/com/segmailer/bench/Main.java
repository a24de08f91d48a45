package com.segmailer.bench;

import com.segmailer.bench.mail.SinkProcess;
import com.segmailer.bench.report.Report;
import com.segmailer.bench.scenario.Scenario;
import com.segmailer.bench.scenario.Scenarios;
import com.segmailer.server.runtime.SystemClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs the scenarios that were asked for against one server, and prints the table. */
public final class Main {

  private Main() {}

  /** Ends with status 1 if a run was broken, never because of a figure. */
  public static void main(String[] arguments) throws Exception {
    Options options;
    Map<String, Scenario> chosen;
    try {
      options = Options.parse(arguments);
      chosen = chosen(options);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    var report = new Report();
    var begun = new SystemClock().instant();
    run(options, chosen, report);
    var text = heading(options, begun) + report.printed();
    System.out.println(text);
    System.err.println("Written to " + write(begun, text));
    System.exit(report.isBroken() ? 1 : 0);
  }

  private static void run(Options options, Map<String, Scenario> chosen, Report report)
      throws IOException, InterruptedException {
    try (var sink = SinkProcess.start();
        var server = ServerProcess.start(options, sink.url());
        var heap = new HeapWatch(server.port())) {
      var run = new Run(options, server, heap, sink, report);
      for (var scenario : chosen.entrySet()) {
        System.err.println(scenario.getKey());
        try {
          scenario.getValue().run(run);
        } catch (InterruptedException e) {
          throw e;
        } catch (Exception e) {
          // The others may still tell something.
          report.broken("%s: %s".formatted(scenario.getKey(), e));
        }
      }
    }
  }

  private static Map<String, Scenario> chosen(Options options) {
    var all = Scenarios.all();
    if (options.scenarios().isEmpty()) {
      return all;
    }
    Map<String, Scenario> chosen = new LinkedHashMap<>();
    for (var name : options.scenarios()) {
      var scenario = all.get(name);
      if (scenario == null) {
        throw new IllegalArgumentException(
            "There is no scenario %s; there are %s".formatted(name, all.keySet()));
      }
      chosen.put(name, scenario);
    }
    return chosen;
  }

  private static String heading(Options options, Instant begun) {
    return "%s, %d processors, Java %s, %,d contacts%s%n%n"
        .formatted(
            begun.truncatedTo(ChronoUnit.SECONDS),
            Runtime.getRuntime().availableProcessors(),
            Runtime.version().feature(),
            options.contacts(),
            options.quick() ? ", quick: figures mean nothing" : "");
  }

  private static Path write(Instant begun, String text) throws IOException {
    var folder = Files.createDirectories(Path.of("bench/results"));
    var name = begun.truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
    return Files.writeString(folder.resolve(name + ".md"), text);
  }
}

package com.segmailer.bench.scenario;

import com.segmailer.bench.Run;
import com.segmailer.bench.report.Figure;
import com.segmailer.bench.report.Unit;

/** How long a stopped server takes to be ready again, with the data of all before. */
final class SecondStart implements Scenario {

  @Override
  public void run(Run run) throws Exception {
    run.server().restart();
    var seconds = run.server().startTook().toNanos() / 1e9;
    run.report()
        .add(Figure.of("second start until ready", seconds, Unit.SECONDS).atMost(4));
    Thread.sleep(run.time(10));
    run.report()
        .add(Figure.of(
                "RSS of the JVM, idle after a start",
                run.server().residentMegabytes(),
                Unit.MEGABYTES)
            .atMost(300));
  }
}

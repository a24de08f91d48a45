package com.segmailer.bench.scenario;

import com.segmailer.bench.Run;
import com.segmailer.bench.report.Figure;
import com.segmailer.bench.report.Unit;

/** What the server's JVM has taken by now, after whatever ran before. */
final class Memory implements Scenario {

  @Override
  public void run(Run run) throws Exception {
    Thread.sleep(run.time(30));
    var report = run.report();
    report.add(Figure.of("heap used at most", run.heap().most(), Unit.MEGABYTES)
        .atMost(run.heap().limit()));
    report.add(Figure.of("heap after collections, at the end", run.heap().live(), Unit.MEGABYTES));
    report.add(Figure.of(
            "RSS of the JVM, idle after everything",
            run.server().residentMegabytes(),
            Unit.MEGABYTES)
        .atMost(300));
  }
}

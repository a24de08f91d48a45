package com.segmailer.bench.scenario;

import com.segmailer.bench.Run;
import com.segmailer.bench.Workspace;
import com.segmailer.bench.load.Load;
import com.segmailer.bench.load.Load.Shape;
import com.segmailer.bench.load.Work;
import com.segmailer.bench.report.Figure;
import com.segmailer.bench.report.Unit;
import com.segmailer.server.runtime.SystemClock;
import java.time.Duration;
import java.time.Instant;

/** Runs that all go on at one instant, while others are written to. */
final class WorkflowTimers implements Scenario {

  private static final int WRITES = 500;
  private static final int CONNECTIONS = 16;
  private static final Duration BEFORE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String DEFINITION = """
      {"triggers":[{"type":"contactCreated"}],\
      "audience":{"attribute":"callAt","operator":"exists"},"start":"wait","steps":{\
      "wait":{"type":"wait","until":{"attribute":"callAt"},"next":"mark"},\
      "mark":{"type":"updateContact","attributes":{"called":true}}}}""";

  private final SystemClock clock = new SystemClock();

  @Override
  public void run(Run run) throws Exception {
    int runs = run.items(100_000);
    var workspace = run.server().createWorkspace("workflow timers");
    var api = workspace.api();
    Segments.create(api, Segments.USUAL);
    Workflows.publish(api, "Call", DEFINITION);
    var bulk = api.target("/api/v2/contacts/bulk");
    var others = new Population(run.items(20_000));
    Streams.send(run, "contacts to write to", bulk, others.size(), others::writeSeen);
    var due = clock.instant().plus(run.time(40)).plusSeconds(10);
    var dueAt = due.toString();
    Streams.send(run, "contacts whose runs wait", bulk, runs, (out, person) -> {
      out.text("{\"identifier\":{\"email\":\"w").number(person).text("@example.com\"},");
      out.text("\"attributes\":{\"callAt\":\"").text(dueAt).text("\"}}");
    });
    measure(run, workspace, runs, due, others);
  }

  private void measure(Run run, Workspace workspace, int runs, Instant due, Population others)
      throws Exception {
    var begin = Duration.between(clock.instant(), due.minus(BEFORE));
    if (begin.isNegative()) {
      run.report().broken("loading took longer than the runs wait; the lateness is wrong");
    } else {
      Thread.sleep(begin);
    }
    var waiting = Workflows.runs(run, workspace);
    var writes = Load.start(
        workspace.api().target(ContactWrites.PATH),
        Shape.paced(CONNECTIONS, PATIENCE, WRITES),
        number -> writer(others, number));
    Workflows.awaitNoneWaiting(run, workspace, PATIENCE.toNanos());
    double seconds = Duration.between(due, clock.instant()).toNanos() / 1e9;
    var outcome = run.check("writes while runs go on", writes.stop());
    if (waiting.sleeping() != runs) {
      run.report().broken("%,d runs should have waited; there are %s".formatted(runs, waiting));
    }
    Workflows.checkCompleted(run, workspace, runs);
    var name = "%,d runs that go on at one instant".formatted(runs);
    var report = run.report();
    report.add(Figure.of(name + ", all ended", seconds, Unit.SECONDS).atMost(10));
    report.add(Figure.of(name + ", writes meanwhile", outcome.perSecond(), Unit.PER_SECOND)
        .atLeast(WRITES * 0.98));
    report.add(Figure.of(name + ", writes meanwhile, p99", outcome.millis(0.99), Unit.MILLIS)
        .atMost(200));
  }

  private static Work writer(Population others, int number) {
    return others.writer(number, CONNECTIONS);
  }
}

package com.segmailer.bench.scenario;

import com.segmailer.bench.Run;
import com.segmailer.bench.report.Figure;
import com.segmailer.bench.report.Unit;
import com.segmailer.bench.scenario.LargeWorkspace.Loaded;
import java.sql.SQLException;

/** What a million waiting runs cost: a write of a contact that has one, and a server with nothing to do. */
final class WaitingRuns implements Scenario {

  // Its exit is looked at with every write; nobody takes it.
  private static final String DEFINITION = """
      {"triggers":[{"type":"attributeChanged","attribute":"cohort","to":"june"}],\
      "exits":[{"condition":{"attribute":"plan","operator":"equals","value":"cancelled"}}],\
      "start":"wait","steps":{"wait":{"type":"wait","for":"30d","next":"mark"},\
      "mark":{"type":"updateContact","attributes":{"cohortDone":true}}}}""";

  private final LargeWorkspace large;

  WaitingRuns(LargeWorkspace large) {
    this.large = large;
  }

  /** @param micros of the processors that server and PostgreSQL took for a request */
  private record Cost(double perSecond, double micros) {}

  @Override
  public void run(Run run) throws Exception {
    var loaded = large.loaded(run);
    // Both times everybody was rewritten just before, so that the tables are alike.
    enter(run, loaded, "may");
    var before = cost(run, loaded);
    Workflows.publish(loaded.workspace().api(), "June", DEFINITION);
    double started = enter(run, loaded, "june");
    check(run, loaded);
    var after = cost(run, loaded);
    double idle = idle(run);
    check(run, loaded);
    ContactWrites.checkMembers(run, loaded.workspace(), loaded.premium(), loaded.people());
    var name = "%,d waiting runs, ".formatted(loaded.people().size());
    var report = run.report();
    report.add(Figure.of(name + "started by bulk", started, Unit.PER_SECOND));
    report.add(Figure.of("a contact write before them", before.micros(), Unit.MICROS));
    report.add(Figure.of(name + "a contact write", after.micros(), Unit.MICROS)
        .atMost(before.micros() * 1.1));
    report.add(Figure.of("POST contacts before them", before.perSecond(), Unit.PER_SECOND));
    report.add(Figure.of(name + "POST contacts", after.perSecond(), Unit.PER_SECOND)
        .atLeast(before.perSecond() * 0.9));
    report.add(Figure.of(name + "idle, of a processor", idle, Unit.PERCENT).atMost(2));
  }

  /** Everybody joins the cohort; yields how many a second. */
  private static double enter(Run run, Loaded loaded, String cohort) throws Exception {
    var target = loaded.workspace().api().target("/api/v2/contacts/bulk");
    var what = "contacts of the cohort of " + cohort;
    double rate = Streams.send(run, what, target, loaded.people().size(), (out, person) -> {
      out.text("{\"identifier\":{\"email\":\"p").number(person).text("@example.com\"},");
      out.text("\"attributes\":{\"cohort\":\"").text(cohort).text("\"}}");
    });
    vacuum(run);
    return rate;
  }

  // By themselves they would begin at some moment of the measurement.
  private static void vacuum(Run run) throws SQLException {
    run.report().say("vacuuming, checkpoint");
    try (var database = run.server().database();
        var statement = database.createStatement()) {
      statement.execute("vacuum (analyze)");
      statement.execute("checkpoint");
    }
  }

  private static Cost cost(Run run, Loaded loaded) throws Exception {
    int connections = ContactWrites.CONNECTIONS;
    ContactWrites.write(run, loaded.workspace(), loaded.people(), connections, run.time(5));
    var before = run.server().processorTime();
    var outcome =
        ContactWrites.write(run, loaded.workspace(), loaded.people(), connections, run.time(20));
    var taken = run.server().processorTime().since(before);
    double seconds = taken.server() + taken.postgres();
    return new Cost(outcome.perSecond(), seconds * 1e6 / outcome.requests());
  }

  /** How much of one processor server and PostgreSQL take while nobody asks anything. */
  private static double idle(Run run) throws Exception {
    vacuum(run);
    run.heap().rest(true);
    run.report().say("idling");
    Thread.sleep(run.time(10));
    var time = run.time(20);
    var before = run.server().processorTime();
    Thread.sleep(time);
    var taken = run.server().processorTime().since(before);
    run.heap().rest(false);
    double millis = 1e3 / (time.toNanos() / 1e9);
    run.report()
        .note("waiting runs, idle: server %.1f, PostgreSQL %.1f ms a second"
            .formatted(taken.server() * millis, taken.postgres() * millis));
    return (taken.server() + taken.postgres()) * millis / 10;
  }

  private static void check(Run run, Loaded loaded) throws SQLException {
    var runs = Workflows.runs(run, loaded.workspace());
    if (runs.sleeping() != loaded.people().size() || runs.all() != runs.sleeping()) {
      run.report()
          .broken("%,d runs should wait; there are %s".formatted(loaded.people().size(), runs));
    }
  }
}

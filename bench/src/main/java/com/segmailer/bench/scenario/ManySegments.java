package com.segmailer.bench.scenario;

import com.segmailer.bench.Run;
import com.segmailer.bench.load.Outcome;
import com.segmailer.bench.report.Figure;
import com.segmailer.bench.report.Unit;

/** The same writes with 50 and with 1,000 segments, one right after the other. */
final class ManySegments implements Scenario {

  private static final int MANY = 1_000;

  @Override
  public void run(Run run) throws Exception {
    var few = measure(run, Segments.USUAL);
    var many = measure(run, MANY);
    var report = run.report();
    report.add(Figure.of("POST contacts, 50 segments, compared", few.perSecond(), Unit.PER_SECOND));
    report.add(Figure.of("POST contacts, 1,000 segments", many.perSecond(), Unit.PER_SECOND));
    report.add(Figure.of("POST contacts, 1,000 segments, p99", many.millis(0.99), Unit.MILLIS));
    var share = 100 * many.perSecond() / few.perSecond();
    report.add(
        Figure.of("1,000 segments, of the rate with 50", share, Unit.PERCENT).atLeast(70));
  }

  private static Outcome measure(Run run, int count) throws Exception {
    var workspace = run.server().createWorkspace("segments " + count);
    var segments = Segments.create(workspace.api(), count);
    var people = new Population(run.items(100_000));
    var connections = ContactWrites.CONNECTIONS;
    // Everybody is there already and was seen a moment ago, so that in both cases every second call
    // flips one membership: new contacts enter several segments here and dozens there.
    var bulk = workspace.api().target("/api/v2/contacts/bulk");
    var what = "contacts among %,d segments".formatted(count);
    var created = Streams.send(run, what, bulk, people.size(), people::writeFirst);
    var now = people.now();
    Streams.send(
        run, what, bulk, people.size(), (out, person) -> people.writeFlipped(out, person, now));
    run.report()
        .add(Figure.of(
            "contacts bulk, new, %,d segments".formatted(count), created, Unit.PER_SECOND));
    ContactWrites.write(run, workspace, people, connections, run.time(5));
    var outcome = ContactWrites.write(run, workspace, people, connections, run.time(15));
    ContactWrites.checkMembers(run, workspace, segments.getFirst(), people);
    return outcome;
  }
}

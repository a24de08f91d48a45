package com.segmailer.bench.scenario;

import com.segmailer.bench.CopyLimit;
import com.segmailer.bench.Run;
import com.segmailer.bench.report.Figure;
import com.segmailer.bench.report.Unit;

/** Streams of new contacts, of the same contacts changed, and of their events. */
final class Bulk implements Scenario {

  private static final double CONTACTS_GOAL = 25_000;
  private static final double EVENTS_GOAL = 40_000;

  @Override
  public void run(Run run) throws Exception {
    var workspace = run.server().createWorkspace("bulk");
    var segments = Segments.create(workspace.api(), Segments.USUAL);
    var people = new Population(run.items(300_000));
    var contacts = workspace.api().target("/api/v2/contacts/bulk");
    var created = Streams.send(run, "new contacts", contacts, people.size(), people::writeFirst);
    var now = people.now();
    var updated = Streams.send(
        run,
        "changed contacts",
        contacts,
        people.size(),
        (out, person) -> people.writeFlipped(out, person, now));
    ContactWrites.checkMembers(run, workspace, segments.getFirst(), people);
    var prefix = Events.series() + "-";
    int count = run.items(500_000);
    var events = workspace.api().target("/v1/events/bulk");
    var recorded = Streams.send(
        run,
        "events",
        events,
        count,
        (out, number) -> Events.write(out, People.drawn(number, people.size()), number, prefix));
    report(run, workspace.number(), created, updated, recorded);
  }

  private static void report(
      Run run, int workspace, double created, double updated, double recorded) throws Exception {
    run.report().say("copying rows");
    var contacts = CopyLimit.measure(run.server(), workspace, "contacts", run.items(300_000));
    var events = CopyLimit.measure(run.server(), workspace, "events", run.items(500_000));
    var report = run.report();
    report.add(Figure.of("contacts bulk, new", created, Unit.PER_SECOND)
        .atLeast(CONTACTS_GOAL)
        .beside(contacts));
    report.add(Figure.of("contacts bulk, updates", updated, Unit.PER_SECOND)
        .atLeast(CONTACTS_GOAL)
        .beside(contacts));
    report.add(
        Figure.of("events bulk", recorded, Unit.PER_SECOND).atLeast(EVENTS_GOAL).beside(events));
  }
}

package com.segmailer.bench.scenario;

import com.segmailer.bench.CopyLimit;
import com.segmailer.bench.EchoLimit;
import com.segmailer.bench.Run;
import com.segmailer.bench.load.Load;
import com.segmailer.bench.load.Load.Shape;
import com.segmailer.bench.report.Figure;
import com.segmailer.bench.report.Unit;

/** One event a call, a third of which matter to a segment. */
final class EventWrites implements Scenario {

  private static final int CONNECTIONS = 64;

  @Override
  public void run(Run run) throws Exception {
    var workspace = run.server().createWorkspace("events");
    Segments.create(workspace.api(), Segments.USUAL);
    var people = new Population(run.items(100_000));
    var contacts = workspace.api().target("/api/v2/contacts/bulk");
    Streams.send(run, "contacts to have events", contacts, people.size(), people::writeFirst);
    var target = workspace.api().target("/v1/events");
    run.report().say("writing events over %d connections".formatted(CONNECTIONS));
    Load.run(target, Shape.of(CONNECTIONS, run.time(5)), n -> Events.writer(n, people.size()));
    var shape = Shape.of(CONNECTIONS, run.time(20));
    var outcome = run.load("POST events", target, shape, n -> Events.writer(n, people.size()));
    run.report().say("echoing the same requests");
    var echo = EchoLimit.measure(CONNECTIONS, run.time(8), n -> Events.writer(n, people.size()));
    var copy = CopyLimit.measure(run.server(), workspace.number(), "events", run.items(200_000));
    var report = run.report();
    report.add(Figure.of("POST events, 64 connections", outcome.perSecond(), Unit.PER_SECOND)
        .atLeast(12_000)
        .beside(echo));
    report.add(Figure.of("POST events, beside COPY", outcome.perSecond(), Unit.PER_SECOND)
        .beside(copy));
    report.add(Figure.of("POST events, p50", outcome.millis(0.5), Unit.MILLIS));
    report.add(Figure.of("POST events, p99", outcome.millis(0.99), Unit.MILLIS));
  }
}

package com.segmailer.bench.scenario;

import com.segmailer.bench.Run;
import com.segmailer.bench.report.Figure;
import com.segmailer.bench.report.Unit;

/** One contact a call in a workspace with a million of them. */
final class LargeContactWrites implements Scenario {

  private final LargeWorkspace large;

  LargeContactWrites(LargeWorkspace large) {
    this.large = large;
  }

  @Override
  public void run(Run run) throws Exception {
    var loaded = large.loaded(run);
    var people = loaded.people();
    var connections = ContactWrites.CONNECTIONS;
    var outcome = ContactWrites.write(run, loaded.workspace(), people, connections, run.time(30));
    var one = ContactWrites.write(run, loaded.workspace(), people, 1, run.time(5));
    ContactWrites.checkMembers(run, loaded.workspace(), loaded.premium(), people);
    var of = "POST contacts, %,d there, ".formatted(people.size());
    ContactWrites.report(run, of + "64 connections", outcome, ContactWrites.echo(run, people));
    run.report()
        .add(Figure.of(of + "1 connection, p50", one.millis(0.5), Unit.MILLIS).atMost(2));
  }
}

package com.segmailer.bench.scenario;

import com.segmailer.bench.CopyLimit;
import com.segmailer.bench.EchoLimit;
import com.segmailer.bench.Run;
import com.segmailer.bench.Workspace;
import com.segmailer.bench.load.Load.Shape;
import com.segmailer.bench.load.Outcome;
import com.segmailer.bench.report.Figure;
import com.segmailer.bench.report.Figure.Limit;
import com.segmailer.bench.report.Unit;
import java.io.IOException;
import java.time.Duration;

/** One contact a call, from the first seconds of an empty database on. */
final class ContactWrites implements Scenario {

  static final String PATH = "/api/v2/contacts";
  static final int CONNECTIONS = 64;
  static final double GOAL = 10_000;

  @Override
  public void run(Run run) throws Exception {
    var workspace = run.server().createWorkspace("contacts");
    var segments = Segments.create(workspace.api(), Segments.USUAL);
    var people = new Population(run.items(200_000));
    var young = write(run, workspace, people, CONNECTIONS, run.time(10));
    var steady = write(run, workspace, people, CONNECTIONS, run.time(20));
    var many = write(run, workspace, people, 256, run.time(10));
    var one = write(run, workspace, people, 1, run.time(5));
    checkMembers(run, workspace, segments.getFirst(), people);
    var echo = echo(run, people);
    var copy = CopyLimit.measure(run.server(), workspace.number(), "contacts", run.items(200_000));
    report(run, "POST contacts, 64 connections, first 10 s", young, echo);
    report(run, "POST contacts, 64 connections, then", steady, echo);
    report(run, "POST contacts, 256 connections", many, echo);
    run.report()
        .add(Figure.of("POST contacts, beside COPY", steady.perSecond(), Unit.PER_SECOND)
            .beside(copy));
    run.report()
        .add(Figure.of("POST contacts, 1 connection, p50", one.millis(0.5), Unit.MILLIS)
            .atMost(2));
  }

  static Outcome write(
      Run run, Workspace workspace, Population people, int connections, Duration time)
      throws InterruptedException, IOException {
    run.report().say("writing contacts over %d connections".formatted(connections));
    return run.load(
        "POST contacts",
        workspace.api().target(PATH),
        Shape.of(connections, time),
        number -> people.writer(number, connections));
  }

  static Limit echo(Run run, Population people) throws IOException, InterruptedException {
    run.report().say("echoing the same requests");
    var untouched = new Population(people.size());
    return EchoLimit.measure(
        CONNECTIONS, run.time(8), number -> untouched.writer(number, CONNECTIONS));
  }

  static void report(Run run, String name, Outcome outcome, Limit echo) {
    var report = run.report();
    report.add(
        Figure.of(name, outcome.perSecond(), Unit.PER_SECOND).atLeast(GOAL).beside(echo));
    report.add(Figure.of(name + ", p50", outcome.millis(0.5), Unit.MILLIS));
    report.add(Figure.of(name + ", p99", outcome.millis(0.99), Unit.MILLIS).atMost(30));
  }

  /** A load that did not flip what it meant to flip measured something else. */
  static void checkMembers(Run run, Workspace workspace, String segment, Population people)
      throws IOException {
    long members = Segments.members(workspace.api(), segment);
    if (members != people.premium()) {
      run.report()
          .broken("the premium segment has %,d members and should have %,d"
              .formatted(members, people.premium()));
    }
  }
}

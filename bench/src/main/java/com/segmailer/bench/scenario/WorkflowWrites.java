package com.segmailer.bench.scenario;

import com.segmailer.bench.Run;
import com.segmailer.bench.Workspace;
import com.segmailer.bench.load.Load.Shape;
import com.segmailer.bench.load.Outcome;
import com.segmailer.bench.report.Figure;
import com.segmailer.bench.report.Unit;
import java.time.Duration;

/** One contact a call, every tenth of which starts a run; beside it the same calls without workflows. */
final class WorkflowWrites implements Scenario {

  private static final int WORKFLOWS = 20;
  private static final int CALLS_A_RUN = 10;
  private static final int LARGE = 95;
  private static final double GOAL = 7_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  // Three steps at once: count, look, and then either be done or, for one contact in twenty, write.
  private static final String DEFINITION = """
      {"triggers":[{"type":"attributeChanged","attribute":"stage","to":"s%1$d"}],\
      "reentry":"always","start":"count","steps":{\
      "count":{"type":"updateContact","next":"large",\
      "operations":[{"op":"increment","attribute":"stages","value":1}]},\
      "large":{"type":"branch","otherwise":"done","branches":[{"next":"tell",\
      "if":{"attribute":"seats","operator":"greaterOrEqual","value":%2$d}}]},\
      "tell":{"type":"sendEmail","template":"%3$s","kind":"transactional"},\
      "done":{"type":"end"}}}""";

  @Override
  public void run(Run run) throws Exception {
    var without = measure(run, 0);
    var with = measure(run, WORKFLOWS);
    var report = run.report();
    report.add(
        Figure.of("POST contacts, no workflows, compared", without.perSecond(), Unit.PER_SECOND));
    var name = "POST contacts, 20 workflows, every tenth starts a run";
    report.add(Figure.of(name, with.perSecond(), Unit.PER_SECOND).atLeast(GOAL));
    report.add(Figure.of(name + ", p50", with.millis(0.5), Unit.MILLIS));
    report.add(Figure.of(name + ", p99", with.millis(0.99), Unit.MILLIS));
    report.add(Figure.of(
        "20 workflows, of the rate without",
        100 * with.perSecond() / without.perSecond(),
        Unit.PERCENT));
  }

  private static Outcome measure(Run run, int workflows) throws Exception {
    var workspace = run.server().createWorkspace(workflows + " workflows");
    var segments = Segments.create(workspace.api(), Segments.USUAL);
    var people = new Population(run.items(100_000));
    var bulk = workspace.api().target("/api/v2/contacts/bulk");
    var what = "contacts among %d workflows".formatted(workflows);
    Streams.send(run, what, bulk, people.size(), people::writeSeen);
    if (workflows > 0) {
      var template = Workflows.template(workspace.api());
      for (int i = 1; i <= workflows; i++) {
        Workflows.publish(workspace.api(), "Stage " + i, DEFINITION.formatted(i, LARGE, template));
      }
    }
    var stages = new Stages(people.size());
    write(run, workspace, people, stages, run.time(5));
    var outcome = write(run, workspace, people, stages, run.time(20));
    ContactWrites.checkMembers(run, workspace, segments.getFirst(), people);
    check(run, workspace, workflows == 0 ? new Stages(0) : stages);
    return outcome;
  }

  private static Outcome write(
      Run run, Workspace workspace, Population people, Stages stages, Duration time)
      throws Exception {
    int connections = ContactWrites.CONNECTIONS;
    run.report().say("writing contacts over %d connections".formatted(connections));
    return run.load(
        "POST contacts",
        workspace.api().target(ContactWrites.PATH),
        Shape.of(connections, time),
        number -> people.writer(number, connections, stages));
  }

  private static void check(Run run, Workspace workspace, Stages stages) throws Exception {
    Workflows.checkCompleted(run, workspace, stages.changes);
    long messages = Workflows.messages(run, workspace);
    if (messages != stages.ofLarge) {
      run.report()
          .broken("runs queued %,d messages and should have queued %,d"
              .formatted(messages, stages.ofLarge));
    }
    // The next measurement is not to share the processors with them.
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (Workflows.queued(run, workspace) > 0 && System.nanoTime() < end) {
      Thread.sleep(50);
    }
  }

  /** Puts people into another stage with every tenth call. All connections are of one thread. */
  private static final class Stages implements Population.More {

    private static final String[] NAMES = new String[WORKFLOWS];

    static {
      for (int i = 0; i < WORKFLOWS; i++) {
        NAMES[i] = ",\"stage\":\"s" + (i + 1) + "\"";
      }
    }

    private final byte[] stages;
    private long changes;
    private long ofLarge;

    Stages(int people) {
      stages = new byte[people];
    }

    @Override
    public String of(int person, int call) {
      if (call % CALLS_A_RUN != 0) {
        return "";
      }
      changes++;
      ofLarge += People.seats(person) >= LARGE ? 1 : 0;
      stages[person] = (byte) ((stages[person] + 1) % WORKFLOWS);
      return NAMES[stages[person]];
    }
  }
}

package com.segmailer.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.decision.Change;
import com.segmailer.core.decision.Decision;
import com.segmailer.core.decision.Mailing;
import com.segmailer.core.decision.Simulation;
import com.segmailer.core.message.Dispatch;
import com.segmailer.core.message.Permission;
import com.segmailer.core.message.SendingLimits;
import com.segmailer.core.testkit.RandomWorkflows;
import com.segmailer.core.testkit.Trials;
import com.segmailer.core.workflow.LogEntry.Did;
import com.segmailer.core.workflow.Run.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Random workflows and random futures. */
class WorkflowLawsProperties {

  private static final int WORKFLOWS = 3;

  /** Nobody tells a journey of mails that were sent. */
  static final Mailing UNSENT = new Mailing(
      Permission.Suppression.NONE,
      SendingLimits.NONE,
      List.of(),
      (message, to, at) -> new Mailing.Composed.Failed("is not sent"));

  @Test
  void no_run_is_lost_or_stuck_and_each_mail_is_sent_once() {
    Trials.run(400, 42_000_000, random -> {
      var journey = journey(random);

      new Future(random).befalls(journey, 25);
      journey.pass(Duration.ofDays(400));

      mailsOnce(journey);
      logsReplay(journey);
      nothingStuck(journey);
    });
  }

  private static Journey journey(RandomGenerator random) {
    var workflows = new RandomWorkflows(random, List.of(Journey.FREE, Journey.PRO), Journey.LIST);
    var journey = new Journey();
    for (int no = 1; no <= WORKFLOWS; no++) {
      journey.publish(no, 1, workflows.next());
    }
    return journey;
  }

  private static void mailsOnce(Journey journey) {
    assertThat(journey.messages().stream().map(Dispatch::id)).doesNotHaveDuplicates();
    var sent = new HashMap<String, Integer>();
    for (var run : journey.runs()) {
      for (var entry : journey.log(run)) {
        if (entry.did() == Did.QUEUED) {
          sent.merge(run.id() + " " + entry.step() + " " + entry.visit(), 1, Integer::sum);
        }
      }
    }
    assertThat(sent.values()).allMatch(times -> times == 1);
    assertThat(journey.messages()).hasSize(sent.size());
  }

  private static void logsReplay(Journey journey) {
    for (var run : journey.runs()) {
      var log = journey.log(run);
      for (int i = 0; i < log.size(); i++) {
        assertThat(log.get(i).seq()).isEqualTo(i);
      }
      var begun =
          new Run(run.start(), run.data(), log.getFirst().after(), run.start().at(), 0, 0, null);
      assertThat(LogEntry.replay(begun, log)).isEqualTo(run.wakingAt(null));
    }
  }

  private static void nothingStuck(Journey journey) {
    var standing = journey.contact().standing();
    // When it looks next is known to the contact alone: it may change without an entry in the log.
    var active = journey.runs().stream()
        .filter(Run::active)
        .map(run -> run.wakingAt(null))
        .toList();
    assertThat(standing.workflows().runs())
        .extracting(run -> run.wakingAt(null))
        .containsExactlyInAnyOrderElementsOf(active);
    for (var run : standing.workflows().runs()) {
      assertThat(run.state()).isNotInstanceOf(State.Ready.class);
      var wakeAt = run.wakeAt();
      switch (run.state()) {
        case State.Sleeping(var step, var until) -> {
          assertThat(until).isAfter(journey.now());
          assertThat(wakeAt).isBeforeOrEqualTo(until);
        }
        case State.Watching(var step, var deadline) -> {
          if (deadline != null) {
            assertThat(deadline).isAfter(journey.now());
            assertThat(wakeAt).isBeforeOrEqualTo(deadline);
          }
        }
        default -> {}
      }
      if (wakeAt != null) {
        assertThat(standing.wakeAt()).isBeforeOrEqualTo(wakeAt);
      }
    }
  }

  @Test
  void an_event_that_is_the_goal_ends_runs_as_such_whatever_comes_of_it() {
    Trials.run(300, 47_000_000, random -> {
      var workflows = new RandomWorkflows(random, List.of(Journey.FREE, Journey.PRO), Journey.LIST);
      var journey = new Journey();
      var future = new Future(random);
      for (int no = 1; no <= WORKFLOWS; no++) {
        journey.publish(no, 1, toOrder(workflows.next()));
      }
      for (int times = 0; times < 5; times++) {
        future.befalls(journey, 4);
        var active = journey.runs().stream().filter(Run::active).map(Run::id).toList();

        journey.event("order", "{'order':'o" + times + "','total':5}");

        assertThat(journey.runs())
            .filteredOn(run -> active.contains(run.id()))
            .allMatch(run ->
                run.state() instanceof State.Ended(var how, var reason) && how == Run.End.GOAL);
      }
    });
  }

  private static WorkflowDefinition toOrder(WorkflowDefinition any) {
    var goal = new Watch.Happens(new EventPattern("order", null));
    return new WorkflowDefinition(any.entry(), any.exits(), goal, any.start(), any.steps());
  }

  @Test
  void a_run_never_sees_another_version_than_its_own() {
    Trials.run(200, 43_000_000, random -> {
      var journey = journey(random);
      var future = new Future(random);
      var workflows = new RandomWorkflows(random, List.of(Journey.FREE, Journey.PRO), Journey.LIST);
      var versions = new ArrayList<WorkflowDefinition>();

      for (int version = 2; version < 6; version++) {
        future.befalls(journey, 6);
        versions.add(workflows.next());
        journey.publish(1, version, versions.getLast());
      }
      future.befalls(journey, 6);

      for (var run : journey.runs()) {
        int version = run.start().version();
        if (run.start().workflow() == 1 && version > 1) {
          var steps = versions.get(version - 2).steps().keySet();
          assertThat(journey.log(run))
              .allMatch(entry -> entry.step().isEmpty() || steps.contains(entry.step()));
        }
      }
      logsReplay(journey);
    });
  }

  @Test
  void no_run_is_lost_or_stuck_when_it_is_migrated() {
    Trials.run(200, 46_000_000, random -> {
      var journey = journey(random);
      var future = new Future(random);
      var workflows = new RandomWorkflows(random, List.of(Journey.FREE, Journey.PRO), Journey.LIST);

      for (int version = 2; version < 6; version++) {
        future.befalls(journey, 6);
        journey.publish(1, version, workflows.next());
        migrate(journey, version);
      }
      journey.pass(Duration.ofDays(400));

      mailsOnce(journey);
      logsReplay(journey);
      nothingStuck(journey);
    });
  }

  private static void migrate(Journey journey, int version) {
    for (var run : journey.contact().standing().workflows().runs()) {
      if (run.start().workflow() == 1) {
        var order = new Cue.Order.Migrate(version, true);
        journey.apply(new Change.Reach(run.id(), new Cue.Told(order)));
      }
    }
  }

  @Test
  void what_is_stored_of_a_contact_is_read_back_to_the_same() {
    Trials.run(200, 44_000_000, random -> {
      var journey = journey(random);
      new Future(random).befalls(journey, 15);
      var enrolment = journey.contact().standing().workflows();

      assertThat(EnrolmentCodec.decode(EnrolmentCodec.encode(enrolment))).isEqualTo(enrolment);
      for (var run : journey.runs()) {
        assertThat(EnrolmentCodec.state(EnrolmentCodec.state(run.state()))).isEqualTo(run.state());
      }
    });
  }

  @Test
  void a_simulation_decides_what_the_same_future_brings() {
    Trials.run(200, 45_000_000, random -> {
      var journey = journey(random).answeringAtOnce();
      new Future(random).befalls(journey, 20);
      var until = journey.pass(Duration.ofDays(60)).now();

      var simulated = journey.simulated(UNSENT, until);

      if (!simulated.whole()) {
        assertThat(simulated.decisions()).hasSize(Simulation.MAX_DECISIONS);
        return;
      }
      assertThat(simulated.contact()).isEqualTo(journey.contact());
      assertThat(simulated.decisions().stream()
              .map(one -> (Decision.Made) one.decision())
              .flatMap(made -> made.messages().stream())
              .toList())
          .isEqualTo(journey.messages());
    });
  }
}

package com.segmailer.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.segmailer.core.decision.Change;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.LogEntry.Did;
import com.segmailer.core.workflow.Run.End;
import com.segmailer.core.workflow.Run.State;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs that go on in another version, in which their step may have become another. */
class WorkflowMigrationTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final String FREE = "{'attribute':'plan','operator':'equals','value':'free'}";
  private static final String SLEEP = "'a':{'type':'wait','for':'1d','next':'x'}";
  private static final String LONGER = "'a':{'type':'wait','for':'7d','next':'x'}";
  private static final String SEND = mail("a", ",'next':'x'");
  private static final String CALL =
      "'a':{'type':'callWebhook','url':'https://example.com/','next':'x'}";
  private static final String WATCH = "'a':{'type':'waitUntil','event':'open','next':'x'}";
  private static final String ON_FREE =
      "'a':{'type':'waitUntil','condition':" + FREE + ",'next':'x'}";

  private static String timed(String after) {
    return "'a':{'type':'waitUntil','event':'open','next':'x','timeout':{'after':'" + after
        + "','next':'y'}}";
  }

  private static String mail(String id, String more) {
    return "'" + id + "':{'type':'sendEmail','template':'00000000-0000-0000-0000-000000000001',"
        + "'version':1" + more + "}";
  }

  private static WorkflowDefinition definition(String more, String step) {
    var mails = step.contains("'y'") ? mail("x", "") + "," + mail("y", "") : mail("x", "");
    return Journey.parsed("{'triggers':[{'type':'event','event':'go'}],'start':'a'" + more
        + ",'steps':{" + step + "," + mails + "}}");
  }

  /** A run that has stood at that step for half a day. */
  private static Journey at(String step) {
    return new Journey()
        .publish(1, 1, definition("", step))
        .save("{'plan':'free'}")
        .event("go", "{}")
        .pass(DAY.dividedBy(2));
  }

  private static Journey migrated(Journey journey, int version, String more, String step) {
    var order = new Cue.Order.Migrate(version, true);
    return journey
        .publish(1, version, definition(more, step))
        .apply(new Change.Reach(journey.run().id(), new Cue.Told(order)));
  }

  private static boolean wakesInThePast(Journey journey) {
    var wakeAt = journey.contact().standing().wakeAt();
    return wakeAt != null && !wakeAt.isAfter(journey.now());
  }

  @Test
  void a_run_whose_time_has_come_moves_before_it_takes_a_step() {
    var journey = at(SLEEP).jump(DAY);

    migrated(journey, 2, "", SLEEP.replace("'x'", "'z'") + "," + mail("z", ",'next':'x'"));

    assertThat(journey.mails()).containsExactly("z", "x");
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        Arguments.of(SLEEP, SEND, List.of("a", "x"), 12),
        Arguments.of(WATCH, SEND, List.of("a", "x"), 12),
        Arguments.of(CALL, SEND, List.of("a", "x"), 12),
        Arguments.of(timed("1d"), LONGER, List.of("x"), 180),
        Arguments.of(CALL, LONGER, List.of("x"), 180),
        Arguments.of(SLEEP, timed("7d"), List.of("y"), 180),
        Arguments.of(SLEEP, ON_FREE, List.of("x"), 12),
        // What it waits for is of the same kind: it waits on.
        Arguments.of(SLEEP, LONGER, List.of("x"), 24),
        Arguments.of(WATCH, timed("1d"), List.of("y"), 24),
        Arguments.of(timed("1d"), timed("3d"), List.of("y"), 72),
        Arguments.of(timed("1d"), timed("6h"), List.of("y"), 12),
        Arguments.of(WATCH, ON_FREE, List.of("x"), 12));
  }

  /** The last mail is of that many hours after the run began. */
  @ParameterizedTest
  @MethodSource("changes")
  void a_step_that_became_another_is_taken_anew_and_a_wait_goes_on(
      String before, String after, List<String> mails, int hours) {
    var journey = migrated(at(before), 2, "", after);
    assertThat(wakesInThePast(journey)).isFalse();

    journey.pass(Duration.ofDays(60));

    assertThat(journey.mails()).isEqualTo(mails);
    assertThat(journey.messages().getLast().dueAt())
        .isEqualTo(Journey.NOON.plus(Duration.ofHours(hours)));
    assertThat(journey.run().state()).isEqualTo(new State.Ended(End.COMPLETED, ""));
    assertThat(journey.contact().standing().wakeAt()).isNull();
  }

  @Test
  void a_wait_that_lost_its_timeout_has_no_end() {
    var journey = migrated(at(timed("1d")), 2, "", WATCH).pass(Duration.ofDays(60));

    assertThat(journey.run().state()).isEqualTo(new State.Watching("a", null));
    assertThat(journey.contact().standing().wakeAt()).isNull();
    assertThat(journey.event("open", "{}").mails()).containsExactly("x");
  }

  @Test
  void a_timeout_counts_from_when_the_wait_began_however_often_it_is_migrated() {
    var journey = migrated(at(WATCH), 2, "", timed("5d")).pass(DAY);

    migrated(journey, 3, "", timed("4d")).pass(Duration.ofDays(9));

    assertThat(journey.messages().getLast().dueAt())
        .isEqualTo(Journey.NOON.plus(Duration.ofDays(4)));
  }

  private static Journey ordered(Journey journey, int version, boolean discard) {
    var order = new Cue.Order.Migrate(version, discard);
    return journey.apply(new Change.Reach(journey.run().id(), new Cue.Told(order)));
  }

  @Test
  void who_stands_at_a_step_that_is_gone_stays_or_is_ended() {
    var journey = at(SLEEP).publish(1, 2, definition("", SLEEP)).pass(Duration.ZERO);
    var gone = Journey.parsed(
        "{'triggers':[{'type':'event','event':'go'}],'start':'x','steps':{" + mail("x", "") + "}}");
    journey.publish(1, 3, gone);
    var before = journey.run();

    ordered(journey, 3, false);
    assertThat(journey.run()).isEqualTo(before);
    assertThat(journey.log(journey.run()))
        .extracting(LogEntry::did)
        .containsExactly(Did.STARTED, Did.WAITED);

    ordered(journey, 3, true);
    assertThat(journey.run().state())
        .isEqualTo(new State.Ended(End.STOPPED, "step a is not in version 3"));
  }

  @Test
  void nobody_goes_back_to_an_earlier_version() {
    var journey = migrated(at(SLEEP), 2, "", LONGER);
    var before = journey.run();

    ordered(journey, 1, true);

    assertThat(journey.run()).isEqualTo(before);
  }

  @Test
  void a_step_that_is_taken_anew_is_another_visit() {
    var journey = migrated(at(SLEEP), 2, "", SEND);

    assertThat(journey.log(journey.run()))
        .filteredOn(entry -> entry.step().equals("a"))
        .extracting(LogEntry::did, LogEntry::visit)
        .containsExactly(tuple(Did.WAITED, 1), tuple(Did.MIGRATED, 1), tuple(Did.QUEUED, 2));
  }

  @Test
  void an_answer_to_a_call_of_a_step_that_became_another_is_not_heard() {
    var journey = at(CALL);
    var answer =
        new Cue.Answered(journey.run().visits(), new Cue.Answer(true, 200, Value.NULL, ""));
    migrated(migrated(journey, 2, "", SLEEP), 3, "", CALL);

    journey.apply(new Change.Reach(journey.run().id(), answer));

    assertThat(journey.run().state()).isEqualTo(new State.Calling("a"));
    assertThat(journey.calls()).hasSize(2);
  }

  static Stream<Arguments> leaving() {
    var exits = ",'exits':[{'condition':" + FREE + "}]";
    var goal = ",'goal':{'condition':" + FREE + "}";
    return Stream.of(
        Arguments.of(exits, SLEEP, End.EXITED),
        Arguments.of(exits, SEND, End.EXITED),
        Arguments.of(goal, SLEEP, End.GOAL),
        Arguments.of(goal, ON_FREE, End.GOAL));
  }

  @ParameterizedTest
  @MethodSource("leaving")
  void who_may_leave_by_the_new_version_leaves_at_once(String more, String step, End how) {
    var journey = migrated(at(SLEEP), 2, more, step);

    assertThat(journey.run().state())
        .isInstanceOfSatisfying(
            State.Ended.class, ended -> assertThat(ended.how()).isEqualTo(how));
    assertThat(journey.messages()).isEmpty();
  }

  @Test
  void who_may_not_leave_by_the_new_version_waits_on() {
    var exits = ",'exits':[{'condition':" + FREE.replace("free", "pro") + "}]";

    var journey = migrated(at(SLEEP), 2, exits, SLEEP);

    assertThat(journey.pass(DAY).mails()).containsExactly("x");
  }

  @Test
  void what_is_said_of_a_migration_beforehand_is_what_it_does() {
    var steps = List.of(SLEEP, SEND, CALL, WATCH, ON_FREE.replace("free", "pro"));
    for (var before : List.of(SLEEP, CALL, WATCH)) {
      for (var after : steps) {
        var journey = at(before);
        var state = journey.run().state().getClass();
        var said = Carried.of(state, definition("", after).step("a").orElse(null));

        migrated(journey, 2, "", after);

        boolean anew = journey.run().visits() > 1;
        assertThat(said)
            .as(before + " " + after)
            .isEqualTo(anew ? Carried.RESTARTS : Carried.GOES_ON);
      }
    }
    assertThat(Carried.of(State.Failed.class, null)).isEqualTo(Carried.VANISHES);
  }
}

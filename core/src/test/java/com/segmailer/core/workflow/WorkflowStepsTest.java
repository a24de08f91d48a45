package com.segmailer.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.contact.Edit;
import com.segmailer.core.decision.Change;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.LogEntry.Did;
import com.segmailer.core.workflow.Run.End;
import com.segmailer.core.workflow.Run.State;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each step does, and what peers get wrong about them. */
class WorkflowStepsTest {

  private static final State COMPLETED = new State.Ended(End.COMPLETED, "");

  private static String mail(String id) {
    return "'" + id + "':{'type':'sendEmail','template':'00000000-0000-0000-0000-000000000001',"
        + "'version':1}";
  }

  private static Journey on(String reentry, String steps) {
    return new Journey()
        .publish(
            1,
            "{'triggers':[{'type':'event','event':'go'}],'reentry':'" + reentry
                + "','start':'a','steps':{" + steps + "}}")
        .save("{'plan':'free'}");
  }

  private static Journey on(String steps) {
    return on("always", steps);
  }

  @Test
  void a_branch_takes_one_way_and_what_follows_it_waits_for_the_decision() {
    var journey = on("'a':{'type':'branch','branches':["
        + "{'if':{'attribute':'plan','operator':'equals','value':'pro'},'next':'x'},"
        + "{'if':{'attribute':'plan','operator':'equals','value':'free'},'next':'y'}],"
        + "'otherwise':'z'}," + mail("x") + "," + mail("y") + "," + mail("z"));

    journey.event("go", "{}");

    assertThat(journey.mails()).containsExactly("y");
  }

  @ParameterizedTest
  @CsvSource({
    "event.size, '{''size'':9}'",
    "event.data.size, '{''size'':9}'",
    "event.data.size, '{''data'':{''size'':9}}'",
    "event.size, '{''data'':{''size'':9}}'"
  })
  void what_an_event_said_is_asked_for_with_or_without_data(String path, String data) {
    var journey = on("'a':{'type':'branch','branches':[{'where':{'property':'" + path
        + "','operator':'equals','value':9},'next':'x'}],'otherwise':'y'}," + mail("x") + ","
        + mail("y"));

    assertThat(journey.event("go", data).mails()).containsExactly("x");
  }

  @Test
  void the_name_of_an_event_does_not_stand_in_for_one_that_it_said() {
    var journey = on(mail("a"));

    journey.event("go", "{}").event("go", "{'name':'Shoes'}");

    assertThat(journey.messages())
        .extracting(message -> ((Value.Dict) message.data().get("event")).get("name"))
        .containsExactly(new Value.Text("go"), new Value.Text("Shoes"));
  }

  @Test
  void a_branch_may_ask_for_the_event_that_started_the_run() {
    var journey = on("'a':{'type':'branch','branches':[{'where':"
        + "{'property':'event.size','operator':'greaterThan','value':5},'next':'x'}],"
        + "'otherwise':'y'}," + mail("x") + "," + mail("y"));

    journey.event("go", "{'size':9}").event("go", "{'size':1}");

    assertThat(journey.mails()).containsExactly("x", "y");
  }

  @Test
  void an_update_is_seen_by_the_next_step_and_by_segments() {
    var journey = on("'a':{'type':'updateContact','attributes':{'plan':'pro'},"
        + "'operations':[{'op':'increment','attribute':'n','value':2}],'next':'b'},"
        + "'b':{'type':'branch','branches':[{'if':{'segment':'" + Journey.PRO
        + "'},'next':'x'}]}," + mail("x"));

    journey.event("go", "{}");

    assertThat(journey.mails()).containsExactly("x");
    assertThat(journey.contact().profile().attributes().get("n")).isEqualTo(Value.Decimal.of(2));
  }

  @Test
  void an_update_that_cannot_be_made_fails_the_run_which_can_be_retried_or_skipped() {
    var journey = on("'a':{'type':'updateContact','operations':[{'op':'increment',"
        + "'attribute':'plan','value':1}],'next':'x'}," + mail("x"));
    journey.event("go", "{}");
    var run = journey.run();

    assertThat(run.state()).isInstanceOf(State.Failed.class);

    journey.apply(new Change.Reach(run.id(), new Cue.Told(new Cue.Order.Retry())));
    assertThat(journey.run().state()).isInstanceOf(State.Failed.class);

    journey.save("{'plan':3}");
    journey.apply(new Change.Reach(run.id(), new Cue.Told(new Cue.Order.Retry())));
    assertThat(journey.run().state()).isEqualTo(COMPLETED);
    assertThat(journey.mails()).containsExactly("x");
  }

  @Test
  void a_wait_ends_at_its_instant_however_long_nobody_looked() {
    var journey = on("'a':{'type':'wait','for':'90m','next':'x'}," + mail("x"));

    journey.event("go", "{}").pass(Duration.ofMinutes(89));
    assertThat(journey.messages()).isEmpty();

    journey.pass(Duration.ofMinutes(1));
    assertThat(journey.messages().getFirst().dueAt())
        .isEqualTo(Journey.NOON.plus(Duration.ofMinutes(90)));
  }

  @Test
  void a_time_of_day_is_the_contacts_own() {
    var journey = on("'a':{'type':'wait','until':{'time':'09:00','days':['wednesday']},"
        + "'next':'x'}," + mail("x"));

    journey.save("{'timezone':'America/New_York'}").event("go", "{}").pass(Duration.ofDays(7));

    assertThat(journey.messages().getFirst().dueAt()).isEqualTo("2026-03-04T14:00:00Z");
  }

  @Test
  void inside_a_window_nobody_waits_and_outside_it_until_it_opens() {
    var window =
        "'a':{'type':'wait','until':{'from':'09:00','to':'17:00'},'next':'x'}," + mail("x");
    var inside = on(window).event("go", "{}");
    var outside = on(window).pass(Duration.ofHours(5)).event("go", "{}").pass(Duration.ofDays(2));

    assertThat(inside.messages()).hasSize(1);
    assertThat(outside.messages().getFirst().dueAt()).isEqualTo("2026-03-03T09:00:00Z");
  }

  @Test
  void a_wait_for_a_date_follows_the_date_when_it_moves() {
    var journey = on("'a':{'type':'wait','until':{'attribute':'renews','offset':'-1d'},"
        + "'next':'x'}," + mail("x"));

    journey.save("{'renews':'2026-03-10'}").event("go", "{}").pass(Duration.ofDays(2));
    journey.save("{'renews':'2026-03-20'}").pass(Duration.ofDays(30));

    assertThat(journey.messages()).hasSize(1);
    assertThat(journey.messages().getFirst().dueAt()).isEqualTo("2026-03-19T00:00:00Z");
  }

  @Test
  void who_has_no_such_date_does_not_wait_for_ever() {
    var journey = on("'a':{'type':'wait','until':{'attribute':'renews'},'next':'x'}," + mail("x"));

    assertThat(journey.event("go", "{}").mails()).containsExactly("x");
  }

  @Test
  void waiting_until_ends_by_what_is_awaited_or_by_the_timeout_and_never_by_both() {
    var steps = "'a':{'type':'waitUntil','event':'open','next':'x',"
        + "'timeout':{'after':'2d','next':'y'}}," + mail("x") + "," + mail("y");

    var seen = on(steps).event("go", "{}").pass(Duration.ofDays(1)).event("open", "{}");
    seen.pass(Duration.ofDays(5)).event("open", "{}");
    var late = on(steps).event("go", "{}").pass(Duration.ofDays(5)).event("open", "{}");

    assertThat(seen.mails()).containsExactly("x");
    assertThat(late.mails()).containsExactly("y");
  }

  @Test
  void waiting_for_what_is_so_already_does_not_wait() {
    var journey = on("'a':{'type':'waitUntil','condition':{'attribute':'plan','operator':'equals',"
        + "'value':'free'},'next':'x'}," + mail("x"));

    assertThat(journey.event("go", "{}").mails()).containsExactly("x");
  }

  @Test
  void a_split_draws_by_weight_and_the_same_again_for_the_same_run() {
    var chosen = new HashMap<String, Integer>();
    for (int i = 0; i < 2_000; i++) {
      var key = new Effect.Key(new UUID(i, i), "a", 1);
      long drawn = Effect.drawn(key.run() + "/1/a");
      chosen.merge(drawn * 10 >>> 32 < 3 ? "x" : "y", 1, Integer::sum);
      assertThat(Effect.drawn(key.run() + "/1/a")).isEqualTo(drawn);
    }
    assertThat(chosen.get("x")).isBetween(500, 700);
  }

  @Test
  void a_contact_without_an_address_is_passed_by_and_the_log_says_why() {
    var journey = on(mail("a"));
    var edit = Edit.NONE.dropping(Set.of(Edit.Identity.EMAIL));
    journey.apply(new Change.Save(new Edit(null, "u1", null, Value.Dict.EMPTY, List.of())));
    journey.apply(new Change.Save(edit)).event("go", "{}");

    assertThat(journey.messages()).isEmpty();
    assertThat(journey.log(journey.run()).getLast().did()).isEqualTo(Did.SKIPPED);
  }

  @Test
  void a_migrated_run_keeps_its_timer_and_one_whose_step_is_gone_is_ended() {
    var before = "{'triggers':[{'type':'event','event':'go'}],'start':'a','steps':{"
        + "'a':{'type':'wait','for':'3d','next':'x'}," + mail("x") + "}}";
    var journey = on("'a':{'type':'wait','for':'3d','next':'x'}," + mail("x"));
    journey.event("go", "{}");
    var until = journey.run().wakeAt();

    journey.publish(1, 2, Journey.parsed(before.replace("'x'", "'y'")));
    journey.apply(
        new Change.Reach(journey.run().id(), new Cue.Told(new Cue.Order.Migrate(2, true))));

    assertThat(journey.run().wakeAt()).isEqualTo(until);
    assertThat(journey.pass(Duration.ofDays(3)).mails()).containsExactly("y");
  }
}

package com.segmailer.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.workflow.Run.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Where workflows are cut, and that they say so. */
class WorkflowBoundsTest {

  private static String mail(String id) {
    return "'" + id + "':{'type':'sendEmail','template':'00000000-0000-0000-0000-000000000001',"
        + "'version':1}";
  }

  private static Journey on(String steps) {
    return new Journey()
        .publish(
            1,
            "{'triggers':[{'type':'event','event':'go'}],'reentry':'always','start':'a','steps':{"
                + steps + "}}")
        .save("{}");
  }

  @Test
  void workflows_that_set_each_other_off_are_cut_and_say_so() {
    var flip = "{'triggers':[{'type':'attributeChanged','attribute':'plan','to':'%s'}],"
        + "'reentry':'always','start':'a','steps':{"
        + "'a':{'type':'updateContact','attributes':{'plan':'%s'}}}}";
    var journey = new Journey()
        .publish(1, flip.formatted("ping", "pong"))
        .publish(2, flip.formatted("pong", "ping"));

    journey.save("{'plan':'ping'}");

    var last = journey.run();
    assertThat(journey.runs()).hasSize(Limits.CAUSATION_DEPTH + 1);
    assertThat(last.state())
        .isInstanceOfSatisfying(
            State.Failed.class,
            failed -> assertThat(failed.reason()).contains("set each other off"));
  }

  @Test
  void a_key_longer_than_its_bound_is_none() {
    var keyed = "{'triggers':[{'type':'event','event':'go'}],'key':'n','start':'a','steps':{'a':"
        + "{'type':'wait','for':'1d'}}}";
    var journey = new Journey().publish(1, keyed).save("{}");

    journey.event("go", "{'n':'" + "7".repeat(Limits.KEY_LENGTH + 1) + "'}");
    journey.event("go", "{'n':1e" + Limits.KEY_LENGTH + "}");
    assertThat(journey.runs()).isEmpty();

    journey.event("go", "{'n':1e" + (Limits.KEY_LENGTH - 1) + "}");
    assertThat(journey.runs()).hasSize(1);
  }

  private static Journey crowded(String first, String others) {
    var journey = new Journey()
        .publish(
            1,
            "{'triggers':[{'type':'event','event':'go'}],'key':'n','start':'a','steps':{'a':"
                + others + "}}")
        .publish(
            2,
            "{'triggers':[{'type':'event','event':'first'}],'start':'a','steps':{'a':" + first
                + "}}")
        .save("{'plan':'free'}")
        .event("first", "{}");
    for (int i = 1; i < Limits.RUNS; i++) {
      journey.event("go", "{'n':" + i + "}");
    }
    assertThat(journey.contact().standing().workflows().runs()).hasSize(Limits.RUNS);
    return journey;
  }

  private static final String WAIT = "{'type':'wait','for':'1d'}";

  @Test
  void a_contact_has_so_many_runs_and_no_more() {
    var journey = crowded(WAIT, WAIT);
    long version = journey.contact().version();

    journey.event("go", "{'n':1000}");

    assertThat(journey.contact().standing().workflows().runs()).hasSize(Limits.RUNS);
    assertThat(journey.last()).isEmpty();
    assertThat(journey.contact().version()).isEqualTo(version);
  }

  @Test
  void a_run_that_has_failed_makes_room_for_another() {
    var fails = "{'type':'updateContact','operations':["
        + "{'op':'increment','attribute':'plan','value':1}]}";
    var journey = crowded(fails, WAIT);
    var failed = journey.runs().getFirst();
    assertThat(failed.state()).isInstanceOf(State.Failed.class);

    journey.event("go", "{'n':1000}");

    assertThat(journey.contact().standing().workflows().runs()).hasSize(Limits.RUNS);
    assertThat(journey.run().start().key()).isEqualTo("1000");
    assertThat(journey.runs().getFirst().state())
        .isEqualTo(new State.Ended(Run.End.STOPPED, "made room for another run of the contact"));
  }

  @Test
  void a_run_that_takes_many_steps_lets_others_go_first_and_goes_on() {
    var steps = new StringBuilder();
    for (int i = 0; i < 80; i++) {
      steps
          .append("'")
          .append(i == 0 ? "a" : "s" + i)
          .append("':{'type':'emitEvent','event':'e','next':'s")
          .append(i + 1)
          .append("'},");
    }
    var journey = on(steps + mail("s80"));

    journey.event("go", "{}");
    assertThat(journey.run().visits()).isEqualTo(Limits.STEPS_A_WAKE_UP);

    journey.pass(Duration.ofSeconds(1));
    assertThat(journey.mails()).containsExactly("s80");
  }

  @Test
  void a_circle_ends_when_a_run_has_taken_too_many_steps() {
    var journey = on("'a':{'type':'wait','for':'1m','next':'b'},"
        + "'b':{'type':'emitEvent','event':'tick','next':'a'}");

    journey.event("go", "{}").pass(Duration.ofDays(2));

    assertThat(journey.run().visits()).isEqualTo(Limits.VISITS);
    assertThat(journey.run().state()).isInstanceOf(State.Failed.class);
  }
}

package com.segmailer.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.contact.JsonSize;
import com.segmailer.core.decision.Change;
import com.segmailer.core.testkit.Json;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.LogEntry.Did;
import com.segmailer.core.workflow.Run.State;
import org.junit.jupiter.api.Test;

/** Runs that ask others, and what they keep of the answers. */
class WorkflowCallsTest {

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
  void a_call_is_answered_once_and_its_answer_is_there_for_later_steps() {
    var journey = on("'a':{'type':'callWebhook','url':'https://example.com/','next':'b'},"
        + "'b':{'type':'branch','branches':[{'where':{'property':'calls.a.body.ok',"
        + "'operator':'isTrue'},'next':'x'}],'otherwise':'y'}," + mail("x") + "," + mail("y"));
    journey.event("go", "{}");
    var run = journey.run();
    var answer =
        new Cue.Answered(run.visits(), new Cue.Answer(true, 200, Json.parse("{'ok':true}"), ""));

    journey.apply(new Change.Reach(run.id(), answer)).apply(new Change.Reach(run.id(), answer));

    assertThat(journey.calls()).hasSize(1);
    assertThat(journey.mails()).containsExactly("x");
  }

  @Test
  void of_an_answer_that_is_too_large_what_branches_ask_for_is_kept_and_the_log_says_so() {
    var journey = on("'a':{'type':'callWebhook','url':'https://example.com/','next':'b'},"
        + "'b':{'type':'branch','branches':[{'where':{'not':{'any':[{"
        + "'property':'calls.a.body.score','operator':'equals','value':7}]}},'next':'x'}],"
        + "'otherwise':'y'}," + mail("x") + "," + mail("y"));
    journey.event("go", "{}");
    var run = journey.run();
    var body = new StringBuilder("{");
    for (int i = 0; i < 100; i++) {
      body.append("'m").append(i).append("':'").append("x".repeat(400)).append("',");
    }
    var answer = new Cue.Answer(true, 200, Json.parse(body + "'score':7}"), "");

    journey.apply(new Change.Reach(run.id(), new Cue.Answered(run.visits(), answer)));

    assertThat(journey.mails()).containsExactly("y");
    var answered = journey.log(journey.run()).stream()
        .filter(entry -> entry.did() == Did.ANSWERED)
        .findFirst()
        .orElseThrow();
    assertThat(((Value.Text) answered.why().get("body")).text()).endsWith(" of 101 members kept");
    assertThat(JsonSize.of(journey.run().data())).isBetween(7_000L, (long) Limits.DATA_BYTES);
  }

  @Test
  void an_answer_without_members_is_kept_whole_or_not_at_all() {
    var journey = on("'a':{'type':'callWebhook','url':'https://example.com/'}");
    journey.event("go", "{}");
    var run = journey.run();
    var answer = new Cue.Answer(true, 200, new Value.Text("x".repeat(9_000)), "");

    journey.apply(new Change.Reach(run.id(), new Cue.Answered(run.visits(), answer)));

    assertThat(journey.log(journey.run()).getLast().why().get("body"))
        .isEqualTo(new Value.Text("does not fit into the run"));
    assertThat(JsonSize.of(journey.run().data())).isLessThan(200);
  }

  @Test
  void of_an_event_that_is_too_large_what_fits_is_kept_and_the_log_says_so() {
    var journey = on("'a':{'type':'wait','for':'1d'}");

    journey.event("go", "{'small':1,'large':'" + "x".repeat(9_000) + "','last':2}");

    assertThat(journey.run().data())
        .isEqualTo(Json.parse("{'event':{'small':1,'last':2,'name':'go'}}"));
    assertThat(journey.log(journey.run()).getFirst().why().get("data"))
        .isEqualTo(new Value.Text("2 of 3 members kept"));
  }

  @Test
  void a_call_that_fails_for_good_takes_its_own_way_or_fails_the_run() {
    var bare =
        on("'a':{'type':'callWebhook','url':'https://example.com/','next':'x'}," + mail("x"));
    var failure = new Cue.Answered(1, new Cue.Answer(false, 500, Value.NULL, ""));

    bare.event("go", "{}").apply(new Change.Reach(bare.run().id(), failure));

    assertThat(bare.run().state()).isEqualTo(new State.Failed("a", "status 500"));
    assertThat(bare.log(bare.run()).getLast().did()).isEqualTo(Did.FAILED);
  }
}

package com.segmailer.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.testkit.Json;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.LogEntry.Did;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The log of a run says what decided. */
class WorkflowLogTest {

  private static final String GO = "{'type':'event','event':'go'}";

  private static Journey on(String triggers, String rest) {
    return new Journey()
        .publish(1, "{'triggers':[" + triggers + "],'reentry':'always'," + rest + "}")
        .save("{'plan':'free'}");
  }

  private static Value why(Journey journey, Did did) {
    return journey.log(journey.run()).stream()
        .filter(entry -> entry.did() == did)
        .findFirst()
        .orElseThrow()
        .why();
  }

  @Test
  void a_branch_tells_what_it_read_up_to_the_way_it_took() {
    var journey = on(
        GO,
        "'start':'a','steps':{'a':{'type':'branch','branches':["
            + "{'where':{'property':'event.reason','operator':'equals','value':'price'}},"
            + "{'if':{'all':[{'attribute':'plan','operator':'equals','value':'free'},"
            + "{'segment':'" + Journey.FREE + "'}]}},"
            + "{'if':{'attribute':'never','operator':'exists'}}]}}");

    journey.event("go", "{'reason':'time'}");

    assertThat(why(journey, Did.BRANCHED))
        .isEqualTo(Json.parse("{'branch':1,'read':[{'property':'event.reason','value':'time'},"
            + "{'attribute':'plan','value':'free'},"
            + "{'segment':'" + Journey.FREE + "','value':true}]}"));
  }

  @Test
  void of_much_that_was_read_a_little_is_told() {
    var tests = "{'property':'event.a0','operator':'equals','value':'x'}"
        + ",{'property':'event.b','operator':'equals','value':0}"
        + ",{'property':'event.c','operator':'equals','value':1}";
    for (int i = 1; i < 40; i++) {
      tests += ",{'property':'event.a" + i + "','operator':'exists'}";
    }
    var journey = on(
        GO,
        "'start':'a','steps':{'a':{'type':'branch','branches':[{'where':{'any':[" + tests
            + "]}}]}}");

    journey.event("go", "{'a0':'" + "y".repeat(500) + "','b':[" + "1,".repeat(300) + "1]}");

    var read = ((Value.Array) ((Value.Dict) why(journey, Did.BRANCHED)).get("read")).items();
    assertThat(read).hasSize(Evidence.MOST);
    assertThat(((Value.Dict) read.get(0)).get("value"))
        .isEqualTo(new Value.Text("y".repeat(Evidence.LONGEST / 2)));
    assertThat(read.get(1)).isEqualTo(Json.parse("{'property':'event.b','value':null,'cut':true}"));
    assertThat(read.get(2)).isEqualTo(Json.parse("{'property':'event.c','value':null}"));
  }

  @Test
  void the_start_tells_which_trigger_it_was() {
    var journey = on(
        "{'type':'direct'},{'type':'event','event':'come'}," + GO,
        "'start':'a','steps':{'a':{'type':'end'}}");

    journey.event("go", "{}");

    assertThat(why(journey, Did.STARTED))
        .isEqualTo(Json.parse("{'trigger':'event','number':3,'event':'go'}"));
  }

  @Test
  void an_exit_is_counted_as_in_its_reason_and_tells_what_set_it_off() {
    var waiting = "'start':'a','steps':{'a':{'type':'wait','for':'9d'}},"
        + "'exits':[{'event':'gone','where':{'property':'far','operator':'isTrue'}},"
        + "{'condition':{'attribute':'plan','operator':'equals','value':'pro'}}]";

    var gone = on(GO, waiting).event("go", "{}").event("gone", "{'far':true}");
    assertThat(why(gone, Did.ENDED))
        .isEqualTo(
            Json.parse("{'exit':1,'event':'gone','read':[{'property':'far','value':true}]}"));
    assertThat(gone.run().state())
        .isEqualTo(new Run.State.Ended(Run.End.EXITED, "exit 1 of the workflow"));

    var grown = on(GO, waiting).event("go", "{}").save("{'plan':'pro'}");
    assertThat(why(grown, Did.ENDED))
        .isEqualTo(Json.parse("{'exit':2,'read':[{'attribute':'plan','value':'pro'}]}"));
  }

  @Test
  void the_goal_tells_what_reached_it() {
    var journey =
        on(GO, "'goal':{'event':'paid'},'start':'a','steps':{'a':{'type':'wait','for':'9d'}}");

    journey.event("go", "{}").event("paid", "{}");

    assertThat(why(journey, Did.ENDED)).isEqualTo(Json.parse("{'exit':'goal','event':'paid'}"));
  }

  @Test
  void an_awaited_condition_and_an_update_are_told() {
    var journey = on(
        GO,
        "'start':'a','steps':{'a':{'type':'waitUntil','next':'b',"
            + "'condition':{'attribute':'plan','operator':'equals','value':'pro'}},"
            + "'b':{'type':'updateContact','attributes':{'x':1},"
            + "'operations':[{'op':'increment','attribute':'n','value':2}]}}");

    journey.event("go", "{}").pass(Duration.ofHours(1)).save("{'plan':'pro'}");

    assertThat(why(journey, Did.PASSED))
        .isEqualTo(Json.parse("{'read':[{'attribute':'plan','value':'pro'}]}"));
    assertThat(why(journey, Did.UPDATED)).isEqualTo(Json.parse("{'attributes':['x','n']}"));
  }
}

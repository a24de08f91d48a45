package com.segmailer.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.decision.Change;
import com.segmailer.core.decision.Progress.RunChange;
import com.segmailer.core.workflow.Run.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When time, or nothing but time, brings a contact's workflows on: never for nothing, never too late. */
class WorkflowAlarmsTest {

  private static final String END = "'start':'end','steps':{'end':{'type':'end'}}}";
  private static final String ON_DAY = "{'triggers':[{'type':'date','attribute':'day'}]," + END;
  private static final String ON_GO =
      "{'triggers':[{'type':'event','event':'go'}],'reentry':'always'," + END;

  @Test
  void nobody_wakes_for_a_date_of_a_workflow_that_is_gone() {
    var journey = new Journey().publish(1, ON_DAY).save("{'day':'2026-03-05'}");
    assertThat(journey.contact().standing().wakeAt()).isNotNull();

    journey.withdraw(1).pass(Duration.ofDays(10));

    assertThat(journey.contact().standing().wakeAt()).isNull();
    assertThat(journey.contact().standing().workflows().dates()).isEqualTo(DateAlarms.NONE);
  }

  @Test
  void a_date_that_has_come_starts_its_run_also_when_a_write_is_there_before_the_waker() {
    var journey = new Journey().publish(1, ON_DAY).save("{'day':'2026-03-05'}");

    journey.jump(Duration.ofDays(3)).save("{'day':'2026-04-05'}");
    assertThat(journey.runs()).hasSize(1);

    journey.pass(Duration.ofDays(40));
    assertThat(journey.runs()).hasSize(1);
  }

  @Test
  void a_date_that_has_come_starts_its_run_also_where_its_trigger_has_another_place_by_now() {
    var journey = new Journey().publish(1, ON_DAY).save("{'day':'2026-03-05'}");

    var other = ON_DAY.replace("[{'type'", "[{'type':'event','event':'go'},{'type'");
    journey.jump(Duration.ofDays(4)).publish(1, 2, Journey.parsed(other));
    journey.pass(Duration.ofDays(1));

    assertThat(journey.runs()).hasSize(1);
  }

  @Test
  void a_wait_for_a_date_that_has_come_is_over_also_when_a_write_moves_the_date() {
    var journey = new Journey()
        .publish(
            1,
            ON_GO.replace(
                END,
                "'start':'wait','steps':{'wait':{'type':'wait','until':{'attribute':'day'},"
                    + "'next':'end'},'end':{'type':'end'}}}"))
        .save("{'day':'2026-03-05'}")
        .event("go", "{}");

    journey.jump(Duration.ofDays(3)).save("{'day':'2026-04-05'}");

    assertThat(journey.run().state()).isInstanceOf(State.Ended.class);
  }

  @Test
  void runs_that_begin_and_end_at_one_instant_are_different_ones() {
    var journey = new Journey().publish(1, ON_GO).save("{}");

    journey.event("go", "{}").event("go", "{}").event("go", "{}").event("go", "{}");

    assertThat(journey.runs()).hasSize(4);
  }

  @Test
  void who_fails_at_once_leaves_when_it_is_time() {
    var steps = "'start':'add','steps':{'add':{'type':'updateContact','operations':["
        + "{'op':'increment','attribute':'plan','value':1}]}}}";
    var journey = new Journey()
        .publish(
            1,
            ON_GO.replace(
                END,
                "'exits':[{'condition':{'attribute':'seen',"
                    + "'operator':'moreThanAgo','value':'2d'}}]," + steps))
        .save("{'plan':'free','seen':'2026-03-02T12:00:00Z'}")
        .event("go", "{}");
    assertThat(journey.run().state()).isInstanceOf(State.Failed.class);

    journey.pass(Duration.ofDays(2));

    assertThat(journey.run().state()).isInstanceOf(State.Ended.class);
  }

  @Test
  void a_failure_is_one_only_once() {
    var steps = "'start':'add','steps':{'add':{'type':'updateContact','operations':["
        + "{'op':'increment','attribute':'plan','value':1}]}}}";
    var definition = ON_GO.replace(END, steps);
    var journey = new Journey().publish(1, definition).save("{'plan':'free'}").event("go", "{}");
    assertThat(journey.last()).extracting(RunChange::failed).isEqualTo(List.of(true));

    journey.publish(1, 2, Journey.parsed(definition));
    var order = new Cue.Told(new Cue.Order.Migrate(2, false));
    journey.apply(new Change.Reach(journey.run().id(), order));

    assertThat(journey.run().start().version()).isEqualTo(2);
    assertThat(journey.last()).extracting(RunChange::failed).isEqualTo(List.of(false));
  }
}

package com.segmailer.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.decision.Change;
import com.segmailer.core.workflow.Run.State;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waits until a local time or a window: they are where the contact is, whenever somebody looks. */
class WorkflowWaitsTest {

  private static final String END = "'start':'end','steps':{'end':{'type':'end'}}}";
  private static final String ON_GO =
      "{'triggers':[{'type':'event','event':'go'}],'reentry':'always'," + END;

  private static Journey waiting(String until) {
    return new Journey()
        .publish(
            1,
            ON_GO.replace(
                END,
                "'start':'wait','steps':{'wait':{'type':'wait','until':" + until
                    + ",'next':'end'},'end':{'type':'end'}}}"));
  }

  /** It is noon in London and nine in the evening in Tokyo. */
  @ParameterizedTest
  @ValueSource(strings = {"{'time':'18:00'}", "{'from':'18:00','to':'20:00'}"})
  void a_wait_for_a_local_time_follows_the_contact_into_its_zone(String until) {
    var journey = waiting(until).save("{}").event("go", "{}");

    journey.save("{'timezone':'Asia/Tokyo'}").pass(Duration.ofDays(2));

    assertThat(journey.log(journey.run()).getLast().at())
        .isEqualTo(Instant.parse("2026-03-03T09:00:00Z"));
  }

  @Test
  void a_window_that_is_open_where_the_contact_is_ends_the_wait() {
    var journey = waiting("{'from':'20:00','to':'22:00'}").save("{}").event("go", "{}");

    journey.save("{'timezone':'Asia/Tokyo'}");

    assertThat(journey.run().state()).isInstanceOf(State.Ended.class);
  }

  @Test
  void a_window_that_has_closed_before_anybody_looked_is_waited_for_again() {
    var journey = waiting("{'from':'18:00','to':'20:00'}").save("{}").event("go", "{}");

    journey.jump(Duration.ofHours(9)).apply(new Change.Wake());
    assertThat(journey.run().state())
        .isEqualTo(new State.Sleeping("wait", Instant.parse("2026-03-03T18:00:00Z")));

    journey.pass(Duration.ofDays(1));
    assertThat(journey.run().state()).isInstanceOf(State.Ended.class);
  }
}

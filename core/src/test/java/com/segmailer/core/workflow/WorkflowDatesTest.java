package com.segmailer.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.decision.Change;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Dates that come before the records of contacts wait for them. */
class WorkflowDatesTest {

  private static final String END = "'start':'end','steps':{'end':{'type':'end'}}}";
  private static final String ON_DAY = "{'triggers':[{'type':'date','attribute':'day'}]," + END;

  @Test
  void a_date_that_comes_before_the_contact_waits_for_it_is_made_up_for_once() {
    var again = ON_DAY.replace("'start'", "'reentry':'always','start'");
    var journey = new Journey().save("{'day':'2026-03-02T13:00:00Z'}");

    journey.unbuilt().publish(1, again).jump(Duration.ofHours(2));
    journey.apply(new Change.Review(Set.of())).apply(new Change.Review(Set.of()));

    assertThat(journey.runs()).hasSize(1);
  }

  @Test
  void a_date_that_lay_behind_when_its_workflow_was_published_starts_nothing() {
    var journey = new Journey().save("{'day':'2026-03-02T11:00:00Z'}");

    journey.unbuilt().publish(1, ON_DAY).jump(Duration.ofHours(2));

    assertThat(journey.apply(new Change.Review(Set.of())).runs()).isEmpty();
  }

  @Test
  void a_version_whose_triggers_stand_in_another_order_loses_no_date() {
    var other = "{'type':'date','attribute':'other'}";
    var day = "{'type':'date','attribute':'day'}";
    var journey = new Journey()
        .publish(1, "{'triggers':[" + day + "," + other + "]," + END)
        .save("{'day':'2026-03-02T13:00:00Z'}");

    journey
        .unbuilt()
        .publish(1, 2, Journey.parsed("{'triggers':[" + other + "," + day + "]," + END));
    journey.pass(Duration.ofHours(2));

    assertThat(journey.runs()).hasSize(1);
  }
}

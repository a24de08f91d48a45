package com.segmailer.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.decision.Change;
import com.segmailer.core.workflow.Run.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What goes on while a workflow is paused, and what when it is over. */
class WorkflowPauseTest {

  private static final String MAIL =
      "'mail':{'type':'sendEmail','template':'00000000-0000-0000-0000-000000000001','version':1}";
  private static final String WAIT = "'wait':{'type':'wait','for':'3d','next':'mail'}," + MAIL;

  private static WorkflowDefinition onOrder(String steps) {
    return Journey.parsed("{'triggers':[{'type':'event','event':'order'}],'reentry':'always',"
        + "'start':'wait','steps':{" + steps + "}}");
  }

  private static final String PAYING =
      "'wait':{'type':'wait','for':'1d','next':'pay'},'pay':{'type':'waitUntil','event':'paid','next':'thanks',"
          + "'timeout':{'after':'3d','next':'mail'}},"
          + MAIL.replace("'mail'", "'thanks'") + "," + MAIL;

  /** A run that is sleeping when its workflow is paused, of which two days pass. */
  private static Journey paused(WorkflowDefinition definition) {
    return new Journey()
        .publish(1, 1, definition)
        .save("{}")
        .event("order", "{}")
        .publish(1, 1, definition, Workflows.Standing.PAUSED)
        .pass(Duration.ofDays(2));
  }

  @Test
  void who_comes_to_a_wait_during_a_pause_sees_what_happens_during_it() {
    var definition = onOrder(PAYING);
    var journey = paused(definition);

    journey.event("paid", "{}").pass(Duration.ofDays(9));
    assertThat(journey.messages()).isEmpty();
    journey.publish(1, 1, definition).apply(new Change.Wake());

    assertThat(journey.mails()).containsExactly("thanks");
  }

  @Test
  void a_deadline_counts_from_the_arrival_also_during_a_pause() {
    var definition = onOrder(PAYING);
    var journey = paused(definition).pass(Duration.ofDays(2));

    journey.publish(1, 1, definition).apply(new Change.Wake());

    assertThat(journey.mails()).containsExactly("mail");
  }

  @Test
  void a_wait_for_a_time_of_day_begins_when_the_pause_is_over() {
    var morning = "'wait':{'type':'wait','for':'1d','next':'nine'},"
        + "'nine':{'type':'wait','until':{'time':'09:00'},'next':'mail'}," + MAIL;
    var definition = onOrder(morning);
    var journey = paused(definition).publish(1, 1, definition).apply(new Change.Wake());
    assertThat(journey.messages()).isEmpty();

    journey.pass(Duration.ofDays(1));

    assertThat(journey.messages().getFirst().dueAt()).isEqualTo("2026-03-05T09:00:00Z");
  }

  @Test
  void a_paused_workflow_starts_nothing_and_its_runs_stand_still() {
    var definition = onOrder(WAIT);
    var journey = new Journey().publish(1, 1, definition).save("{}").event("order", "{}");

    journey.publish(1, 1, definition, Workflows.Standing.PAUSED);
    journey.pass(Duration.ofDays(5)).event("order", "{}");

    assertThat(journey.messages()).isEmpty();
    assertThat(journey.run().state()).isEqualTo(new State.Ready("mail"));

    journey.publish(1, 1, definition).apply(new Change.Wake());

    assertThat(journey.messages()).hasSize(1);
  }
}

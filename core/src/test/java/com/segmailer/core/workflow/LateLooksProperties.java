package com.segmailer.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.decision.Change;
import com.segmailer.core.decision.Overdue;
import com.segmailer.core.decision.Simulation;
import com.segmailer.core.testkit.RandomWorkflows;
import com.segmailer.core.testkit.Trials;
import com.segmailer.core.workflow.LogEntry.Did;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Nobody comes to look at the instants at which something comes about, and it comes about all the same. */
class LateLooksProperties {

  private static final String MAIL =
      "'mail':{'type':'sendEmail','template':'00000000-0000-0000-0000-000000000001',"
          + "'kind':'transactional'}";

  private static Journey on(String more, String steps) {
    return new Journey()
        .publish(
            1,
            "{'triggers':[{'type':'event','event':'go'}]," + more + "'start':'a','steps':{" + steps
                + "," + MAIL + "}}")
        .save("{'t':'2026-03-02T12:00:00Z'}")
        .event("go", "{}");
  }

  private static String ago(String hours) {
    return "{'attribute':'t','operator':'moreThanAgo','value':'" + hours + "'}";
  }

  @Test
  void what_was_awaited_came_before_the_timeout() {
    var journey = on(
        "",
        "'a':{'type':'waitUntil','condition':" + ago("1h")
            + ",'next':'mail','timeout':{'after':'2h','next':'end'}},'end':{'type':'end'}");

    journey.jump(Duration.ofHours(3)).apply(new Change.Wake());

    assertThat(journey.mails()).containsExactly("mail");
    assertThat(journey.run().since()).isEqualTo("2026-03-02T13:00:00Z");
  }

  @Test
  void waits_that_follow_one_another_count_from_their_instants() {
    var journey = on(
        "",
        "'a':{'type':'wait','for':'1h','next':'b'},'b':{'type':'wait','for':'1h','next':'mail'}");

    journey.jump(Duration.ofHours(3)).save("{'t':'2026-03-02T15:00:00Z'}");

    assertThat(journey.mails()).containsExactly("mail");
    assertThat(journey.log(journey.run()).getLast().at()).isEqualTo("2026-03-02T14:00:00Z");
  }

  @Test
  void a_step_is_taken_before_the_exit_that_came_later() {
    var journey = on(
        "'exits':[{'condition':" + ago("2h") + "}],",
        "'a':{'type':'wait','for':'1h','next':'mail'}");

    journey.jump(Duration.ofHours(3)).apply(new Change.Wake());

    assertThat(journey.mails()).containsExactly("mail");
  }

  @Test
  void one_look_makes_up_for_so_many_instants() {
    var steps = new StringBuilder("'a':{'type':'wait','for':'1m','next':'w1'}");
    for (int i = 1; i <= Overdue.MAX_INSTANTS + 5; i++) {
      var next = i == Overdue.MAX_INSTANTS + 5 ? "mail" : "w" + (i + 1);
      steps.append(",'w%d':{'type':'wait','for':'1m','next':'%s'}".formatted(i, next));
    }
    var journey = on("", steps.toString());

    journey.jump(Duration.ofHours(3)).apply(new Change.Wake());

    var passed = journey.log(journey.run()).stream()
        .filter(one -> one.did() == Did.PASSED)
        .toList();
    assertThat(passed).hasSize(Overdue.MAX_INSTANTS + 1);
    assertThat(passed.getLast().at()).isEqualTo(journey.now());
    journey.pass(Duration.ofHours(1));
    assertThat(journey.mails()).containsExactly("mail");
  }

  @Test
  void a_late_look_decides_what_punctual_ones_would_have() {
    Trials.run(300, 47_000_000, random -> {
      var journey = new Journey();
      var workflows = new RandomWorkflows(random, List.of(Journey.FREE, Journey.PRO), Journey.LIST);
      for (int no = 1; no <= 3; no++) {
        journey.publish(no, 1, indifferent(workflows));
      }
      for (int i = 0; i < 20; i++) {
        befalls(random, journey);
        journey.jump(Duration.ofMinutes(random.nextInt(2_000)).plusSeconds(7));
      }
      journey.apply(new Change.Wake());

      var simulated = journey.simulated(WorkflowLawsProperties.UNSENT, journey.now());

      if (simulated.whole() && mostWakes(simulated) <= Overdue.MAX_INSTANTS) {
        assertThat(simulated.contact()).isEqualTo(journey.contact());
      }
    });
  }

  /** One that neither asks when somebody looks nor waits for an answer, which a simulation gives at once. */
  private static WorkflowDefinition indifferent(RandomWorkflows workflows) {
    while (true) {
      var definition = workflows.next();
      if (definition.steps().values().stream()
          .noneMatch(step -> step instanceof Step.CallWebhook
              || step instanceof Step.Wait(Delay.Window window, var next))) {
        return definition;
      }
    }
  }

  private static void befalls(RandomGenerator random, Journey journey) {
    switch (random.nextInt(3)) {
      case 0 -> journey.save("{'plan':'" + (random.nextBoolean() ? "free" : "pro") + "'}");
      case 1 ->
        journey.save(
            "{'signup':'" + journey.now().plus(Duration.ofHours(random.nextInt(400) - 100)) + "'}");
      default -> journey.event(random.nextBoolean() ? "login" : "order", "{'total':5}");
    }
  }

  private static int mostWakes(Simulation.Outcome simulated) {
    int most = 0;
    int wakes = 0;
    for (var one : simulated.decisions()) {
      wakes = one.change() instanceof Change.Wake ? wakes + 1 : 0;
      most = Math.max(most, wakes);
    }
    return most;
  }
}

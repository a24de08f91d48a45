package com.segmailer.core.workflow;

import com.segmailer.core.decision.Change;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.Run.State;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** What happens to a contact, as it comes. */
record Future(RandomGenerator random) {

  private static final List<String> PLANS = List.of("free", "pro", "team", "Pro");
  // A place where the clock is changed in March and another where it is in April, and none.
  private static final List<String> ZONES = List.of("America/New_York", "Pacific/Auckland", "?");
  private static final List<String> EVENTS = List.of("login", "order", "feature_used");

  void befalls(Journey journey, int times) {
    for (int i = 0; i < times; i++) {
      switch (random.nextInt(7)) {
        case 6 -> journey.save("{'timezone':'" + pick(ZONES) + "'}");
        case 0, 1 -> journey.save("{'plan':'" + pick(PLANS) + "'}");
        case 2 ->
          journey.save("{'signup':'"
              + journey.now().plus(Duration.ofHours(random.nextInt(400) - 100)) + "'}");
        case 3, 4 ->
          journey.event(pick(EVENTS), "{'order':'o" + random.nextInt(3) + "','total':5}");
        default -> answer(journey);
      }
      journey.pass(Duration.ofMinutes(random.nextInt(3_000)));
    }
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private void answer(Journey journey) {
    for (var run : List.copyOf(journey.contact().standing().workflows().runs())) {
      if (run.state() instanceof State.Calling) {
        boolean success = random.nextBoolean();
        var answer = new Cue.Answer(success, success ? 200 : 500, Value.NULL, "");
        journey.apply(new Change.Reach(run.id(), new Cue.Answered(run.visits(), answer)));
      }
    }
  }
}

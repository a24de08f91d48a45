package com.segmailer.core.workflow;

import com.segmailer.core.workflow.Run.State;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** When time alone moves a run. */
final class Timing {

  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  private Timing() {}

  /**
   * Until when a wait lasts that was to last until {@code before}: dates of the contact may move, and so
   * may its zone.
   */
  static Instant until(Delay delay, Instant before, Scene scene) {
    var now = scene.now();
    return switch (delay) {
      case Delay.For span -> before;
      case Delay.UntilDate date ->
        date.dateIn(scene.facts().attribute(date.attribute().root()), scene.zone())
            .map(Timing::micros)
            .orElse(now);
      case Delay.AtTime time ->
        before.isAfter(now) ? micros(time.until(scene.zone(), now)) : before;
      case Delay.Window window -> {
        var open = window.until(scene.zone(), now);
        // It may have closed again before anybody came to look: what follows is done only then.
        var still = open.isAfter(now) ? open : window.until(scene.zone(), scene.seen());
        yield open.isAfter(now) || still.isAfter(scene.seen()) ? micros(still) : now;
      }
    };
  }

  /** Until when a wait lasts that begins now. */
  static Instant until(Delay delay, Scene scene) {
    return switch (delay) {
      case Delay.UntilDate date -> until(delay, scene.now(), scene);
      case Delay.Window window -> until(delay, scene.now(), scene);
      case Delay.For span -> micros(delay.until(scene.zone(), scene.now()));
      case Delay.AtTime time -> micros(delay.until(scene.zone(), scene.now()));
    };
  }

  /** Until when a run watches at most that began to at {@code since}; null when without end. */
  static @Nullable Instant deadline(Step.WaitUntil wait, Instant since, Scene scene) {
    var timeout = wait.timeout();
    return timeout == null ? null : micros(timeout.after().after(since, scene.zone()));
  }

  /** What a store keeps, not earlier. */
  static Instant micros(Instant instant) {
    var truncated = instant.truncatedTo(ChronoUnit.MICROS);
    return truncated.equals(instant) ? instant : truncated.plus(1, ChronoUnit.MICROS);
  }

  static @Nullable Instant wakeAt(WorkflowDefinition definition, Run run, Scene scene) {
    if (!run.active()) {
      return null;
    }
    var next = Instant.MAX;
    if (definition.goal() instanceof Watch.Holds(var condition)) {
      next = earlier(next, scene.verdict(condition).until());
    }
    for (var exit : definition.exits()) {
      if (exit instanceof Exit.When(Watch.Holds(var condition))) {
        next = earlier(next, scene.verdict(condition).until());
      }
    }
    next = switch (run.state()) {
      case State.Sleeping(var step, var until) -> earlier(next, until);
      case State.Watching(var step, var deadline) -> {
        var soonest = deadline == null ? next : earlier(next, deadline);
        yield definition.step(step).orElse(null)
                instanceof Step.WaitUntil(Watch.Holds(var condition), var to, var timeout)
            ? earlier(soonest, scene.verdict(condition).until())
            : soonest;
      }
      case State.Ready ready -> next;
      case State.Calling calling -> next;
      case State.Failed failed -> next;
      case State.Ended ended -> next;
    };
    return next.isAfter(LATEST) ? null : micros(next);
  }

  private static Instant earlier(Instant one, Instant other) {
    return other.isBefore(one) ? other : one;
  }
}

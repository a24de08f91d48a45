package com.segmailer.core.workflow;

import com.segmailer.core.value.Value;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contact on its way through one version of a workflow.
 *
 * @param data {@code event}, what started it, and {@code calls}, the answers of its calls by step
 * @param since when it came to its state
 * @param visits steps it has taken; with run and step it names one visit of a step
 * @param logged entries of its log so far
 * @param wakeAt no later than the instant at which time alone moves it; null if none does
 */
public record Run(
    Start start,
    Value.Dict data,
    State state,
    Instant since,
    int visits,
    int logged,
    @Nullable Instant wakeAt) {

  /**
   * What never changes of a run.
   *
   * @param workflow its number
   * @param key what sets it apart from other runs of the contact; empty when there can be but one
   * @param segment by which the contact came; null when by none
   */
  public record Start(
      UUID id,
      int workflow,
      int version,
      String key,
      Instant at,
      @Nullable UUID segment) {}

  /** Where a run is. */
  public sealed interface State {

    /** Before that step, which it takes as soon as it may. */
    record Ready(String step) implements State {}

    record Sleeping(String step, Instant until) implements State {}

    /** @param deadline null when it waits without end */
    record Watching(String step, @Nullable Instant deadline) implements State {}

    /** For the answer to a call. */
    record Calling(String step) implements State {}

    /** Somebody must retry, skip, move or end it. */
    record Failed(String step, String reason) implements State {}

    record Ended(End how, String reason) implements State {}
  }

  /** How a run ends. */
  public enum End {
    COMPLETED,
    GOAL,
    EXITED,
    STOPPED
  }

  public UUID id() {
    return start.id();
  }

  public boolean active() {
    return !(state instanceof State.Ended);
  }

  /** The step at which it stands; nothing once it has ended. */
  public Optional<String> step() {
    return switch (state) {
      case State.Ready(var step) -> Optional.of(step);
      case State.Sleeping(var step, var until) -> Optional.of(step);
      case State.Watching(var step, var deadline) -> Optional.of(step);
      case State.Calling(var step) -> Optional.of(step);
      case State.Failed(var step, var reason) -> Optional.of(step);
      case State.Ended ended -> Optional.empty();
    };
  }

  Run at(State next, Instant now) {
    return new Run(start, data, next, now, visits, logged, wakeAt);
  }

  Run visited() {
    return new Run(start, data, state, since, visits + 1, logged, wakeAt);
  }

  Run logged(int entries) {
    return new Run(start, data, state, since, visits, logged + entries, wakeAt);
  }

  Run knowing(Value.Dict known) {
    return new Run(start, known, state, since, visits, logged, wakeAt);
  }

  Run of(int version) {
    var moved =
        new Start(start.id(), start.workflow(), version, start.key(), start.at(), start.segment());
    return new Run(moved, data, state, since, visits, logged, wakeAt);
  }

  public Run wakingAt(@Nullable Instant at) {
    return new Run(start, data, state, since, visits, logged, at);
  }
}

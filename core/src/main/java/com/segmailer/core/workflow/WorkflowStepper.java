package com.segmailer.core.workflow;

import com.segmailer.core.event.Event;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.LogEntry.Did;
import com.segmailer.core.workflow.Run.End;
import com.segmailer.core.workflow.Run.State;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Moves runs. Total and pure: every run answers to every cue, with the same answer for the same
 * question. A {@link Cue.Go} takes one step; whoever drives gives it as long as the run is ready.
 */
public final class WorkflowStepper {

  private final WorkflowDefinition definition;
  private final Scene scene;
  private final Moves moves;

  private WorkflowStepper(WorkflowDefinition definition, Run run, Scene scene) {
    this.definition = definition;
    this.scene = scene;
    this.moves = new Moves(run, scene.now());
  }

  public static Transition step(WorkflowDefinition definition, Run run, Scene scene, Cue cue) {
    if (!run.active()
        || cue instanceof Cue.Told(Cue.Order.Migrate order) && order.isVain(definition, run)) {
      return Transition.none(run);
    }
    var stepper = new WorkflowStepper(definition, run, scene);
    stepper.take(cue);
    return waking(definition, stepper.moves, scene);
  }

  /** What becomes of a run whose step could not be done. */
  public static Transition failed(
      WorkflowDefinition definition, Run before, String reason, Scene scene) {
    var moves = new Moves(before, scene.now());
    var step = before.step().orElse("");
    moves.to(new State.Failed(step, reason), Did.FAILED, step, Moves.why("reason", reason));
    return waking(definition, moves, scene);
  }

  private static Transition waking(WorkflowDefinition definition, Moves moves, Scene scene) {
    var moved = moves.made();
    var wakeAt = Timing.wakeAt(definition, moved.run(), scene);
    return new Transition(moved.run().wakingAt(wakeAt), moved.effects(), moved.log());
  }

  private void take(Cue cue) {
    if (cue instanceof Cue.Told(var order)) {
      obey(order);
      if (order instanceof Cue.Order.Migrate && moves.run().active() && !leaves(new Cue.Look())) {
        // What the version it came from did not ask for may be so already: no news will tell it.
        look(null);
      }
      return;
    }
    if (leaves(cue)) {
      return;
    }
    switch (cue) {
      case Cue.Go() -> {
        if (moves.state() instanceof State.Ready(var step)) {
          new StepTaker(definition, scene, moves).take(step);
        }
      }
      case Cue.Look() -> look(null);
      case Cue.Happened(var event) -> look(event);
      case Cue.Answered(var visit, var answer) -> answered(visit, answer);
      case Cue.Left left -> {}
      case Cue.Told told -> {}
    }
  }

  /** Whether the goal is reached or an exit taken. */
  private boolean leaves(Cue cue) {
    var goal = definition.goal();
    if (goal != null && seen(goal, cue)) {
      var why = Evidence.left(null, new Exit.When(goal), cue, scene);
      moves.end(End.GOAL, "the goal is reached", why);
      return true;
    }
    for (int i = 0; i < definition.exits().size(); i++) {
      var exit = definition.exits().get(i);
      boolean taken = switch (exit) {
        case Exit.When(var watch) -> seen(watch, cue);
        case Exit.LeftSegment() ->
          cue instanceof Cue.Left(var segment) && segment.equals(moves.start().segment());
      };
      if (taken) {
        var why = Evidence.left(i + 1, exit, cue, scene);
        moves.end(End.EXITED, "exit " + (i + 1) + " of the workflow", why);
        return true;
      }
    }
    return false;
  }

  private boolean seen(Watch watch, Cue cue) {
    return switch (watch) {
      case Watch.Holds(var condition) -> scene.holds(condition);
      case Watch.Happens(var pattern) ->
        cue instanceof Cue.Happened(var event) && pattern.matches(event, scene.workspaceZone());
    };
  }

  private void look(@Nullable Event event) {
    switch (moves.state()) {
      case State.Sleeping(var step, var until) -> {
        if (definition.step(step).orElse(null) instanceof Step.Wait wait) {
          slept(step, wait, Timing.until(wait.delay(), until, scene), until);
        }
      }
      case State.Watching(var step, var deadline) -> {
        if (definition.step(step).orElse(null) instanceof Step.WaitUntil wait) {
          watched(step, wait, deadline, event);
        }
      }
      case State.Ready ready -> {}
      case State.Calling calling -> {}
      case State.Failed failed -> {}
      case State.Ended ended -> {}
    }
  }

  private void slept(String step, Step.Wait wait, Instant until, Instant before) {
    if (!until.isAfter(scene.now())) {
      moves.next(step, wait.next(), Did.PASSED, Moves.why("until", until.toString()));
    } else if (!until.equals(before)) {
      moves.to(
          new State.Sleeping(step, until), Did.WAITED, step, Moves.why("until", until.toString()));
    }
  }

  private void watched(
      String step, Step.WaitUntil wait, @Nullable Instant deadline, @Nullable Event event) {
    var timeout = wait.timeout();
    boolean late = timeout != null && deadline != null && !deadline.isAfter(scene.now());
    boolean seen = switch (wait.watch()) {
      // Nobody may have come to look between the instant at which it came about and the deadline.
      case Watch.Holds(var condition) ->
        (late && deadline != null ? scene.at(deadline) : scene).holds(condition);
      case Watch.Happens(var pattern) ->
        !late && event != null && pattern.matches(event, scene.workspaceZone());
    };
    if (late && !seen && timeout != null) {
      moves.next(
          step, timeout.next(), Did.TIMED_OUT, Moves.why("deadline", String.valueOf(deadline)));
    } else if (seen) {
      moves.next(step, wait.next(), Did.PASSED, Evidence.passed(wait.watch(), event, scene));
    }
  }

  private void answered(int visit, Cue.Answer answer) {
    if (!(moves.state() instanceof State.Calling(var step))
        || visit != moves.visit()
        || !(definition.step(step).orElse(null) instanceof Step.CallWebhook call)) {
      return;
    }
    Map<String, Value> why = new LinkedHashMap<>();
    why.put("status", Value.Decimal.of(answer.status()));
    if (!answer.problem().isEmpty()) {
      why.put("problem", new Value.Text(answer.problem()));
    }
    var remark = moves.learn(step, answer, definition);
    if (!remark.isEmpty()) {
      why.put("body", new Value.Text(remark));
    }
    if (answer.success()) {
      moves.next(step, call.next(), Did.ANSWERED, new Value.Dict(why));
    } else if (call.onFailure() != null) {
      moves.next(step, call.onFailure(), Did.ANSWERED, new Value.Dict(why));
    } else {
      var reason = answer.problem().isEmpty() ? "status " + answer.status() : answer.problem();
      moves.to(new State.Failed(step, reason), Did.FAILED, step, new Value.Dict(why));
    }
  }

  private void obey(Cue.Order order) {
    var step = moves.state() instanceof State.Ended ? "" : moves.step().orElse("");
    switch (order) {
      case Cue.Order.Retry() -> {
        if (moves.state() instanceof State.Failed(var failed, var reason)) {
          moves.to(new State.Ready(failed), Did.RETRIED, failed, Value.Dict.EMPTY);
        }
      }
      case Cue.Order.Skip() ->
        moves.next(
            step,
            definition.step(step).flatMap(WorkflowStepper::usualNext).orElse(null),
            Did.SKIPPED,
            Moves.why("by", "hand"));
      case Cue.Order.MoveTo(var to) -> {
        if (definition.step(to).isPresent()) {
          moves.to(new State.Ready(to), Did.MOVED, step, Moves.why("to", to));
        }
      }
      case Cue.Order.Migrate migrate -> migrate(step, migrate.version());
      case Cue.Order.Stop(var reason) ->
        moves.end(End.STOPPED, reason, Moves.why("reason", reason));
    }
  }

  /** The way on that a step has when nothing is known of what it decides. */
  private static Optional<String> usualNext(Step step) {
    var links = step.links();
    return links.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(links.getFirst().to());
  }

  /** {@code definition} is the version to which it moves. */
  private void migrate(String id, int version) {
    moves.migrate(version);
    var why = Moves.why("version", Value.Decimal.of(version));
    var step = definition.step(id).orElse(null);
    if (step == null) {
      moves.end(End.STOPPED, "step " + id + " is not in version " + version, why);
    } else {
      moves.to(carried(id, step), Did.MIGRATED, id, why);
    }
  }

  /** Where it is at {@code step}; before it, if what it waits for there is not what the step is. */
  private State carried(String id, Step step) {
    return switch (moves.state()) {
      case State.Sleeping sleeping -> step instanceof Step.Wait ? sleeping : new State.Ready(id);
      case State.Watching watching ->
        step instanceof Step.WaitUntil wait
            ? new State.Watching(id, Timing.deadline(wait, moves.run().since(), scene))
            : new State.Ready(id);
      case State.Calling calling ->
        step instanceof Step.CallWebhook ? calling : new State.Ready(id);
      case State.Ready ready -> ready;
      case State.Failed failed -> failed;
      case State.Ended ended -> ended;
    };
  }
}

package com.segmailer.core.workflow;

import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.LogEntry.Did;
import com.segmailer.core.workflow.Run.End;
import com.segmailer.core.workflow.Run.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run while it moves: every move is written down as it is made. */
final class Moves {

  private final Instant now;
  private final List<Effect> effects = new ArrayList<>();
  private final List<LogEntry> log = new ArrayList<>();
  private Run run;

  Moves(Run run, Instant now) {
    this.run = run;
    this.now = now;
  }

  static Value.Dict why(String name, Value value) {
    return new Value.Dict(Map.of(name, value));
  }

  static Value.Dict why(String name, String text) {
    return why(name, new Value.Text(text));
  }

  Transition made() {
    return new Transition(run, effects, log);
  }

  Run run() {
    return run;
  }

  Run.Start start() {
    return run.start();
  }

  State state() {
    return run.state();
  }

  int visit() {
    return run.visits();
  }

  Optional<String> step() {
    return run.step();
  }

  Effect.Key visit(String step) {
    run = run.visited();
    return new Effect.Key(run.id(), step, run.visits());
  }

  void effect(Effect effect) {
    effects.add(effect);
  }

  void migrate(int version) {
    run = run.of(version);
  }

  void to(State state, Did did, String step, Value.Dict why) {
    var entry = new LogEntry(run.logged(), step, run.visits(), now, did, why, state);
    run = run.at(state, entry.since(run)).logged(1);
    log.add(entry);
  }

  void end(End how, String reason, Value.Dict why) {
    to(new State.Ended(how, reason), Did.ENDED, step().orElse(""), why);
  }

  /** From {@code step} on to {@code next}, or to the end where that is null. */
  void next(String step, @Nullable String next, Did did, Value.Dict why) {
    if (next != null) {
      to(new State.Ready(next), did, step, why);
    } else {
      to(new State.Ended(End.COMPLETED, ""), did, step, why);
    }
  }

  /** Keeps of an answer what fits; yields what is to be said of the rest, or nothing. */
  String learn(String step, Cue.Answer answer, WorkflowDefinition definition) {
    var kept = KeptAnswer.of(run.data(), step, answer, definition);
    run = run.knowing(kept.data());
    return kept.remark();
  }
}

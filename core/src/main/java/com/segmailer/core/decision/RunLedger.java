package com.segmailer.core.decision;

import com.segmailer.core.workflow.Effect;
import com.segmailer.core.workflow.Enrolment;
import com.segmailer.core.workflow.KeptOut;
import com.segmailer.core.workflow.LogEntry;
import com.segmailer.core.workflow.Run;
import com.segmailer.core.workflow.Transition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The runs of one contact while they are driven, and what became of them. */
final class RunLedger {

  private static final class Driven {
    private final boolean started;
    private final List<LogEntry> log = new ArrayList<>();
    private Run run;
    private int depth;
    private int steps;

    Driven(Run run, boolean started) {
      this.run = run;
      this.started = started;
    }
  }

  private final Map<UUID, Driven> driven = new LinkedHashMap<>();
  private Enrolment enrolment;
  private int turnedAway;
  private @Nullable KeptOut keptOut;

  RunLedger(Enrolment enrolment) {
    this.enrolment = enrolment;
  }

  Enrolment enrolment() {
    return enrolment;
  }

  void become(Enrolment other) {
    enrolment = other;
  }

  /** A run does not begin: there is no room for it. */
  void turnAway() {
    turnedAway++;
  }

  /** Who names the workflow does not start in it. */
  void keepOut(KeptOut why) {
    keptOut = why;
  }

  void begin(Transition begun, int depth) {
    var run = begun.run();
    var one = new Driven(run, true);
    one.depth = depth;
    one.log.addAll(begun.log());
    driven.put(run.id(), one);
    var start = run.start();
    enrolment = enrolment.entering(start.workflow(), start.key(), start.at()).with(run);
  }

  void moved(Run before, Transition moved) {
    if (!moved.run().equals(before)) {
      var one = driven(before);
      one.run = moved.run();
      one.log.addAll(moved.log());
      enrolment = enrolment.with(moved.run());
    }
  }

  private Driven driven(Run run) {
    return driven.computeIfAbsent(run.id(), id -> new Driven(run, false));
  }

  /** How many changes of workflows led to where the run is. */
  int depth(Run run) {
    return driven(run).depth;
  }

  void deepen(Run run, int depth) {
    driven(run).depth = Math.max(driven(run).depth, depth);
  }

  int steps(Run run) {
    return driven(run).steps;
  }

  void step(Run run) {
    driven(run).steps++;
  }

  Progress progress(List<Effect.Call> calls, List<Effect.Emit> events) {
    var runs = new ArrayList<Progress.RunChange>();
    for (var one : driven.values()) {
      if (!one.log.isEmpty()) {
        runs.add(new Progress.RunChange(one.run, one.started, one.log));
      }
    }
    return runs.isEmpty() && calls.isEmpty() && turnedAway == 0 && keptOut == null
        ? Progress.NONE
        : new Progress(runs, calls, events, turnedAway, keptOut);
  }
}

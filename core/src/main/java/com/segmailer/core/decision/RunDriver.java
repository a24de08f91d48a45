package com.segmailer.core.decision;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.workflow.Cue;
import com.segmailer.core.workflow.DateAlarms;
import com.segmailer.core.workflow.Enrolment;
import com.segmailer.core.workflow.Entering;
import com.segmailer.core.workflow.KeptOut;
import com.segmailer.core.workflow.Limits;
import com.segmailer.core.workflow.Occurrence;
import com.segmailer.core.workflow.Run;
import com.segmailer.core.workflow.Scene;
import com.segmailer.core.workflow.Transition;
import com.segmailer.core.workflow.WorkflowStepper;
import com.segmailer.core.workflow.Workflows;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Drives the runs of one contact through one change: tells them what befell it, starts those that it
 * starts, and lets them take their steps. What their steps change of the contact is settled at once
 * and is news in its turn, until nothing moves any more or a bound is met.
 */
final class RunDriver {

  /** Steps that all runs of a contact take in one change; the rest follows a second later. */
  static final int STEPS_A_CHANGE = 500;

  private final Definitions definitions;
  private final Workflows workflows;
  private final Settling settling;
  private final long version;
  private final Instant now;
  private final Instant seen;
  private final Deque<News> queue = new ArrayDeque<>();
  private final RunLedger ledger;
  private final Effects effects;
  private int steps;
  private int starts;

  RunDriver(Definitions definitions, Settling settling, Contact before, Instant now, Instant seen) {
    this.definitions = definitions;
    this.workflows = definitions.workflows();
    this.settling = settling;
    this.ledger = new RunLedger(before.standing().workflows());
    this.version = before.version();
    this.now = now;
    this.seen = seen;
    this.effects = new Effects(definitions, settling);
  }

  Effects effects() {
    return effects;
  }

  Enrolment enrolment() {
    return ledger.enrolment();
  }

  void dates(DateAlarms dates) {
    if (!enrolment().dates().equals(dates)) {
      ledger.become(enrolment().withDates(dates));
    }
  }

  Progress progress() {
    return ledger.progress(effects.calls(), effects.events());
  }

  private Scene scene() {
    return new Scene(settling.facts(), definitions.zone(), now, seen);
  }

  /** Lets runs look whose wake-up has come. */
  void wake() {
    for (var run : enrolment().runs()) {
      var wakeAt = run.wakeAt();
      if (wakeAt != null && !wakeAt.isAfter(now)) {
        cue(run.id(), new Cue.Look(), 0);
      }
    }
  }

  /** Lets all runs look: what they go by may be different without any news. */
  void look() {
    for (var run : enrolment().runs()) {
      cue(run.id(), new Cue.Look(), 0);
    }
  }

  /** Tells {@code news}, and lets all runs go on as far as they may. */
  void drive(News news) {
    queue.add(news);
    while (steps < STEPS_A_CHANGE) {
      var next = queue.poll();
      if (next != null) {
        tell(next);
      } else if (!goOn()) {
        break;
      }
    }
    // Out of turns: what was brought about is still told, so that no exit is missed.
    while (!queue.isEmpty()) {
      tell(queue.remove());
    }
  }

  /** Something reaches one run; yields whether the contact has it. */
  boolean reach(UUID run, Cue cue) {
    boolean there = enrolment().runs().stream().anyMatch(one -> one.id().equals(run));
    cue(run, cue, 0);
    return there;
  }

  private void tell(News news) {
    for (var run : enrolment().runs()) {
      var version = workflows.version(run.start().workflow(), run.start().version());
      if (version == null) {
        continue;
      }
      news.cues(run, version.watched()).forEach(cue -> cue(run.id(), cue, news.depth()));
    }
    if (news.triggers()) {
      news.occurrences().forEach(occurrence -> start(occurrence, news.depth()));
    }
  }

  private void start(Occurrence occurrence, int depth) {
    for (var entrance : workflows.entrances(occurrence)) {
      var cause = version + "/" + starts++;
      if (Entering.pulls(entrance.trigger(), occurrence, scene())) {
        var entry = Entering.enter(entrance, occurrence, enrolment(), scene(), cause);
        var keptOut = switch (entry) {
          case Entering.Entry.Begun(var begun, var failed) -> begin(begun, failed, depth);
          case Entering.Entry.Refused(var why) -> why;
        };
        if (keptOut != null && occurrence instanceof Occurrence.Direct) {
          ledger.keepOut(keptOut);
        }
      }
    }
  }

  /** Yields what is in the way all the same, or null. */
  private @Nullable KeptOut begin(Transition begun, @Nullable Run failed, int depth) {
    if (failed != null) {
      stop(failed, "gave way to a new run of the contact", depth);
    }
    if (enrolment().isFull()) {
      enrolment()
          .longestFailed()
          .ifPresent(run -> stop(run, "made room for another run of the contact", depth));
    }
    if (enrolment().isFull()) {
      ledger.turnAway();
      return new KeptOut.NoRoom();
    }
    ledger.begin(begun, depth);
    return null;
  }

  private void stop(Run run, String reason, int depth) {
    cue(run.id(), new Cue.Told(new Cue.Order.Stop(reason)), depth);
  }

  private void cue(UUID id, Cue cue, int depth) {
    var run = enrolment().runs().stream().filter(one -> one.id().equals(id)).findFirst();
    if (run.isEmpty()) {
      return;
    }
    int wanted = cue instanceof Cue.Told(Cue.Order.Migrate migrate)
        ? migrate.version()
        : run.get().start().version();
    var version = workflows.version(run.get().start().workflow(), wanted);
    if (version != null) {
      var moved = WorkflowStepper.step(version.definition(), run.get(), scene(), cue);
      ledger.moved(run.get(), moved);
      if (!moved.log().isEmpty()) {
        ledger.deepen(run.get(), depth);
      }
    }
  }

  /** Lets the first run that may take a step take it; yields false when none may. */
  private boolean goOn() {
    for (var run : enrolment().runs()) {
      var version = workflows.version(run.start().workflow(), run.start().version());
      if (version != null && version.lets(run) && ledger.steps(run) < Limits.STEPS_A_WAKE_UP) {
        steps++;
        ledger.step(run);
        take(version, run);
        return true;
      }
    }
    return false;
  }

  private void take(Workflows.Version of, Run before) {
    var moved = WorkflowStepper.step(of.definition(), before, scene(), new Cue.Go());
    int depth = ledger.depth(before);
    for (var effect : moved.effects()) {
      var problem = depth >= Limits.CAUSATION_DEPTH && Effects.changes(effect)
          ? Optional.of("workflows set each other off " + depth + " times, one after the other")
          : effects.problem(effect);
      if (problem.isPresent()) {
        ledger.moved(
            before, WorkflowStepper.failed(of.definition(), before, problem.get(), scene()));
        return;
      }
    }
    ledger.moved(before, moved);
    for (var effect : moved.effects()) {
      effects.perform(of.id(), effect, depth + 1).ifPresent(queue::add);
    }
  }

  /** When the first run may move by time alone, as far as is known. */
  void setWakeUp() {
    for (var run : enrolment().runs()) {
      var version = workflows.version(run.start().workflow(), run.start().version());
      if (version != null) {
        settling.wakeBy(run.wakeAt());
        if (version.lets(run)) {
          settling.wakeBy(now.plusSeconds(1));
        }
      }
    }
    enrolment().dates().ahead().values().forEach(settling::wakeBy);
  }
}

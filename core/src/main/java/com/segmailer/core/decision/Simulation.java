package com.segmailer.core.decision;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.Cue;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * What would become of a contact: the same decisions as ever, on a clock that jumps from one instant
 * at which something happens to the next.
 */
public final class Simulation {

  /** Decisions in one simulation. */
  public static final int MAX_DECISIONS = 1_000;

  /** Something that happens to the contact at that time. */
  public record Happening(Instant at, Change change) {}

  /** @param answer that all calls of runs get, at once */
  public record Scenario(List<Happening> future, Cue.Answer answer, Instant from, Instant until) {
    public Scenario {
      future = List.copyOf(future);
    }
  }

  /** What was decided when. */
  public record Decided(Instant at, Change change, Decision decision) {}

  /** @param whole false when there was more than may be simulated */
  public record Outcome(List<Decided> decisions, Contact contact, boolean whole) {
    public Outcome {
      decisions = List.copyOf(decisions);
    }
  }

  private final Definitions definitions;
  private final Deque<Happening> future;
  private final Cue.Answer answer;
  private final List<Decided> decisions = new ArrayList<>();
  private Contact contact;
  private boolean created;
  private Instant now;

  private Simulation(Definitions definitions, Contact contact, boolean created, Scenario scenario) {
    this.definitions = definitions;
    this.contact = contact;
    this.created = created;
    this.now = scenario.from();
    this.answer = scenario.answer();
    this.future = new ArrayDeque<>(
        scenario.future().stream().sorted(Comparator.comparing(Happening::at)).toList());
  }

  /**
   * Simulates a scenario.
   *
   * @param created whether the contact comes into being with the first happening
   */
  public static Outcome of(
      Definitions definitions, Contact contact, boolean created, Scenario scenario) {
    return new Simulation(definitions, contact, created, scenario).run(scenario.until());
  }

  private Outcome run(Instant until) {
    while (decisions.size() < MAX_DECISIONS) {
      var wakeAt = created ? null : contact.standing().wakeAt();
      var next = future.peek();
      if (wakeAt != null
          && !wakeAt.isAfter(until)
          && (next == null || !next.at().isBefore(wakeAt))) {
        now = wakeAt.isAfter(now) ? wakeAt : now;
        decide(new Change.Wake());
      } else if (next != null && !next.at().isAfter(until)) {
        future.remove();
        now = next.at().isAfter(now) ? next.at() : now;
        decide(next.change());
      } else {
        return new Outcome(decisions, contact, true);
      }
    }
    return new Outcome(decisions, contact, false);
  }

  private void decide(Change change) {
    var decision = Decider.decide(definitions, contact, created, change, now);
    decisions.add(new Decided(now, change, decision));
    if (decision instanceof Decision.Made made) {
      contact = made.after();
      created = false;
      for (var call : made.progress().calls()) {
        if (decisions.size() < MAX_DECISIONS) {
          decide(new Change.Reach(call.key().run(), new Cue.Answered(call.key().visit(), answer)));
        }
      }
    }
  }

  /** An answer that all is well and nothing more. */
  public static Cue.Answer fine() {
    return new Cue.Answer(true, 200, Value.NULL, "");
  }
}

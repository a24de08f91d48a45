package com.segmailer.core.decision;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.contact.Edit;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.CallRetries;
import com.segmailer.core.workflow.Cue;
import com.segmailer.core.workflow.Effect;
import com.segmailer.core.workflow.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What would become of a contact: the same decisions as ever, on a clock that jumps from one instant
 * at which something happens to the next. Of what happens at one instant, messages are looked at last.
 */
public final class Simulation {

  /** Decisions in one simulation. */
  public static final int MAX_DECISIONS = 1_000;

  /** Something that happens to the contact at that time. */
  public record Happening(Instant at, Change change) {}

  /**
   * What calls of runs get: at once, or after the last attempt where they are tried again.
   *
   * @param bySteps of calls from these steps
   * @param others of all other calls
   */
  public record Answers(Map<String, Cue.Answer> bySteps, Cue.Answer others) {

    /** All is well, and nothing more is said. */
    public static final Answers FINE = new Answers(Map.of(), fine());

    public Answers {
      bySteps = Map.copyOf(bySteps);
    }

    Cue.Answer to(String step) {
      return bySteps.getOrDefault(step, others);
    }
  }

  /** @param mailing how messages are sent */
  public record Scenario(
      List<Happening> future, Answers answers, Mailing mailing, Instant from, Instant until) {
    public Scenario {
      future = List.copyOf(future);
    }
  }

  /** What was decided when. */
  public record Decided(Instant at, Change change, Decision decision) {}

  /**
   * @param messages in the order in which they were wanted
   * @param whole false when there was more than may be simulated
   */
  public record Outcome(
      List<Decided> decisions, List<SimulatedMessage> messages, Contact contact, boolean whole) {
    public Outcome {
      decisions = List.copyOf(decisions);
      messages = List.copyOf(messages);
    }
  }

  private final Definitions definitions;
  private final List<Happening> future;
  private final Answers answers;
  private final SimulatedSending sending;
  private final List<Decided> decisions = new ArrayList<>();
  private Contact contact;
  private boolean created;
  private Instant now;

  private Simulation(Definitions definitions, Contact contact, boolean created, Scenario scenario) {
    this.definitions = definitions;
    this.contact = contact;
    this.created = created;
    this.now = scenario.from();
    this.answers = scenario.answers();
    this.sending = new SimulatedSending(definitions, scenario.mailing());
    this.future = new ArrayList<>(
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
    while (decisions.size() < MAX_DECISIONS && sending.mayLook()) {
      var wakeAt = Optional.ofNullable(created ? null : contact.standing().wakeAt());
      var next = future.stream().findFirst().map(Happening::at);
      var first = Stream.of(wakeAt, next, sending.due())
          .flatMap(Optional::stream)
          .min(Comparator.naturalOrder());
      if (first.isEmpty() || first.get().isAfter(until)) {
        return outcome(true);
      }
      now = first.get().isAfter(now) ? first.get() : now;
      if (wakeAt.equals(first)) {
        decide(new Change.Wake());
      } else if (next.equals(first)) {
        happen(future.removeFirst().change());
      } else {
        send();
      }
    }
    return outcome(false);
  }

  private Outcome outcome(boolean whole) {
    return new Outcome(decisions, sending.messages(), contact, whole);
  }

  private void happen(Change change) {
    if (isAwaited(change)) {
      decide(change);
    }
  }

  private void send() {
    for (var event : sending.look(contact, now)) {
      if (decisions.size() < MAX_DECISIONS) {
        decide(new Change.Record(event, Edit.NONE, true));
      }
    }
  }

  private void decide(Change change) {
    var decision = Decider.decide(definitions, contact, created, change, now);
    decisions.add(new Decided(now, change, decision));
    if (decision instanceof Decision.Made made) {
      contact = made.after();
      created = false;
      sending.follow(made, now);
      for (var call : made.progress().calls()) {
        answer(call);
      }
    }
  }

  private void answer(Effect.Call call) {
    var answer = answers.to(call.key().step());
    var change = new Change.Reach(call.key().run(), new Cue.Answered(call.key().visit(), answer));
    var at = now.plus(CallRetries.until(answer.status()));
    if (at.isAfter(now)) {
      int place = 0;
      while (place < future.size() && !future.get(place).at().isAfter(at)) {
        place++;
      }
      future.add(place, new Happening(at, change));
    } else if (decisions.size() < MAX_DECISIONS) {
      decide(change);
    }
  }

  /** A run that went another way meanwhile hears no answer. */
  private boolean isAwaited(Change change) {
    return !(change instanceof Change.Reach(var id, Cue.Answered(var visit, var answer)))
        || contact.standing().workflows().runs().stream()
            .anyMatch(run -> run.id().equals(id)
                && run.visits() == visit
                && run.state() instanceof Run.State.Calling);
  }

  /** An answer that all is well and nothing more. */
  public static Cue.Answer fine() {
    return new Cue.Answer(true, 200, Value.NULL, "");
  }
}

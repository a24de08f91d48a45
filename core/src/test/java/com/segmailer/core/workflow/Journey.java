package com.segmailer.core.workflow;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.contact.Edit;
import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.decision.Change;
import com.segmailer.core.decision.Decider;
import com.segmailer.core.decision.Decision;
import com.segmailer.core.decision.Mailing;
import com.segmailer.core.decision.Overdue;
import com.segmailer.core.decision.Progress.RunChange;
import com.segmailer.core.decision.Simulation;
import com.segmailer.core.event.Event;
import com.segmailer.core.message.Dispatch;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.testkit.Json;
import com.segmailer.core.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One contact among definitions, on a clock that a test moves; wake-ups come at their instants. */
public final class Journey {
  public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  public static final UUID FREE = new UUID(0, 1);
  public static final UUID PRO = new UUID(0, 2);
  public static final UUID LIST = new UUID(0, 3);

  private final Published published = new Published();
  private final Map<UUID, List<LogEntry>> logs = new LinkedHashMap<>();
  private final Map<UUID, Run> runs = new LinkedHashMap<>();
  private final List<Dispatch> messages = new ArrayList<>();
  private final List<Effect.Call> calls = new ArrayList<>();
  private final List<Simulation.Happening> done = new ArrayList<>();
  private Definitions definitions;
  private boolean answering;
  private int decisions;
  private Contact contact;
  private boolean created = true;
  private Instant now = NOON;
  private List<RunChange> last = List.of();

  public Journey() {
    definitions = published.definitions(now);
    contact = Contact.blank(new UUID(7, 7), now);
  }

  public static WorkflowDefinition parsed(String json) {
    return switch (DefinitionParser.parse(Json.parse(json), Known.ANYTHING)) {
      case Parsed.Valid(var definition) -> definition;
      case Parsed.Invalid(var violations) ->
        throw new IllegalArgumentException(violations + " in " + json);
    };
  }

  /** Publishes a version of a workflow; runs of others stay where they are. */
  public Journey publish(int no, int version, WorkflowDefinition definition) {
    return publish(no, version, definition, Workflows.Standing.PUBLISHED);
  }

  public Journey publish(
      int no, int version, WorkflowDefinition definition, Workflows.Standing standing) {
    published.put(no, version, definition, standing);
    return redefined();
  }

  /** Of what is published from now on the contact's record holds nothing until it is reviewed. */
  public Journey unbuilt() {
    return season(new DateSeason(now, List.of()));
  }

  /** The same for what is published from now on. */
  public Journey season(DateSeason season) {
    published.season(season);
    return this;
  }

  /** The workspace's. */
  public Journey zone(ZoneId zone) {
    published.zone(zone);
    return redefined();
  }

  public Journey publish(int no, String json) {
    return publish(no, 1, parsed(json));
  }

  public Journey withdraw(int no) {
    published.remove(no);
    return redefined();
  }

  private Journey redefined() {
    definitions = published.definitions(now);
    return this;
  }

  public static UUID idOf(int no) {
    return new UUID(9, no);
  }

  public Journey apply(Change change) {
    if (!(change instanceof Change.Wake)) {
      done.add(new Simulation.Happening(now, change));
    }
    return decide(change);
  }

  private Journey decide(Change change) {
    decisions++;
    if (!created) {
      Overdue.before(definitions, contact, change, now).forEach(one -> become(one.made()));
    }
    switch (Decider.decide(definitions, contact, created, change, now)) {
      case Decision.Refused(var refusal) -> throw new IllegalStateException(refusal.detail());
      case Decision.Made made -> {
        created = false;
        become(made);
      }
    }
    return this;
  }

  private void become(Decision.Made made) {
    contact = made.after();
    messages.addAll(made.messages());
    calls.addAll(made.progress().calls());
    last = made.progress().runs();
    for (var one : last) {
      runs.put(one.run().id(), one.run());
      logs.computeIfAbsent(one.run().id(), id -> new ArrayList<>()).addAll(one.log());
    }
    answer(made.progress().calls());
  }

  public Journey answeringAtOnce() {
    answering = true;
    return this;
  }

  /** What a simulation makes of all that was done from the beginning on. */
  public Simulation.Outcome simulated(Mailing mailing, Instant until) {
    return Simulation.of(
        definitions,
        Contact.blank(contact.id(), NOON),
        true,
        new Simulation.Scenario(done, Simulation.Answers.FINE, mailing, NOON, until));
  }

  // Workflows that start each other by way of calls go on for ever, as fast as they are answered.
  private void answer(List<Effect.Call> made) {
    for (var call : answering ? made : List.<Effect.Call>of()) {
      if (decisions >= Simulation.MAX_DECISIONS) {
        return;
      }
      decide(new Change.Reach(
          call.key().run(), new Cue.Answered(call.key().visit(), Simulation.fine())));
    }
  }

  public Journey save(String attributes) {
    var address = ((EmailAddress.Valid) EmailAddress.parse("ada@example.com")).address();
    return apply(new Change.Save(
        new Edit(address, null, null, (Value.Dict) Json.parse(attributes), List.of())));
  }

  public Journey event(String name, String data) {
    return apply(
        new Change.Record(new Event(name, now, (Value.Dict) Json.parse(data)), Edit.NONE, true));
  }

  /** Lets time pass, waking the contact whenever it asked to be woken. */
  public Journey pass(Duration time) {
    var until = now.plus(time);
    for (int wakes = 0; wakes < 100_000; wakes++) {
      var wakeAt = contact.standing().wakeAt();
      if (wakeAt == null || wakeAt.isAfter(until)) {
        now = until;
        return this;
      }
      now = wakeAt.isAfter(now) ? wakeAt : now;
      apply(new Change.Wake());
    }
    throw new IllegalStateException("the contact wakes without end");
  }

  /** Time passes and nobody wakes the contact. */
  public Journey jump(Duration time) {
    now = now.plus(time);
    return this;
  }

  public Contact contact() {
    return contact;
  }

  public Instant now() {
    return now;
  }

  public List<Dispatch> messages() {
    return messages;
  }

  public List<Effect.Call> calls() {
    return calls;
  }

  public List<Run> runs() {
    return List.copyOf(runs.values());
  }

  public Run run() {
    return runs().getLast();
  }

  public List<RunChange> last() {
    return last;
  }

  public List<LogEntry> log(Run run) {
    return logs.getOrDefault(run.id(), List.of());
  }

  /** The steps that mails came from, in order. */
  public List<String> mails() {
    return messages.stream().map(one -> String.valueOf(one.origin().step())).toList();
  }
}

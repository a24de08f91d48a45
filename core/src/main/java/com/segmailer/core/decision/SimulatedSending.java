package com.segmailer.core.decision;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.decision.SimulatedMessage.Fate;
import com.segmailer.core.event.Event;
import com.segmailer.core.message.Dispatch;
import com.segmailer.core.message.Forbidden;
import com.segmailer.core.message.Permission;
import com.segmailer.core.message.Permission.Cause;
import com.segmailer.core.message.Permission.Course;
import com.segmailer.core.message.SendingLimits;
import com.segmailer.core.message.SendingLimits.Candidate;
import com.segmailer.core.message.SendingLimits.Ruling;
import com.segmailer.core.message.SentEvent;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.workflow.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Sends the messages of a simulation as a sender would that is never late and whose mail server takes
 * everything: what is due is asked at once whether it may be sent, then what the limits say.
 */
final class SimulatedSending {

  /** How often messages are looked at in one simulation, each look at one of them. */
  static final int MAX_LOOKS = 100_000;

  /** What somebody waits for, and then what was wanted first: the order of a claim. */
  private static final Comparator<Way> ORDER = Comparator.comparing(
          (Way way) -> way.dispatch.kind())
      .thenComparing(way -> way.wantedAt)
      .thenComparing(way -> way.dispatch.id());

  /** A message on its way. */
  private static final class Way {
    private final Dispatch dispatch;
    private final Instant wantedAt;
    private final Contact contact;
    private final Set<SendingLimits.Reason> heldBy = new LinkedHashSet<>();
    private Fate fate;

    private Way(Dispatch dispatch, Instant wantedAt, Contact contact) {
      this.dispatch = dispatch;
      this.wantedAt = wantedAt;
      this.contact = contact;
      this.fate = new Fate.Waiting(dispatch.dueAt(), null);
    }

    private boolean isDue(Instant now) {
      return fate instanceof Fate.Waiting(var until, var limit) && !until.isAfter(now);
    }

    private SimulatedMessage message() {
      return new SimulatedMessage(dispatch, wantedAt, contact, fate, List.copyOf(heldBy));
    }
  }

  private final Definitions definitions;
  private final Mailing mailing;
  private final Map<UUID, Way> ways = new LinkedHashMap<>();
  private final Map<UUID, Instant> endedBefore = new HashMap<>();
  private final List<Instant> sent;
  private int looks;

  SimulatedSending(Definitions definitions, Mailing mailing) {
    this.definitions = definitions;
    this.mailing = mailing;
    this.sent = new ArrayList<>(mailing.sent());
  }

  /** Takes on what was wanted; each id is wanted once. */
  void follow(Decision.Made made, Instant now) {
    for (var message : made.messages()) {
      ways.putIfAbsent(message.id(), new Way(message, now, made.after()));
    }
    for (var change : made.progress().runs()) {
      if (change.run().state() instanceof Run.State.Ended(var how, var reason)
          && how != Run.End.COMPLETED) {
        endedBefore.put(change.run().id(), change.run().since());
      }
    }
  }

  /** Whether it may go on looking. */
  boolean mayLook() {
    return looks < MAX_LOOKS;
  }

  /** When the next message is looked at. */
  Optional<Instant> due() {
    return ways.values().stream()
        .map(way -> way.fate)
        .filter(Fate.Waiting.class::isInstance)
        .map(fate -> ((Fate.Waiting) fate).until())
        .min(Comparator.naturalOrder());
  }

  /** Decides about all that is due now; yields the events that tell of what was sent. */
  List<Event> look(Contact to, Instant now) {
    var due = ways.values().stream().filter(way -> way.isDue(now)).sorted(ORDER).toList();
    looks += due.size();
    for (var way : due) {
      refusal(way, to).ifPresent(why -> way.fate = new Fate.Skipped(why.wireName()));
    }
    var allowed = due.stream().filter(way -> way.isDue(now)).toList();
    var rulings = rulings(allowed, to, now);
    var events = new ArrayList<Event>();
    for (var way : allowed) {
      switch (rulings.getOrDefault(way.dispatch.id(), new Ruling.Go())) {
        case Ruling.Go() -> send(way, to, now).ifPresent(events::add);
        case Ruling.Wait(var until, var reason) -> {
          way.fate = new Fate.Waiting(until, reason);
          way.heldBy.add(reason);
        }
        case Ruling.Drop(var reason) -> way.fate = new Fate.Skipped(reason.wireName());
      }
    }
    return events;
  }

  private Optional<Forbidden> refusal(Way way, Contact to) {
    var profile = to.profile();
    var recipient = new Permission.Recipient(
        profile.email() == null ? Permission.Reach.NO_ADDRESS : Permission.Reach.REACHABLE,
        mailing.suppression(),
        profile.subscribed(),
        profile.topics());
    var origin = way.dispatch.origin();
    var run = origin.run();
    var ended = run == null ? null : endedBefore.get(run);
    var cause = new Cause.Run(Course.UNDER_WAY, ended != null && ended.isAfter(way.wantedAt));
    return Permission.refusal(
        way.dispatch.kind(), origin.topic(), recipient, cause, definitions.topics());
  }

  private Map<UUID, Ruling> rulings(List<Way> allowed, Contact to, Instant now) {
    var candidates = allowed.stream()
        .map(way -> way.dispatch)
        .filter(dispatch -> dispatch.kind() == Dispatch.Kind.MARKETING)
        .map(dispatch -> new Candidate(dispatch.id(), dispatch.ignoresLimits()))
        .toList();
    var zone = Zones.of(to.profile().attributes().get("timezone"), definitions.zone());
    return mailing.limits().areNone()
        ? Map.of()
        : mailing.limits().rulings(now, new SendingLimits.Recipient(zone, sent), candidates);
  }

  private Optional<Event> send(Way way, Contact to, Instant now) {
    var dispatch = way.dispatch;
    switch (mailing.composing().compose(dispatch, to, now)) {
      case Mailing.Composed.Failed(var reason) -> {
        way.fate = new Fate.Failed(reason);
        return Optional.empty();
      }
      case Mailing.Composed.Made(var subject) -> {
        way.fate = new Fate.Sent(now);
        if (dispatch.kind() == Dispatch.Kind.MARKETING) {
          sent.addFirst(now);
        }
        var template =
            dispatch.content() instanceof Dispatch.Content.Template one ? one.id() : null;
        var message = new SentEvent.Message(
            dispatch.id(), dispatch.kind(), template, dispatch.origin(), subject);
        return Optional.of(SentEvent.of(message, now));
      }
    }
  }

  /** In the order in which they were wanted. */
  List<SimulatedMessage> messages() {
    return ways.values().stream().map(Way::message).toList();
  }
}

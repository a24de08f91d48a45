package com.segmailer.core.decision;

import com.segmailer.core.condition.Evaluator;
import com.segmailer.core.contact.Contact;
import com.segmailer.core.contact.Edit;
import com.segmailer.core.contact.Profile;
import com.segmailer.core.contact.Standing;
import com.segmailer.core.event.Digest;
import com.segmailer.core.event.Event;
import com.segmailer.core.message.Dispatch;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.topic.ConsentChange;
import com.segmailer.core.topic.ConsentEdit;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a change comes to. Only the segments that the change can touch are evaluated: those
 * that read what changed, those that refer to a segment that flipped, and, once the contact's
 * wake-up is due, all that time alone may change.
 */
public final class Decider {

  /** Verdicts that change later than this need no wake-up. */
  private static final Instant LATEST_WAKE_UP = Instant.parse("9999-01-01T00:00:00Z");

  private static final List<ConsentChange> NO_CONSENTS = List.of();

  private final Definitions definitions;
  private final Contact before;
  private final boolean created;
  private final Instant now;
  private final BitSet undecided = new BitSet();
  private Map<Integer, Digest> digests;

  private Decider(Definitions definitions, Contact before, boolean created, Instant now) {
    this.definitions = definitions;
    this.before = before;
    this.created = created;
    this.now = now;
    this.digests = before.standing().digests();
  }

  /**
   * Decides {@code change} of an existing contact, or of a new one when {@code created}, for which
   * {@code before} is blank.
   */
  public static Decision decide(
      Definitions definitions, Contact before, boolean created, Change change, Instant now) {
    return new Decider(definitions, before, created, now).decide(change);
  }

  private Decision decide(Change change) {
    if (created) {
      undecided.or(definitions.dynamic());
    }
    return switch (change) {
      case Change.Save(var edit) ->
        afterEdit(ProfileEdit.apply(before.profile(), edit, definitions));
      case Change.Record(var event, var edit, var triggers) -> {
        count(event);
        yield afterEdit(ProfileEdit.apply(before.profile(), edit, definitions));
      }
      case Change.Consent(var edit, var event) -> consent(edit, event);
      case Change.Place(var segmentNo, var member) -> place(segmentNo, member);
      case Change.Send(var dispatch) -> send(dispatch);
      case Change.Review(var segmentNos) -> {
        segmentNos.forEach(this::review);
        yield afterEdit(new ProfileEdit.Edited(before.profile()));
      }
      case Change.Wake() -> afterEdit(new ProfileEdit.Edited(before.profile()));
    };
  }

  private void review(int segmentNo) {
    int position = definitions.position(segmentNo);
    if (position >= 0 && definitions.dynamic().get(position)) {
      undecided.set(position);
    }
  }

  private void count(Event event) {
    for (var numbered : definitions.signalsOf(event.name())) {
      if (numbered.signal().counts(event, definitions.zone())) {
        var digest = digests.getOrDefault(numbered.no(), Digest.NONE);
        var counted = new HashMap<>(digests);
        counted.put(numbered.no(), numbered.signal().add(digest, event));
        digests = counted;
        undecided.or(definitions.dependingOnSignal(numbered.no()));
      }
    }
  }

  private Decision consent(ConsentEdit edit, @Nullable Event event) {
    var result = ProfileEdit.apply(before.profile(), Edit.NONE.consenting(edit), definitions);
    if (event != null
        && result instanceof ProfileEdit.Edited(var profile)
        && !profile.equals(before.profile())) {
      count(event);
    }
    return afterEdit(result);
  }

  private Decision send(Dispatch dispatch) {
    if (before.profile().email() == null) {
      return new Decision.Refused(
          new Refusal(Refusal.Reason.INVALID, "/to", "The contact has no address to write to."));
    }
    return new Decision.Made(before, false, List.of(), List.of(dispatch), List.of());
  }

  private Decision place(int segmentNo, boolean member) {
    var segment = definitions.segment(segmentNo);
    if (segment.isEmpty() || segment.get().rule().isPresent()) {
      return new Decision.Refused(
          new Refusal(Refusal.Reason.SEGMENT_NOT_MANUAL, "", "This is not a manual segment."));
    }
    if (before.standing().segments().contains(segmentNo) == member) {
      return new Decision.Made(before, false, List.of());
    }
    return settle(before, false, List.of(new Flip(segmentNo, member)));
  }

  private Decision afterEdit(ProfileEdit.Result result) {
    return switch (result) {
      case ProfileEdit.Invalid(var refusal) -> new Decision.Refused(refusal);
      case ProfileEdit.Edited(var profile) -> {
        if (profile.equals(before.profile())) {
          yield settle(before, created, List.of());
        }
        markChanged(profile);
        yield settle(
            new Contact(
                before.id(), profile, before.standing(), before.version(), before.createdAt(), now),
            true,
            List.of());
      }
    };
  }

  private void markChanged(Profile profile) {
    undecided.or(definitions.dependingOnAttribute("$updatedAt"));
    if (!Objects.equals(profile.email(), before.profile().email())) {
      undecided.or(definitions.dependingOnAttribute("$email"));
      undecided.or(definitions.dependingOnAttribute("$emailDomain"));
    }
    if (profile.subscribed() != before.profile().subscribed()) {
      undecided.or(definitions.dependingOnAttribute("$subscribed"));
    }
    var old = before.profile().attributes();
    profile.attributes().members().forEach((name, value) -> {
      if (!value.equals(old.get(name))) {
        undecided.or(definitions.dependingOnAttribute(name));
      }
    });
    for (String name : old.members().keySet()) {
      if (!profile.attributes().members().containsKey(name)) {
        undecided.or(definitions.dependingOnAttribute(name));
      }
    }
  }

  /** Evaluates what is undecided, following flips to the segments that refer to the flipped ones. */
  private Decision settle(Contact contact, boolean profileChanged, List<Flip> placed) {
    var wakeAt = before.standing().wakeAt();
    boolean due = wakeAt != null && !wakeAt.isAfter(now);
    if (due) {
      undecided.or(definitions.timed());
    }
    var facts = new ContactFacts(definitions, contact, digests);
    var flips = new ArrayList<Flip>(placed);
    placed.forEach(flip -> follow(facts, flip, definitions.position(flip.segmentNo())));
    definitions.retainPossible(undecided, contact.profile().attributes(), facts.members());
    Instant next = due || wakeAt == null ? Instant.MAX : wakeAt;
    for (int at = undecided.nextSetBit(0); at >= 0; at = undecided.nextSetBit(at + 1)) {
      var segment = definitions.segments().get(at);
      var verdict = Evaluator.evaluate(segment.rule().orElseThrow().condition(), facts, now);
      next = verdict.until().isBefore(next) ? verdict.until() : next;
      if (verdict.matches() != facts.members().contains(segment.no())) {
        var flip = new Flip(segment.no(), verdict.matches());
        flips.add(flip);
        follow(facts, flip, at);
      }
    }
    return made(
        contact, new Standing(facts.members(), digests, wakeUp(next)), profileChanged, flips);
  }

  private void follow(ContactFacts facts, Flip flip, int position) {
    facts.flip(flip);
    // Whoever refers to a segment stands after it, so the sweep has not passed it yet.
    undecided.or(definitions.dependingOnSegment(position));
  }

  /** Rounded up to what the store keeps, so that a wake-up never comes before its instant. */
  private static @Nullable Instant wakeUp(Instant until) {
    if (until.isAfter(LATEST_WAKE_UP)) {
      return null;
    }
    var truncated = until.truncatedTo(ChronoUnit.MICROS);
    return truncated.equals(until) ? until : truncated.plus(1, ChronoUnit.MICROS);
  }

  private Decision made(
      Contact contact, Standing standing, boolean profileChanged, List<Flip> flips) {
    boolean same = !created && !profileChanged && standing.equals(before.standing());
    var after = new Contact(
        contact.id(),
        contact.profile(),
        standing,
        same ? before.version() : before.version() + 1,
        contact.createdAt(),
        contact.updatedAt());
    var consents =
        profileChanged ? ConsentRules.changes(before, contact, definitions) : NO_CONSENTS;
    return new Decision.Made(after, profileChanged, flips, List.of(), consents);
  }
}

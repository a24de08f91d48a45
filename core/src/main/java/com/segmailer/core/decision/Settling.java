package com.segmailer.core.decision;

import com.segmailer.core.condition.Evaluator;
import com.segmailer.core.contact.Contact;
import com.segmailer.core.contact.Profile;
import com.segmailer.core.contact.Standing;
import com.segmailer.core.event.Digest;
import com.segmailer.core.event.Event;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.value.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A contact while its segments are decided. What happens to it marks those that it can touch; {@link
 * #settle} evaluates them, and those that refer to a segment that flipped.
 */
final class Settling {

  /** Verdicts that change later than this need no wake-up. */
  private static final Instant LATEST_WAKE_UP = Instant.parse("9999-01-01T00:00:00Z");

  private final Definitions definitions;
  private final Contact before;
  private final Instant now;
  private final boolean due;
  private final BitSet undecided = new BitSet();
  private Profile profile;
  private Map<Integer, Digest> digests;
  private ContactFacts facts;
  private Instant next;

  Settling(Definitions definitions, Contact before, Instant now) {
    this.definitions = definitions;
    this.before = before;
    this.now = now;
    this.profile = before.profile();
    this.digests = before.standing().digests();
    this.facts = new ContactFacts(
        definitions, contact(before.standing(), before.version(), before.shownVersion()), digests);
    var wakeAt = before.standing().wakeAt();
    this.due = wakeAt != null && !wakeAt.isAfter(now);
    this.next = due || wakeAt == null ? Instant.MAX : wakeAt;
    if (due) {
      undecided.or(definitions.timed());
    }
  }

  /** Whether the contact's wake-up has come. */
  boolean due() {
    return due;
  }

  Profile profile() {
    return profile;
  }

  Map<Integer, Digest> digests() {
    return digests;
  }

  ContactFacts facts() {
    return facts;
  }

  boolean profileChanged() {
    return !profile.equals(before.profile());
  }

  /**
   * When a verdict may change next by time alone, as far as is known. Rounded up to what the store
   * keeps, so that a wake-up never comes before its instant.
   */
  @Nullable
  Instant wakeUp() {
    if (next.isAfter(LATEST_WAKE_UP)) {
      return null;
    }
    var truncated = next.truncatedTo(ChronoUnit.MICROS);
    return truncated.equals(next) ? next : truncated.plus(1, ChronoUnit.MICROS);
  }

  void markAll() {
    undecided.or(definitions.dynamic());
  }

  void mark(int segmentNo) {
    int position = definitions.position(segmentNo);
    if (position >= 0 && definitions.dynamic().get(position)) {
      undecided.set(position);
    }
  }

  /** Counts an event; yields the numbers of the signals that took it in. */
  List<Integer> count(Event event) {
    var counting = new ArrayList<Integer>();
    for (var numbered : definitions.signalsOf(event.name())) {
      if (numbered.signal().counts(event, definitions.zone())) {
        var digest = digests.getOrDefault(numbered.no(), Digest.NONE);
        var counted = new HashMap<>(digests);
        counted.put(numbered.no(), numbered.signal().add(digest, event));
        digests = counted;
        undecided.or(definitions.dependingOnSignal(numbered.no()));
        counting.add(numbered.no());
      }
    }
    if (!counting.isEmpty()) {
      refresh();
    }
    return counting;
  }

  /** Sets the profile and tells {@code changed} what is different: built-ins and attributes. */
  void become(Profile after, Consumer<String> changed) {
    var old = profile;
    if (after.equals(old)) {
      return;
    }
    profile = after;
    refresh();
    Consumer<String> mark = name -> {
      undecided.or(definitions.dependingOnAttribute(name));
      changed.accept(name);
    };
    mark.accept("$updatedAt");
    if (!Objects.equals(after.email(), old.email())) {
      mark.accept("$email");
      mark.accept("$emailDomain");
    }
    if (after.subscribed() != old.subscribed()) {
      mark.accept("$subscribed");
    }
    differing(old.attributes(), after.attributes(), mark);
  }

  private static void differing(Value.Dict old, Value.Dict now, Consumer<String> reader) {
    now.members().forEach((name, value) -> {
      if (!value.equals(old.get(name))) {
        reader.accept(name);
      }
    });
    for (String name : old.members().keySet()) {
      if (!now.members().containsKey(name)) {
        reader.accept(name);
      }
    }
  }

  private void refresh() {
    facts = new ContactFacts(
            definitions,
            contact(before.standing(), before.version(), before.shownVersion()),
            digests)
        .in(facts.members());
  }

  Contact contact(Standing standing, long version, long shownVersion) {
    return new Contact(
        before.id(),
        profile,
        standing,
        version,
        shownVersion,
        before.createdAt(),
        profileChanged() ? now : before.updatedAt());
  }

  /** Evaluates what is undecided, following flips to the segments that refer to the flipped ones. */
  List<Flip> settle(List<Flip> placed) {
    var flips = new ArrayList<Flip>(placed);
    placed.forEach(flip -> follow(flip, definitions.position(flip.segmentNo())));
    definitions.retainPossible(undecided, profile.attributes(), facts.members());
    for (int at = undecided.nextSetBit(0); at >= 0; at = undecided.nextSetBit(at + 1)) {
      var segment = definitions.segments().get(at);
      var verdict = Evaluator.evaluate(segment.rule().orElseThrow().condition(), facts, now);
      next = verdict.until().isBefore(next) ? verdict.until() : next;
      if (verdict.matches() != facts.members().contains(segment.no())) {
        var flip = new Flip(segment.no(), verdict.matches());
        flips.add(flip);
        follow(flip, at);
      }
    }
    undecided.clear();
    return flips;
  }

  private void follow(Flip flip, int position) {
    facts.flip(flip);
    // Whoever refers to a segment stands after it, so the sweep has not passed it yet.
    undecided.or(definitions.dependingOnSegment(position));
  }

  void wakeBy(@Nullable Instant at) {
    if (at != null && at.isBefore(next)) {
      next = at;
    }
  }
}

package com.segmailer.core.decision;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.contact.Contact;
import com.segmailer.core.contact.Edit;
import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.event.Event;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.segment.Segment;
import com.segmailer.core.testkit.BruteForce;
import com.segmailer.core.testkit.RandomConditions;
import com.segmailer.core.testkit.RandomEvents;
import com.segmailer.core.testkit.RandomFacts;
import com.segmailer.core.testkit.RandomTimes;
import com.segmailer.core.testkit.Subject;
import com.segmailer.core.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * A contact to whom random changes happen, and segments that refer to those before them, the first of
 * them manual. Beside the record stands all that it was made from.
 */
final class Life {

  private static final int SEGMENTS = 7;

  private final RandomGenerator random;
  private final RandomTimes times;
  private final Definitions definitions;
  private final List<Event> events = new ArrayList<>();
  private Contact contact;
  private boolean created = true;
  private Instant now;

  Life(RandomGenerator random) {
    this.random = random;
    this.times = new RandomTimes(random);
    this.now = times.instant();
    this.definitions = definitions();
    this.contact = Contact.blank(new UUID(random.nextLong(), random.nextLong()), now);
    decide(new Change.Save(attributes()));
  }

  private Definitions definitions() {
    var segments = new ArrayList<Segment>();
    segments.add(Segment.manual(1, new UUID(1, 1), "1"));
    for (int no = 2; no <= SEGMENTS; no++) {
      var condition = lowered(new RandomConditions(random).next(), no - 1);
      segments.add(Segment.dynamic(no, new UUID(no, no), "" + no, condition));
    }
    var signals = new ArrayList<Definitions.NumberedSignal>();
    segments.stream()
        .flatMap(segment -> segment.rule().stream())
        .flatMap(rule -> rule.needs().signals().stream())
        .distinct()
        .forEach(one -> signals.add(new Definitions.NumberedSignal(signals.size() + 1, one, true)));
    return new Definitions(1, times.zone(), Map.of(), segments, signals);
  }

  /** The same, referring to segments up to that number only. */
  private static Condition lowered(Condition condition, int greatest) {
    return switch (condition) {
      case Condition.All(var parts) ->
        new Condition.All(parts.stream().map(part -> lowered(part, greatest)).toList());
      case Condition.Any(var parts) ->
        new Condition.Any(parts.stream().map(part -> lowered(part, greatest)).toList());
      case Condition.Not(var part) -> new Condition.Not(lowered(part, greatest));
      case Condition.InSegment(var id) -> {
        long no = (id.getMostSignificantBits() - 1) % greatest + 1;
        yield new Condition.InSegment(new UUID(no, no));
      }
      default -> condition;
    };
  }

  Contact contact() {
    return contact;
  }

  Instant now() {
    return now;
  }

  /** Something happens, soon or when the contact asked to be woken, or late. Yields what is decided. */
  List<Decision.Made> goOn() {
    var wakeAt = contact.standing().wakeAt();
    if (wakeAt != null && random.nextInt(3) == 0) {
      now = wakeAt;
      return decide(new Change.Wake());
    }
    now = random.nextBoolean()
        ? now.plusSeconds(random.nextInt(7_200))
        : now.plus(Duration.ofHours(random.nextInt(2_000)));
    return decide(
        switch (random.nextInt(6)) {
          case 0, 1 -> new Change.Save(attributes());
          case 2, 3, 4 -> event();
          default -> new Change.Place(1, random.nextBoolean());
        });
  }

  private Edit attributes() {
    var patch = new LinkedHashMap<String, Value>();
    new RandomFacts(random).attributes().forEach((name, value) -> {
      if (!name.startsWith("$") && random.nextInt(3) == 0) {
        patch.put(name, random.nextInt(4) == 0 ? Value.NULL : value);
      }
    });
    if (random.nextInt(4) == 0) {
      patch.put("timezone", new Value.Text(times.zone().getId()));
    }
    var address = random.nextInt(4) == 0 ? EmailAddress.parse("pro@k.example") : null;
    return new Edit(
        address instanceof EmailAddress.Valid(var email) ? email : null,
        null,
        random.nextInt(4) == 0 ? random.nextBoolean() : null,
        new Value.Dict(patch),
        List.of());
  }

  /** Just now, or before, as events that come late. */
  private Change event() {
    var any = new RandomEvents(random).next();
    boolean late = random.nextInt(3) == 0 && any.occurredAt().isBefore(now);
    var event = late ? any : new Event(any.name(), now, any.data());
    events.add(event);
    return new Change.Record(event, random.nextInt(4) == 0 ? attributes() : Edit.NONE, !late);
  }

  private List<Decision.Made> decide(Change change) {
    var made = new ArrayList<Decision.Made>();
    if (!created) {
      Overdue.before(definitions, contact, change, now).forEach(one -> made.add(one.made()));
    }
    var before = made.isEmpty() ? contact : made.getLast().after();
    if (!(Decider.decide(definitions, before, created, change, now)
        instanceof Decision.Made last)) {
      throw new IllegalStateException("refused: " + change);
    }
    made.add(last);
    contact = last.after();
    created = false;
    return made;
  }

  /** The numbers of the segments in which it is at that time by a plain evaluation of all of them. */
  Set<Integer> plainly(Instant at) {
    var in = new HashSet<UUID>();
    var numbers = new HashSet<Integer>();
    for (var segment : definitions.segments()) {
      var rule = segment.rule();
      boolean member = rule.isPresent()
          ? BruteForce.holds(rule.get().condition(), subject(in), at)
          : contact.standing().segments().contains(segment.no());
      if (member) {
        in.add(segment.id());
        numbers.add(segment.no());
      }
    }
    return numbers;
  }

  private Subject subject(Set<UUID> segments) {
    var profile = contact.profile();
    var attributes = new HashMap<>(profile.attributes().members());
    attributes.put("$createdAt", new Value.Text(contact.createdAt().toString()));
    attributes.put("$updatedAt", new Value.Text(contact.updatedAt().toString()));
    attributes.put("$subscribed", Value.Bool.of(profile.subscribed()));
    if (profile.email() != null) {
      attributes.put("$email", new Value.Text("pro@k.example"));
      attributes.put("$emailDomain", new Value.Text("k.example"));
    }
    var zone = Zones.of(profile.attributes().get("timezone"), definitions.zone());
    return new Subject(contact.id(), attributes, events, segments, zone, definitions.zone());
  }
}

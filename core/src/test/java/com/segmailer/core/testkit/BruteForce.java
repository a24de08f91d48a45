package com.segmailer.core.testkit;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.Counts;
import com.segmailer.core.condition.Path;
import com.segmailer.core.condition.Test;
import com.segmailer.core.condition.Window;
import com.segmailer.core.event.Event;
import com.segmailer.core.value.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides conditions the slow and plain way, from all events and straight from the rules: what the
 * real evaluator, with its digests and short cuts, is held to. Shares no deciding code with it.
 */
public final class BruteForce {
  private BruteForce() {}

  public static boolean holds(Condition condition, Subject subject, Instant now) {
    return switch (condition) {
      case Condition.All all -> all.conditions().stream().allMatch(c -> holds(c, subject, now));
      case Condition.Any any -> any.conditions().stream().anyMatch(c -> holds(c, subject, now));
      case Condition.Not not -> !holds(not.condition(), subject, now);
      case Condition.AttributeTest test ->
        passes(test.path(), test.test(), subject.attributes(), subject.zone(), now);
      case Condition.PropertyTest test ->
        throw new IllegalArgumentException("a property outside of where: " + test);
      case Condition.EventCount test ->
        test.negative() != countHolds(test, events(test, subject), subject, now);
      case Condition.EventDate test -> dateHolds(test, events(test, subject), subject, now);
      case Condition.EventSum test ->
        PlainTests.accepts(
            test.test(),
            new Value.Decimal(sum(test.property(), events(test, subject))),
            subject.zone(),
            now);
      case Condition.InSegment in -> subject.segments().contains(in.segment());
      case Condition.Sample sample -> sampled(sample, subject);
    };
  }

  private static boolean passes(
      Path path, Test test, Map<String, Value> members, ZoneId zone, Instant now) {
    List<Value> ends = ends(new Value.Dict(members), path.parts());
    boolean accepted = ends.stream().anyMatch(end -> PlainTests.accepts(test, end, zone, now));
    return accepted != test.operator().negative();
  }

  /** All values at the ends of a path. */
  private static List<Value> ends(Value value, List<String> path) {
    if (path.isEmpty()) {
      return List.of(value);
    }
    List<Value> ends = new ArrayList<>();
    if (value instanceof Value.Dict(Map<String, Value> members)) {
      Value member = members.get(path.getFirst());
      if (member != null) {
        ends.addAll(ends(member, path.subList(1, path.size())));
      }
    } else if (value instanceof Value.Array(List<Value> items)) {
      items.stream()
          .filter(item -> item instanceof Value.Dict)
          .forEach(item -> ends.addAll(ends(item, path)));
    }
    return ends;
  }

  private static List<Event> events(Condition.EventTest test, Subject subject) {
    Condition where = test.where();
    return subject.events().stream()
        .filter(event -> event.name().equals(test.event()))
        .filter(event -> counts(where, event, subject.workspaceZone()))
        .toList();
  }

  /** Whether an event is meant by whoever has that filter, or none: machines only when named. */
  public static boolean counts(@Nullable Condition where, Event event, ZoneId workspaceZone) {
    boolean engagement = List.of("email.opened", "email.clicked").contains(event.name());
    boolean byMachine = Value.Bool.of(true).equals(event.data().get("machine"));
    boolean meant = !engagement || !byMachine || (where != null && namesMachine(where));
    return meant && (where == null || passes(where, event, workspaceZone));
  }

  private static boolean namesMachine(Condition where) {
    return switch (where) {
      case Condition.All all -> all.conditions().stream().anyMatch(BruteForce::namesMachine);
      case Condition.Any any -> any.conditions().stream().anyMatch(BruteForce::namesMachine);
      case Condition.Not not -> namesMachine(not.condition());
      case Condition.PropertyTest test -> test.path().text().split("\\.")[0].equals("machine");
      default -> false;
    };
  }

  /** Whether an event passes a filter. */
  public static boolean passes(Condition where, Event event, ZoneId workspaceZone) {
    return switch (where) {
      case Condition.All all ->
        all.conditions().stream().allMatch(c -> passes(c, event, workspaceZone));
      case Condition.Any any ->
        any.conditions().stream().anyMatch(c -> passes(c, event, workspaceZone));
      case Condition.Not not -> !passes(not.condition(), event, workspaceZone);
      case Condition.PropertyTest test ->
        passes(test.path(), test.test(), event.data().members(), workspaceZone, event.occurredAt());
      case Condition.AttributeTest _, Condition.EventTest _ ->
        throw new IllegalArgumentException("not a filter of events: " + where);
      case Condition.InSegment _, Condition.Sample _ ->
        throw new IllegalArgumentException("not a filter of events: " + where);
    };
  }

  private static boolean countHolds(
      Condition.EventCount test, List<Event> events, Subject subject, Instant now) {
    long count = events.stream()
        .filter(event -> inside(test.window(), event.occurredAt(), subject.zone(), now))
        .count();
    Counts counts = test.counts();
    Integer high = counts.high();
    return count >= counts.low() && (high == null || count <= high);
  }

  private static boolean inside(Window window, Instant time, ZoneId zone, Instant now) {
    return switch (window) {
      case Window.AllTime _ -> true;
      case Window.WithinLast within ->
        PlainDates.after(within.span(), time, zone).compareTo(now) > 0;
      case Window.Since since ->
        time.compareTo(PlainDates.instant(since.date().text(), zone).orElseThrow()) >= 0;
      case Window.Before before ->
        time.compareTo(PlainDates.instant(before.date().text(), zone).orElseThrow()) < 0;
    };
  }

  private static boolean dateHolds(
      Condition.EventDate test, List<Event> events, Subject subject, Instant now) {
    List<Instant> times = events.stream().map(Event::occurredAt).sorted().toList();
    return !times.isEmpty()
        && PlainDates.holds(
            test.test(), test.first() ? times.getFirst() : times.getLast(), subject.zone(), now);
  }

  private static BigDecimal sum(Path property, List<Event> events) {
    return events.stream()
        .flatMap(event -> ends(event.data(), property.parts()).stream())
        .flatMap(end ->
            end instanceof Value.Array array ? array.items().stream() : List.of(end).stream())
        .filter(value -> value instanceof Value.Decimal)
        .map(value -> ((Value.Decimal) value).number())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Written out again, because who is in a sample must never change. */
  private static boolean sampled(Condition.Sample sample, Subject subject) {
    long hash = 0xcbf29ce484222325L;
    for (char c : sample.seed().toCharArray()) {
      hash ^= c;
      hash *= 0x100000001b3L;
    }
    for (long half :
        List.of(subject.id().getMostSignificantBits(), subject.id().getLeastSignificantBits())) {
      hash ^= half;
      hash ^= hash >>> 30;
      hash *= 0xbf58476d1ce4e5b9L;
      hash ^= hash >>> 27;
      hash *= 0x94d049bb133111ebL;
      hash ^= hash >>> 31;
    }
    BigDecimal share = BigDecimal.valueOf(Long.remainderUnsigned(hash, 1_000_000), 4);
    return share.compareTo(sample.percent()) < 0;
  }
}

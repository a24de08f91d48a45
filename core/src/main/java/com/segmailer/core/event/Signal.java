package com.segmailer.core.event;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.ConditionParser;
import com.segmailer.core.condition.ConditionPrinter;
import com.segmailer.core.condition.Evaluator;
import com.segmailer.core.condition.Limits;
import com.segmailer.core.condition.Parsed;
import com.segmailer.core.condition.Path;
import com.segmailer.core.value.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which events a digest takes in and what it keeps of them. Two signals are equal exactly when
 * their keys are, so the key may name a stored digest. In an order by their keys, so that maps stay
 * quick where somebody has chosen signals of one hash code.
 */
public final class Signal implements Comparable<Signal> {
  private final String event;
  private final @Nullable Condition where;
  private final Keep keep;
  private final String key;
  private final boolean peopleOnly;

  /** {@code where} is null for all events of that name. */
  public Signal(String event, @Nullable Condition where, Keep keep) {
    if (event.isEmpty() || event.length() > Limits.EVENT_NAME_LENGTH) {
      throw new IllegalArgumentException("an event's name has 1 to 200 characters");
    }
    if (where != null && !Evaluator.isEventFilter(where)) {
      throw new IllegalArgumentException("where holds only tests of properties");
    }
    this.event = event;
    this.where = where;
    this.keep = keep;
    this.key = CanonicalText.of(toValue());
    this.peopleOnly = MachineEvents.areLeftOut(event, where);
  }

  public String event() {
    return event;
  }

  public @Nullable Condition where() {
    return where;
  }

  public Keep keep() {
    return keep;
  }

  public String key() {
    return key;
  }

  /** Whether more of an event than its name and time decides what it comes to. */
  public boolean readsData() {
    return where != null || keep.sum() != null || peopleOnly;
  }

  /** Whether it depends on the workspace's zone which events the digest takes in. */
  public boolean zoned() {
    return where != null && Evaluator.isZonedFilter(where);
  }

  /** Whether the digest takes in that event. Dates without a zone are in the workspace's. */
  public boolean counts(Event e, ZoneId workspaceZone) {
    return event.equals(e.name())
        && !(peopleOnly && MachineEvents.isByMachine(e))
        && (where == null
            || Evaluator.matchesEvent(where, e.data(), e.occurredAt(), workspaceZone));
  }

  /** The digest with one more event, which must be one that {@link #counts}. */
  public Digest add(Digest d, Event e) {
    Instant at = e.occurredAt();
    Instant first = d.first() == null || at.isBefore(d.first()) ? at : d.first();
    Instant last = d.last() == null || at.isAfter(d.last()) ? at : d.last();
    return new Digest(
        d.count() + 1,
        first,
        last,
        insert(d.newest(), at, keep.newest(), true),
        insert(d.oldest(), at, keep.oldest(), false),
        keep.sum() == null ? d.sum() : d.sum().add(summand(keep.sum(), e.data())));
  }

  private static List<Instant> insert(List<Instant> times, Instant at, int most, boolean newest) {
    int place = 0;
    while (place < times.size()
        && (newest ? !times.get(place).isBefore(at) : !times.get(place).isAfter(at))) {
      place++;
    }
    if (place >= most) {
      return times;
    }
    List<Instant> longer = new ArrayList<>(times.size() + 1);
    longer.addAll(times);
    longer.add(place, at);
    return longer.size() > most ? longer.subList(0, most) : longer;
  }

  /** Numbers at the property, several if it is an array; all else adds nothing. */
  private static BigDecimal summand(Path property, Value.Dict data) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Value reached : property.reached(data.get(property.root()))) {
      List<Value> values = reached instanceof Value.Array(List<Value> all) ? all : List.of(reached);
      for (Value value : values) {
        if (value instanceof Value.Decimal(BigDecimal number) && Limits.holds(number)) {
          sum = sum.add(number);
        }
      }
    }
    return sum;
  }

  /** For storing; {@link #fromValue} reads it back. */
  public Value.Dict toValue() {
    Map<String, Value> members = new LinkedHashMap<>();
    members.put("event", new Value.Text(event));
    if (where != null) {
      members.put("where", ConditionPrinter.print(where));
    }
    if (keep.newest() > 0) {
      members.put("newest", Value.Decimal.of(keep.newest()));
    }
    if (keep.oldest() > 0) {
      members.put("oldest", Value.Decimal.of(keep.oldest()));
    }
    if (keep.sum() != null) {
      members.put("sum", new Value.Text(keep.sum().text()));
    }
    return new Value.Dict(members);
  }

  /** Throws {@link IllegalArgumentException} when the value is not one that was stored. */
  public static Signal fromValue(Value value) {
    if (!(value instanceof Value.Dict dict
        && dict.get("event") instanceof Value.Text(String event))) {
      throw new IllegalArgumentException("not a signal: " + value);
    }
    Path sum = dict.get("sum") instanceof Value.Text(String path) ? Path.of(path) : null;
    return new Signal(
        event,
        filter(dict.get("where")),
        new Keep(size(dict, "newest"), size(dict, "oldest"), sum));
  }

  private static int size(Value.Dict dict, String name) {
    return dict.get(name) instanceof Value.Decimal(BigDecimal number) ? number.intValueExact() : 0;
  }

  private static @Nullable Condition filter(Value where) {
    if (where.isNull()) {
      return null;
    }
    return switch (ConditionParser.parse(where, ConditionParser.Options.EVENT_FILTER)) {
      case Parsed.Valid(Condition condition) -> condition;
      case Parsed.Invalid(var violations) ->
        throw new IllegalArgumentException("not a filter of events: " + violations);
    };
  }

  @Override
  public int compareTo(Signal other) {
    return key.compareTo(other.key);
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof Signal that && key.equals(that.key));
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public String toString() {
    return key;
  }
}

package com.segmailer.core.condition;

import com.segmailer.core.value.Suggestion;
import com.segmailer.core.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the tests of a contact's events. */
final class EventParser {
  private static final List<String> OPERATORS =
      List.of("performed", "notPerformed", "firstPerformed", "lastPerformed", "sum");
  private static final List<String> COUNTS = List.of("atLeast", "atMost", "exactly", "between");
  private static final List<String> WINDOWS = List.of("withinLast", "since", "before");

  private final ConditionParser parser;
  private final Node node;
  private final int depth;

  EventParser(ConditionParser parser, Node node, int depth) {
    this.parser = parser;
    this.node = node;
    this.depth = depth;
  }

  /** The condition, or null when a violation was written down. */
  @Nullable
  Condition parse() {
    String event = node.text("event", 1, Limits.EVENT_NAME_LENGTH);
    String operator = node.text("operator", 1, Limits.TEXT_LENGTH);
    Condition where = where();
    if (operator == null) {
      return null;
    }
    return switch (operator) {
      case "performed" -> count(event, false, where);
      case "notPerformed" -> count(event, true, where);
      case "firstPerformed" -> date(event, true, where);
      case "lastPerformed" -> date(event, false, where);
      case "sum" -> sum(event, where);
      default -> {
        node.refuse(
            "operator",
            "unknown operator of events "
                + Node.quote(operator)
                + Suggestion.of(operator, OPERATORS));
        yield null;
      }
    };
  }

  private @Nullable Condition where() {
    return node.has("where")
        ? parser.condition(node.dict().get("where"), node.pointerTo("where"), depth + 1, true)
        : null;
  }

  private @Nullable Condition count(
      @Nullable String event, boolean negative, @Nullable Condition where) {
    List<String> known = new ArrayList<>(List.of("event", "operator", "where"));
    known.addAll(COUNTS);
    known.addAll(WINDOWS);
    node.refuseUnknownMembers(known);
    Window window = window();
    Counts counts = counts();
    return event == null || window == null || counts == null
        ? null
        : Condition.EventCount.of(event, negative, counts, window, where);
  }

  /** The one of these members that is there, "" if none is, null if several are. */
  private @Nullable String oneOf(List<String> members) {
    List<String> there = members.stream().filter(node::has).toList();
    if (there.size() > 1) {
      node.refuse(there.get(1), "only one of " + String.join(", ", there) + " can be given");
      return null;
    }
    return there.isEmpty() ? "" : there.getFirst();
  }

  private @Nullable Window window() {
    return switch (oneOf(WINDOWS)) {
      case "withinLast" -> {
        Span span = node.span("withinLast");
        yield span == null ? null : new Window.WithinLast(span);
      }
      case "since" -> {
        IsoDate date = node.date("since");
        yield date == null ? null : new Window.Since(date);
      }
      case "before" -> {
        IsoDate date = node.date("before");
        yield date == null ? null : new Window.Before(date);
      }
      case null -> null;
      default -> Window.ALL_TIME;
    };
  }

  private @Nullable Counts counts() {
    int most = WINDOWS.stream().anyMatch(node::has) ? Limits.WINDOW_COUNT : Limits.COUNT;
    return switch (oneOf(COUNTS)) {
      case "atLeast" -> {
        Integer count = count(node.dict().get("atLeast"), node.pointerTo("atLeast"), most);
        yield count == null ? null : new Counts(count, null);
      }
      case "atMost" -> {
        Integer count = count(node.dict().get("atMost"), node.pointerTo("atMost"), most);
        yield count == null ? null : new Counts(0, count);
      }
      case "exactly" -> {
        Integer count = count(node.dict().get("exactly"), node.pointerTo("exactly"), most);
        yield count == null ? null : new Counts(count, count);
      }
      case "between" -> between(most);
      case null -> null;
      default -> Counts.ONCE;
    };
  }

  private @Nullable Counts between(int most) {
    if (!(node.dict().get("between") instanceof Value.Array(List<Value> bounds))
        || bounds.size() != 2) {
      node.refuse("between", "must be a list of two counts");
      return null;
    }
    Integer low = count(bounds.get(0), node.pointerTo("between") + "/0", most);
    Integer high = count(bounds.get(1), node.pointerTo("between") + "/1", most);
    if (low == null || high == null) {
      return null;
    }
    if (low > high) {
      node.refuse("between", "the first count must not exceed the second");
      return null;
    }
    return new Counts(low, high);
  }

  private @Nullable Integer count(Value value, String pointer, int most) {
    if (value instanceof Value.Decimal(BigDecimal number)
        && Limits.holds(number)
        && number.stripTrailingZeros().scale() <= 0
        && number.signum() >= 0
        && number.compareTo(BigDecimal.valueOf(most)) <= 0) {
      return number.intValueExact();
    }
    String where = most == Limits.WINDOW_COUNT ? " (inside a window)" : "";
    node.violations()
        .add(new Violation(pointer, "must be a whole number from 0 to " + most + where));
    return null;
  }

  private @Nullable Condition date(
      @Nullable String event, boolean first, @Nullable Condition where) {
    node.refuseUnknownMembers(List.of("event", "operator", "test", "where"));
    Test test = test();
    if (test instanceof DateTest date && event != null) {
      return Condition.EventDate.of(event, first, date, where);
    }
    if (test != null && !(test instanceof DateTest)) {
      node.refuse("test", "must be a test of a date");
    }
    return null;
  }

  private @Nullable Condition sum(@Nullable String event, @Nullable Condition where) {
    node.refuseUnknownMembers(List.of("event", "operator", "property", "test", "where"));
    Path property = node.path("property");
    Test test = test();
    if (test instanceof NumberTest number && event != null && property != null) {
      return Condition.EventSum.of(event, property, number, where);
    }
    if (test != null && !(test instanceof NumberTest)) {
      node.refuse(
          "test",
          "must be a test of a number: greaterThan, greaterOrEqual, lessThan, lessOrEqual or between");
    }
    return null;
  }

  private @Nullable Test test() {
    Value value = node.required("test");
    if (value instanceof Value.Dict dict) {
      Node test = new Node(dict, node.pointerTo("test"), node.violations());
      test.refuseUnknownMembers(List.of("operator", "value"));
      return TestParser.parse(test);
    }
    if (value != null) {
      node.refuse("test", "must be an object with operator and value");
    }
    return null;
  }
}

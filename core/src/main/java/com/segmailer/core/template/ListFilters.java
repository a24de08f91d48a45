package com.segmailer.core.template;

import com.segmailer.core.template.Filter.Trust;
import com.segmailer.core.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Filters for lists. A value that is no list counts as a list of one, nil as an empty one. */
final class ListFilters {

  private ListFilters() {}

  static void addTo(Filters.Collected filters) {
    addWhole(filters);
    addChoosing(filters);
    addOrdering(filters);
  }

  private static void addWhole(Filters.Collected filters) {
    filters
        .add("join", 0, 1, Trust.JOINS, ListFilters::join)
        .add("first", 0, 0, Trust.DATA, (input, none, scope) -> Members.named(input, "first"))
        .add("last", 0, 0, Trust.DATA, (input, none, scope) -> Members.named(input, "last"))
        .add("concat", 1, 1, Trust.DATA, ListFilters::concat)
        .add(
            "map",
            1,
            1,
            Trust.DATA,
            (input, given, scope) ->
                new Value.Array(items(input).stream().map(member(given, scope)).toList()))
        .add(
            "sum",
            0,
            1,
            Trust.DATA,
            (input, given, scope) -> new Value.Decimal(items(input).stream()
                .map(member(given, scope))
                .map(Numbers::of)
                .reduce(BigDecimal.ZERO, Numbers::plus)));
  }

  private static void addChoosing(Filters.Collected filters) {
    filters
        .add("where", 1, 2, Trust.DATA, (input, given, scope) -> chosen(input, given, true, scope))
        .add(
            "reject", 1, 2, Trust.DATA, (input, given, scope) -> chosen(input, given, false, scope))
        .add(
            "find",
            1,
            2,
            Trust.DATA,
            (input, given, scope) -> Members.named(chosen(input, given, true, scope), "first"))
        .add(
            "has",
            1,
            2,
            Trust.DATA,
            (input, given, scope) ->
                Value.Bool.of(!chosen(input, given, true, scope).items().isEmpty()))
        .add("compact", 0, 1, Trust.DATA, (input, given, scope) -> {
          var member = member(given, scope);
          return new Value.Array(
              items(input).stream().filter(item -> !member.apply(item).isNull()).toList());
        })
        .add("uniq", 0, 1, Trust.DATA, ListFilters::unique);
  }

  private static void addOrdering(Filters.Collected filters) {
    filters
        .add(
            "reverse",
            0,
            0,
            Trust.DATA,
            (input, none, scope) -> new Value.Array(items(input).reversed()))
        .add("sort", 0, 1, Trust.DATA, (input, given, scope) -> sorted(input, given, false, scope))
        .add(
            "sort_natural",
            0,
            1,
            Trust.DATA,
            (input, given, scope) -> sorted(input, given, true, scope));
  }

  private static List<Value> items(Value value) {
    return switch (value) {
      case Value.Array(List<Value> items) -> items;
      case Value.Null n -> List.of();
      case Value other -> List.of(other);
    };
  }

  /** What is looked at of an item: the named member, or the item itself. */
  private static UnaryOperator<Value> member(Value[] arguments, Scope scope) {
    return item -> {
      scope.charge(Scope.STEP + (item instanceof Value.Text(String text) ? text.length() : 0));
      if (arguments.length == 0) {
        return item;
      }
      return Members.of(item, arguments[0]);
    };
  }

  private static Value join(Value input, Value[] arguments, Scope scope) {
    var glue = arguments.length == 0 ? " " : Texts.of(arguments[0], scope);
    var out = scope.newText();
    var separator = "";
    for (var item : items(input)) {
      scope.charge(1);
      out.append(separator).append(Texts.of(item, scope));
      separator = glue;
    }
    return new Value.Text(out.text());
  }

  private static Value concat(Value input, Value[] arguments, Scope scope) {
    var right = items(arguments[0]);
    scope.charge(right.size() * 4L);
    var all = new ArrayList<>(items(input));
    all.addAll(right);
    return new Value.Array(all);
  }

  private static Value.Array chosen(Value input, Value[] arguments, boolean wanted, Scope scope) {
    var member = member(arguments, scope);
    var target = arguments.length < 2 ? Optional.<Value>empty() : Optional.of(arguments[1]);
    var chosen = new ArrayList<Value>();
    for (var item : items(input)) {
      var value = member.apply(item);
      boolean fits = target.map(t -> Truth.equal(value, t, scope)).orElse(Truth.holds(value));
      if (fits == wanted) {
        chosen.add(item);
      }
    }
    return new Value.Array(chosen);
  }

  private static Value unique(Value input, Value[] arguments, Scope scope) {
    var member = member(arguments, scope);
    // By hash code, which whoever writes the values may choose: so each comparison is paid for.
    var seen = new HashMap<Integer, List<Value>>();
    var unique = new ArrayList<Value>();
    for (var item : items(input)) {
      var value = member.apply(item);
      scope.charge(Sizes.deep(value, scope) + Scope.STEP);
      var alike = seen.computeIfAbsent(value.hashCode(), hash -> new ArrayList<>(1));
      if (alike.stream().noneMatch(other -> isSame(other, value, scope))) {
        alike.add(value);
        unique.add(item);
      }
    }
    return new Value.Array(unique);
  }

  private static boolean isSame(Value one, Value other, Scope scope) {
    scope.step();
    return Truth.equal(one, other, scope);
  }

  private static Value sorted(Value input, Value[] arguments, boolean natural, Scope scope) {
    var member = member(arguments, scope);
    var sorted = new ArrayList<>(items(input));
    sorted.sort((a, b) -> compare(member.apply(a), member.apply(b), natural, scope));
    return new Value.Array(sorted);
  }

  /** Numbers before texts before the rest; nil comes last. */
  private static int compare(Value left, Value right, boolean natural, Scope scope) {
    scope.step();
    if (left instanceof Value.Text(String a) && right instanceof Value.Text(String b)) {
      // Folding goes through all of both, comparing ends at the first difference.
      scope.charge(natural ? a.length() + b.length() : Math.min(a.length(), b.length()));
      return natural
          ? Comparator.<String>naturalOrder()
              .compare(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT))
          : a.compareTo(b);
    }
    if (left instanceof Value.Decimal(BigDecimal a)
        && right instanceof Value.Decimal(BigDecimal b)) {
      return a.compareTo(b);
    }
    return Integer.compare(rank(left), rank(right));
  }

  private static int rank(Value value) {
    return switch (value) {
      case Value.Decimal d -> 0;
      case Value.Text t -> 1;
      case Value.Bool b -> 2;
      case Value.Array a -> 3;
      case Value.Dict d -> 4;
      case Value.Null n -> 5;
    };
  }
}

package com.segmailer.core.template;

import com.segmailer.core.template.Expression.Emptiness;
import com.segmailer.core.template.Test.Comparison;
import com.segmailer.core.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Decides tests. */
final class Truth {

  private final Scope scope;
  private final Evaluator evaluator;

  Truth(Scope scope, Evaluator evaluator) {
    this.scope = scope;
    this.evaluator = evaluator;
  }

  /** Everything but nil and false. */
  static boolean holds(Value value) {
    return !value.isNull() && !value.equals(Value.Bool.FALSE);
  }

  boolean holds(Test test) {
    int last = test.comparisons().size() - 1;
    boolean result = holds(test.comparisons().get(last));
    for (int i = last - 1; i >= 0; i--) {
      result = test.ands().get(i)
          ? holds(test.comparisons().get(i)) && result
          : holds(test.comparisons().get(i)) || result;
    }
    return result;
  }

  private boolean holds(Comparison comparison) {
    scope.step();
    var left = comparison.left();
    var right = comparison.right();
    return switch (comparison.operator()) {
      case HOLDS -> left instanceof Emptiness || holds(evaluator.value(left));
      case EQUAL -> equal(left, right);
      case UNEQUAL -> !equal(left, right);
      case LESS -> order(left, right, -1, false);
      case AT_MOST -> order(left, right, -1, true);
      case GREATER -> order(left, right, 1, false);
      case AT_LEAST -> order(left, right, 1, true);
      case CONTAINS -> contains(evaluator.value(left), evaluator.value(right));
    };
  }

  boolean equal(Expression left, Expression right) {
    if (right instanceof Emptiness emptiness) {
      return left == right || is(emptiness, evaluator.value(left));
    }
    if (left instanceof Emptiness emptiness) {
      return is(emptiness, evaluator.value(right));
    }
    return equal(evaluator.value(left), evaluator.value(right), scope);
  }

  private boolean is(Emptiness emptiness, Value value) {
    scope.charge(Sizes.flat(value));
    boolean blank = emptiness == Emptiness.BLANK;
    return switch (value) {
      case Value.Null n -> blank;
      case Value.Bool(boolean bool) -> blank && !bool;
      case Value.Text(String text) -> blank ? text.isBlank() : text.isEmpty();
      case Value.Array(List<Value> items) -> items.isEmpty();
      case Value.Dict(Map<String, Value> members) -> members.isEmpty();
      case Value.Decimal d -> false;
    };
  }

  /** Equality that pays for how far it looks. */
  static boolean equal(Value left, Value right, Scope scope) {
    if (left instanceof Value.Text(String a) && right instanceof Value.Text(String b)) {
      scope.charge(Math.min(a.length(), b.length()));
      return a.equals(b);
    }
    boolean deep = left instanceof Value.Array || left instanceof Value.Dict;
    if (deep && left.getClass() == right.getClass()) {
      scope.charge(Math.min(Sizes.deep(left, scope), Sizes.deep(right, scope)));
    }
    return left.equals(right);
  }

  private boolean order(Expression left, Expression right, int sign, boolean orEqual) {
    return switch (evaluator.value(left)) {
      case Value.Decimal(BigDecimal a)
      when evaluator.value(right) instanceof Value.Decimal(BigDecimal b) ->
        fits(a.compareTo(b), sign, orEqual);
      case Value.Text(String a)
      when evaluator.value(right) instanceof Value.Text(String b) -> {
        scope.charge(Math.min(a.length(), b.length()));
        yield fits(a.compareTo(b), sign, orEqual);
      }
      case Value other -> false;
    };
  }

  private static boolean fits(int compared, int sign, boolean orEqual) {
    return compared == 0 ? orEqual : Integer.signum(compared) == sign;
  }

  private boolean contains(Value whole, Value part) {
    scope.charge(Sizes.flat(whole));
    return switch (whole) {
      case Value.Text(String text) -> {
        var sought = Texts.of(part, scope);
        scope.search(text, sought);
        yield !part.isNull() && text.contains(sought);
      }
      case Value.Array(List<Value> items) -> items.stream().anyMatch(i -> equal(i, part, scope));
      case Value.Dict dict ->
        part instanceof Value.Text(String name) && dict.members().containsKey(name);
      case Value other -> false;
    };
  }
}

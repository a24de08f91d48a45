package com.segmailer.core.template;

import com.segmailer.core.template.Expression.Call;
import com.segmailer.core.template.Expression.Filtered;
import com.segmailer.core.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Yields the values of expressions. After each, {@link Scope#trusted} is about that value. */
final class Evaluator {

  private static final Value[] NO_ARGUMENTS = {};

  private final Scope scope;

  Evaluator(Scope scope) {
    this.scope = scope;
  }

  Value value(Filtered filtered) {
    var value = value(filtered.input());
    for (var call : filtered.calls()) {
      value = apply(call, value);
    }
    return value;
  }

  Value value(Expression expression) {
    scope.step();
    return switch (expression) {
      case Expression.Literal(Value value) -> {
        scope.trusted = true;
        yield value;
      }
      case Expression.Emptiness e -> {
        scope.trusted = true;
        yield Value.NULL;
      }
      case Expression.Path path -> path(path);
      case Expression.Range range -> list(range);
    };
  }

  private Value list(Expression.Range range) {
    long from = whole(value(range.from()));
    long to = whole(value(range.to()));
    scope.trusted = false;
    if (to < from) {
      return new Value.Array(List.of());
    }
    scope.charge((to - from + 1) * Scope.STEP);
    var items = new ArrayList<Value>();
    for (long number = from; number <= to; number++) {
      items.add(Value.Decimal.of(number));
    }
    return new Value.Array(items);
  }

  /** Cut to what can be counted up to without overflow. */
  long whole(Value value) {
    scope.charge(Sizes.flat(value));
    return Numbers.clamped(Numbers.of(value));
  }

  private Value path(Expression.Path path) {
    int from = 0;
    Value value;
    if (path.root().equals("forloop") && !scope.loops.isEmpty()) {
      int depth = scope.loops.size() - 1;
      while (from < path.steps().size() && isParent(path.steps().get(from)) && depth > 0) {
        depth--;
        from++;
      }
      scope.trusted = false;
      if (from < path.steps().size()
          && path.steps().get(from) instanceof Expression.Literal(Value.Text(String member))) {
        value = scope.loops.get(depth).member(member);
        from++;
      } else {
        scope.charge(Scope.STEP * 8);
        value = scope.loops.get(depth).dict();
      }
    } else {
      value = scope.variable(path.root());
    }
    if (from == path.steps().size()) {
      return value;
    }
    for (int i = from; i < path.steps().size(); i++) {
      scope.charge(value instanceof Value.Text(String text) ? text.length() : 1);
      value = Members.of(value, value(path.steps().get(i)));
    }
    scope.trusted = false;
    return value;
  }

  private static boolean isParent(Expression step) {
    return step instanceof Expression.Literal(Value.Text(String name)) && name.equals("parentloop");
  }

  private Value apply(Call call, Value input) {
    boolean inputTrusted = scope.trusted;
    boolean argumentsTrusted = true;
    var arguments = NO_ARGUMENTS;
    if (!call.arguments().isEmpty()) {
      arguments = new Value[call.arguments().size()];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = value(call.arguments().get(i));
        argumentsTrusted &= scope.trusted;
        scope.charge(Sizes.flat(arguments[i]));
      }
    }
    scope.step();
    scope.charge(Sizes.flat(input));
    var filter = call.filter();
    if (isFalseAllowed(call, input)) {
      scope.trusted = inputTrusted;
      return input;
    }
    var result = switch (filter.trust()) {
      case CHOOSES, KEEPS, DATA, MARKUP -> filter.apply(input, arguments, scope);
      case JOINS ->
        new Joining(filter, scope).apply(input, inputTrusted, arguments, argumentsTrusted);
      case BREAKS -> {
        boolean escapes = scope.html() && !inputTrusted;
        yield filter.apply(escapes ? Markup.escaped(input, scope) : input, arguments, scope);
      }
    };
    scope.trusted = switch (filter.trust()) {
      case DATA -> false;
      case KEEPS -> inputTrusted && argumentsTrusted;
      case MARKUP, BREAKS -> true;
      case CHOOSES -> result == input ? inputTrusted : argumentsTrusted;
      case JOINS -> scope.trusted;
    };
    scope.charge(Sizes.flat(result));
    return result;
  }

  /** Whether {@code default} leaves the input alone although it is false. */
  private boolean isFalseAllowed(Call call, Value input) {
    return call.filter().trust() == Filter.Trust.CHOOSES
        && input instanceof Value.Bool(boolean bool)
        && !bool
        && Truth.holds(value(call.allowFalse()));
  }
}

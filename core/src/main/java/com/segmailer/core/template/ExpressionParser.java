package com.segmailer.core.template;

import com.segmailer.core.template.Expression.Call;
import com.segmailer.core.template.Expression.Emptiness;
import com.segmailer.core.template.Expression.Filtered;
import com.segmailer.core.template.Expression.Literal;
import com.segmailer.core.template.Expression.Path;
import com.segmailer.core.template.Test.Comparison;
import com.segmailer.core.template.Test.Operator;
import com.segmailer.core.value.Suggestion;
import com.segmailer.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads expressions, filters and tests, and notes the variables that they read. */
final class ExpressionParser {

  private static final Map<String, Operator> OPERATORS = Map.of(
      "==", Operator.EQUAL,
      "!=", Operator.UNEQUAL,
      "<>", Operator.UNEQUAL,
      "<", Operator.LESS,
      ">", Operator.GREATER,
      "<=", Operator.AT_MOST,
      ">=", Operator.AT_LEAST,
      "contains", Operator.CONTAINS);

  private static final Literal NIL = new Literal(Value.NULL);

  private final Lines lines;
  private final Limits limits;
  private final List<Reference> references = new ArrayList<>();
  private int nodes;
  private int depth;

  ExpressionParser(Lines lines, Limits limits) {
    this.lines = lines;
    this.limits = limits;
  }

  List<Reference> references() {
    return references;
  }

  /** Counts one more part of the template. */
  void count(int at) {
    if (++nodes > limits.nodes()) {
      throw new Misread("the template has more than " + limits.nodes() + " parts", at);
    }
  }

  Filtered filtered(Tokens tokens) {
    var input = expression(tokens);
    var calls = new ArrayList<Call>();
    while (tokens.take("|")) {
      calls.add(call(tokens));
    }
    return new Filtered(input, calls);
  }

  private Call call(Tokens tokens) {
    var at = tokens.peek();
    var name = tokens.name();
    var filter = Filters.named(name);
    if (filter == null) {
      throw new Misread(
          "there is no filter \"" + name + "\"" + Suggestion.of(name, Filters.names()), at.at());
    }
    count(at.at());
    var arguments = new ArrayList<Expression>();
    Expression allowFalse = NIL;
    if (tokens.take(":")) {
      do {
        if (tokens.ahead().is(":")) {
          allowFalse = named(tokens, name);
        } else {
          arguments.add(expression(tokens));
        }
      } while (tokens.take(","));
    }
    if (arguments.size() < filter.least() || arguments.size() > filter.most()) {
      throw new Misread(
          "the filter \"%s\" takes %s, not %d"
              .formatted(name, filter.arguments(), arguments.size()),
          at.at());
    }
    return new Call(filter, arguments, allowFalse);
  }

  private Expression named(Tokens tokens, String filter) {
    var at = tokens.peek();
    var name = tokens.name();
    if (!filter.equals("default") || !name.equals("allow_false")) {
      throw new Misread("the filter \"" + filter + "\" has no option \"" + name + "\"", at.at());
    }
    tokens.expect(":");
    return expression(tokens);
  }

  Expression expression(Tokens tokens) {
    var token = tokens.next();
    count(token.at());
    return switch (token.kind()) {
      case TEXT -> new Literal(new Value.Text(token.text()));
      case NUMBER -> new Literal(new Value.Decimal(Numbers.literal(token.text())));
      case NAME -> named(token, tokens);
      case SIGN, END -> {
        if (token.is("(")) {
          yield range(tokens);
        }
        throw new Misread("a value is expected here, not " + token.shown(), token.at());
      }
    };
  }

  private Expression named(Token token, Tokens tokens) {
    boolean alone = !tokens.peek().is(".") && !tokens.peek().is("[");
    if (alone) {
      switch (token.text()) {
        case "nil", "null":
          return NIL;
        case "true":
          return new Literal(Value.Bool.TRUE);
        case "false":
          return new Literal(Value.Bool.FALSE);
        case "empty":
          return Emptiness.EMPTY;
        case "blank":
          return Emptiness.BLANK;
        default:
          break;
      }
    }
    return path(token, tokens);
  }

  private Path path(Token root, Tokens tokens) {
    // Noted before the references inside its brackets, in the order of the source.
    int place = references.size();
    var steps = new ArrayList<Expression>();
    while (true) {
      if (tokens.take(".")) {
        count(tokens.peek().at());
        steps.add(new Literal(new Value.Text(tokens.name())));
      } else if (tokens.take("[")) {
        deeper(tokens);
        steps.add(expression(tokens));
        depth--;
        tokens.expect("]");
      } else {
        break;
      }
    }
    references.add(place, reference(root, steps));
    return new Path(root.text(), steps);
  }

  private Reference reference(Token root, List<Expression> steps) {
    var path = new ArrayList<String>();
    path.add(root.text());
    for (var step : steps) {
      if (step instanceof Literal(Value.Text(String name))) {
        path.add(name);
      } else {
        break;
      }
    }
    return new Reference(path, lines.line(root.at()), lines.column(root.at()));
  }

  private Expression range(Tokens tokens) {
    deeper(tokens);
    var from = expression(tokens);
    tokens.expect("..");
    var to = expression(tokens);
    depth--;
    tokens.expect(")");
    return new Expression.Range(from, to);
  }

  private void deeper(Tokens tokens) {
    if (++depth > limits.depth()) {
      throw new Misread(
          "brackets are nested deeper than " + limits.depth(), tokens.peek().at());
    }
  }

  /** Comparisons joined by {@code and} and {@code or}. */
  Test test(Tokens tokens) {
    var comparisons = new ArrayList<Comparison>();
    var ands = new ArrayList<Boolean>();
    comparisons.add(comparison(tokens));
    while (tokens.peek().isName("and") || tokens.peek().isName("or")) {
      ands.add(tokens.next().isName("and"));
      comparisons.add(comparison(tokens));
    }
    return new Test(comparisons, ands);
  }

  private Comparison comparison(Tokens tokens) {
    var left = expression(tokens);
    var operator = OPERATORS.get(tokens.peek().text());
    if (operator == null || tokens.peek().kind() == Token.Kind.TEXT) {
      return new Comparison(left, Operator.HOLDS, NIL);
    }
    tokens.next();
    return new Comparison(left, operator, expression(tokens));
  }
}

package com.segmailer.core.condition;

import com.segmailer.core.value.Value;
import java.util.List;

/** A test whose answer depends on the value alone, not on time or zone. */
public sealed interface ScalarTest extends Test
    permits ScalarTest.TextEquality,
        ScalarTest.Equality,
        ScalarTest.OneOf,
        ScalarTest.TextPart,
        ScalarTest.Matches,
        ScalarTest.Truth,
        NumberTest {

  /** Whether a scalar passes, before a negative operator turns the answer round. */
  boolean accepts(Value scalar);

  /** Equal to a text. */
  record TextEquality(Operator operator, Needle text) implements ScalarTest {
    public TextEquality {
      operator.oneOf(Operator.EQUALS, Operator.NOT_EQUALS);
    }

    @Override
    public boolean accepts(Value scalar) {
      return scalar instanceof Value.Text(String that) && text.equalsText(that);
    }
  }

  /** Equal to a number or a boolean. */
  record Equality(Operator operator, Value value) implements ScalarTest {
    public Equality {
      operator.oneOf(Operator.EQUALS, Operator.NOT_EQUALS);
      if (!(value instanceof Value.Decimal || value instanceof Value.Bool)) {
        throw new IllegalArgumentException("equality with a number or a boolean");
      }
    }

    @Override
    public boolean accepts(Value scalar) {
      return value.equals(scalar);
    }
  }

  /** Equal to one of several values. */
  record OneOf(Operator operator, Choices choices) implements ScalarTest {
    public OneOf {
      operator.oneOf(Operator.IN, Operator.NOT_IN);
    }

    /** The choices, of which texts ignore case. */
    public static OneOf of(Operator operator, List<Value> values) {
      return new OneOf(operator, new Choices(values, false));
    }

    @Override
    public boolean accepts(Value scalar) {
      return choices.holds(scalar);
    }
  }

  /** A text with another at its beginning, at its end or anywhere. */
  record TextPart(Operator operator, Needle text) implements ScalarTest {
    public TextPart {
      operator.oneOf(
          Operator.CONTAINS, Operator.NOT_CONTAINS, Operator.STARTS_WITH, Operator.ENDS_WITH);
    }

    @Override
    public boolean accepts(Value scalar) {
      if (!(scalar instanceof Value.Text(String that))) {
        return false;
      }
      return switch (operator) {
        case STARTS_WITH -> text.startsText(that);
        case ENDS_WITH -> text.endsText(that);
        default -> text.isInText(that);
      };
    }
  }

  /** A text in which a pattern is found. */
  record Matches(Operator operator, Regex regex) implements ScalarTest {
    public Matches {
      operator.oneOf(Operator.MATCHES, Operator.NOT_MATCHES);
    }

    @Override
    public boolean accepts(Value scalar) {
      return scalar instanceof Value.Text(String that) && regex.isIn(that);
    }

    /** Whether one of the values, or of the items of one, passes before all that may be is searched. */
    boolean isFoundIn(List<Value> values) {
      int left = Limits.SEARCHED_TOTAL;
      for (Value value : values) {
        for (Value item : value instanceof Value.Array(var items) ? items : List.of(value)) {
          if (item instanceof Value.Text(String text) && left > 0) {
            if (regex.isIn(text.length() <= left ? text : text.substring(0, left))) {
              return true;
            }
            // An empty text takes a search as well.
            left -= Math.clamp(text.length(), 1, Limits.SEARCHED_LENGTH);
          }
        }
      }
      return false;
    }
  }

  /** {@code true}, or {@code false}. */
  record Truth(Operator operator) implements ScalarTest {
    public Truth {
      operator.oneOf(Operator.IS_TRUE, Operator.IS_FALSE);
    }

    @Override
    public boolean accepts(Value scalar) {
      return scalar instanceof Value.Bool(boolean that) && that == (operator == Operator.IS_TRUE);
    }
  }
}

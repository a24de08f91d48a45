package com.segmailer.core.contact;

import com.segmailer.core.value.Magnitude;
import com.segmailer.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One walk over attributes that collects what breaks a rule, and stops collecting at a bound. */
final class AttributeScan {
  private static final int MAX_VIOLATIONS = 20;

  private final List<Violation> found = new ArrayList<>();

  List<Violation> found() {
    return List.copyOf(found);
  }

  void attribute(String name, Value value) {
    if (found.size() >= MAX_VIOLATIONS) {
      return;
    }
    var pointer = Violation.under("", name);
    report(pointer, AttributeName.problemWith(name));
    value(pointer, value, 1);
  }

  private void value(String pointer, Value value, int depth) {
    if (found.size() >= MAX_VIOLATIONS) {
      return;
    }
    switch (value) {
      case Value.Null _ -> {}
      case Value.Bool _ -> {}
      case Value.Text(String text) -> report(pointer, textProblem(text));
      case Value.Decimal number -> report(pointer, numberProblem(number));
      case Value.Array array -> array(pointer, array, depth);
      case Value.Dict dict -> dict(pointer, dict, depth);
    }
  }

  private void array(String pointer, Value.Array array, int depth) {
    report(pointer, sizeProblem(array));
    if (isWithinDepth(pointer, depth)) {
      int index = 0;
      for (Value item : array.items()) {
        value(pointer + "/" + index++, item, depth + 1);
      }
    }
  }

  private void dict(String pointer, Value.Dict dict, int depth) {
    if (isWithinDepth(pointer, depth)) {
      dict.members().forEach((name, member) -> {
        var inner = Violation.under(pointer, name);
        report(inner, AttributeName.problemWithMember(name));
        value(inner, member, depth + 1);
      });
    }
  }

  private boolean isWithinDepth(String pointer, int depth) {
    boolean within = depth <= Attributes.MAX_DEPTH;
    if (!within) {
      report(pointer, Optional.of("is nested deeper than " + Attributes.MAX_DEPTH + " levels"));
    }
    return within;
  }

  private void report(String pointer, Optional<String> problem) {
    if (found.size() < MAX_VIOLATIONS) {
      problem.ifPresent(detail -> found.add(new Violation(pointer, detail)));
    }
  }

  static Optional<String> sizeProblem(Value.Array array) {
    return array.items().size() > Attributes.MAX_ITEMS
        ? Optional.of("the array has more than " + Attributes.MAX_ITEMS + " items")
        : Optional.empty();
  }

  static Optional<String> numberProblem(Value.Decimal decimal) {
    // What does not fit here would be megabytes when written out: 1e1000000 is nine characters.
    return Magnitude.within(decimal.number(), Attributes.MAX_DIGITS, Attributes.MAX_EXPONENT)
        ? Optional.empty()
        : Optional.of("the number has more than %d digits, or an exponent beyond %d"
            .formatted(Attributes.MAX_DIGITS, Attributes.MAX_EXPONENT));
  }

  private static Optional<String> textProblem(String text) {
    return text.codePointCount(0, text.length()) > Attributes.MAX_TEXT_LENGTH
        ? Optional.of("the text is longer than " + Attributes.MAX_TEXT_LENGTH + " characters")
        : Optional.empty();
  }
}

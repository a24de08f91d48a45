package com.segmailer.core.condition;

import com.segmailer.core.value.Value;
import java.time.Instant;
import java.util.List;

/** Tests what a path reaches: any of the values, where it crosses arrays or ends in one. */
final class Reach {
  private Reach() {}

  static Verdict verdict(Path path, Test test, Facts facts, Instant now) {
    Value root = facts.attribute(path.root());
    Verdict verdict = test instanceof ScalarTest.Matches matches
        ? Verdict.of(matches.isFoundIn(path.reached(root)))
        : along(path, 1, root, test, facts, now);
    return test.operator().negative() ? verdict.not() : verdict;
  }

  private static Verdict along(
      Path path, int depth, Value value, Test test, Facts facts, Instant now) {
    if (depth == path.parts().size()) {
      return atEnd(value, test, facts, now);
    }
    return switch (value) {
      case Value.Dict dict ->
        along(path, depth + 1, dict.get(path.parts().get(depth)), test, facts, now);
      case Value.Array(List<Value> items) -> {
        Verdict any = Verdict.FALSE;
        for (Value item : items) {
          if (item instanceof Value.Dict) {
            any = any.or(along(path, depth, item, test, facts, now));
          }
        }
        yield any;
      }
      case Value.Null _, Value.Bool _, Value.Text _, Value.Decimal _ -> Verdict.FALSE;
    };
  }

  private static Verdict atEnd(Value value, Test test, Facts facts, Instant now) {
    if (test instanceof Test.Presence) {
      return Verdict.of(!value.isNull());
    }
    if (!(value instanceof Value.Array(List<Value> items))) {
      return scalar(value, test, facts, now);
    }
    Verdict any = Verdict.FALSE;
    for (Value item : items) {
      any = any.or(scalar(item, test, facts, now));
      if (any.matches() && any.forever()) {
        break;
      }
    }
    return any;
  }

  private static Verdict scalar(Value value, Test test, Facts facts, Instant now) {
    return switch (test) {
      case ScalarTest scalar -> Verdict.of(scalar.accepts(value));
      case DateTest date -> {
        IsoDate time = value instanceof Value.Text(String text) ? facts.date(text) : null;
        yield time == null ? Verdict.FALSE : date.verdict(time.in(facts.zone()), facts.zone(), now);
      }
      case Test.Presence _ -> Verdict.of(!value.isNull());
    };
  }
}

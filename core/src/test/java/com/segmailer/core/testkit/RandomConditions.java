package com.segmailer.core.testkit;

import com.segmailer.core.condition.Choices;
import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.Counts;
import com.segmailer.core.condition.DateTest;
import com.segmailer.core.condition.Limits;
import com.segmailer.core.condition.Needle;
import com.segmailer.core.condition.NumberTest;
import com.segmailer.core.condition.Operator;
import com.segmailer.core.condition.Path;
import com.segmailer.core.condition.Regex;
import com.segmailer.core.condition.ScalarTest;
import com.segmailer.core.condition.Test;
import com.segmailer.core.condition.Window;
import com.segmailer.core.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws conditions of every kind, about contacts that {@link RandomFacts} draws. */
public final class RandomConditions {
  private static final List<Operator> OPERATORS = List.of(Operator.values());

  private final RandomGenerator random;
  private final Vocabulary vocabulary;
  private final RandomTimes times;

  public RandomConditions(RandomGenerator random) {
    this.random = random;
    this.vocabulary = new Vocabulary(random);
    this.times = new RandomTimes(random);
  }

  public Condition next() {
    return nested(random.nextInt(4), false);
  }

  /** A condition for {@code where}. */
  public Condition eventFilter() {
    return nested(random.nextInt(3), true);
  }

  private Condition nested(int depth, boolean ofEvent) {
    if (depth == 0 || random.nextInt(4) == 0) {
      return ofEvent ? propertyTest() : leaf();
    }
    return switch (random.nextInt(5)) {
      case 0, 1 -> new Condition.All(several(depth, ofEvent));
      case 2, 3 -> new Condition.Any(several(depth, ofEvent));
      default -> new Condition.Not(nested(depth - 1, ofEvent));
    };
  }

  private List<Condition> several(int depth, boolean ofEvent) {
    return Stream.generate(() -> nested(depth - 1, ofEvent))
        .limit(random.nextInt(4))
        .toList();
  }

  private Condition leaf() {
    return switch (random.nextInt(12)) {
      case 0, 1, 2, 3 ->
        new Condition.AttributeTest(Path.of(vocabulary.pick(Vocabulary.PATHS)), test());
      case 4, 5, 6, 7 -> eventCount();
      case 8 -> Condition.EventDate.of(event(), random.nextBoolean(), dateTest(), where());
      case 9 ->
        Condition.EventSum.of(
            event(), Path.of(vocabulary.pick(Vocabulary.PROPERTIES)), numberTest(), where());
      case 10 -> new Condition.InSegment(vocabulary.pick(Vocabulary.SEGMENTS));
      default ->
        new Condition.Sample(
            BigDecimal.valueOf(random.nextInt(1_000_001), 4), "q" + random.nextInt(5));
    };
  }

  private Condition propertyTest() {
    return new Condition.PropertyTest(Path.of(vocabulary.pick(Vocabulary.PROPERTIES)), test());
  }

  private String event() {
    return vocabulary.pick(Vocabulary.EVENTS);
  }

  private @Nullable Condition where() {
    return random.nextInt(3) == 0 ? eventFilter() : null;
  }

  private Condition eventCount() {
    Window window = switch (random.nextInt(6)) {
      case 0 -> Window.ALL_TIME;
      case 1 -> new Window.Since(times.date());
      case 2 -> new Window.Before(times.date());
      default -> new Window.WithinLast(times.span());
    };
    return Condition.EventCount.of(event(), random.nextBoolean(), counts(), window, where());
  }

  private Counts counts() {
    int low = switch (random.nextInt(16)) {
      case 0 -> random.nextInt(80);
      // As many as a digest can tell within a window, or nearly.
      case 1 -> random.nextInt(Limits.WINDOW_COUNT - 2, Limits.WINDOW_COUNT + 1);
      default -> random.nextInt(4);
    };
    return switch (random.nextInt(4)) {
      case 0 -> new Counts(0, low);
      case 1 -> new Counts(low, low);
      case 2 -> new Counts(low, Math.min(Limits.WINDOW_COUNT, low + random.nextInt(21)));
      default -> new Counts(low, null);
    };
  }

  /** A test with any operator. */
  public Test test() {
    Operator operator = vocabulary.pick(OPERATORS);
    return switch (operator) {
      case EXISTS, NOT_EXISTS -> new Test.Presence(operator);
      case IS_TRUE, IS_FALSE -> new ScalarTest.Truth(operator);
      case EQUALS, NOT_EQUALS ->
        vocabulary.choice() instanceof Value.Text(String text)
            ? new ScalarTest.TextEquality(operator, new Needle(text, random.nextBoolean()))
            : new ScalarTest.Equality(operator, vocabulary.number());
      case IN, NOT_IN -> {
        List<Value> values =
            Stream.generate(vocabulary::choice).limit(random.nextInt(5)).toList();
        yield new ScalarTest.OneOf(operator, new Choices(values, random.nextBoolean()));
      }
      case CONTAINS, NOT_CONTAINS, STARTS_WITH, ENDS_WITH -> {
        String text = vocabulary.pick(Vocabulary.TEXTS);
        yield new ScalarTest.TextPart(operator, new Needle(text, random.nextBoolean()));
      }
      case MATCHES, NOT_MATCHES -> {
        String pattern = vocabulary.pick(Vocabulary.PATTERNS);
        yield new ScalarTest.Matches(operator, new Regex(pattern, random.nextBoolean()));
      }
      case GREATER_THAN, GREATER_OR_EQUAL, LESS_THAN, LESS_OR_EQUAL -> numberTest();
      case BETWEEN -> random.nextBoolean() ? numberTest() : dateTest();
      case BEFORE, AFTER, ON, ANNIVERSARY_WITHIN_NEXT -> dateTest();
      case WITHIN_LAST, MORE_THAN_AGO, WITHIN_NEXT, MORE_THAN_AHEAD ->
        new DateTest.Distance(operator, times.span());
    };
  }

  public NumberTest numberTest() {
    Value.Decimal a = vocabulary.number();
    Value.Decimal b = vocabulary.number();
    return switch (random.nextInt(5)) {
      case 0 -> new NumberTest.Comparison(Operator.GREATER_THAN, a);
      case 1 -> new NumberTest.Comparison(Operator.GREATER_OR_EQUAL, a);
      case 2 -> new NumberTest.Comparison(Operator.LESS_THAN, a);
      case 3 -> new NumberTest.Comparison(Operator.LESS_OR_EQUAL, a);
      default ->
        a.number().compareTo(b.number()) <= 0
            ? new NumberTest.Range(a, b)
            : new NumberTest.Range(b, a);
    };
  }

  public DateTest dateTest() {
    Operator side = random.nextBoolean() ? Operator.BEFORE : Operator.AFTER;
    return switch (random.nextInt(9)) {
      case 0 -> new DateTest.Order(side, times.date());
      case 1 -> new DateTest.OrderToNow(side);
      case 2 -> new DateTest.OnDay(times.day());
      case 3 -> new DateTest.Range(times.date(), times.date());
      case 4 -> new DateTest.Anniversary(times.span());
      case 5 -> new DateTest.Distance(Operator.WITHIN_LAST, times.span());
      case 6 -> new DateTest.Distance(Operator.MORE_THAN_AGO, times.span());
      case 7 -> new DateTest.Distance(Operator.WITHIN_NEXT, times.span());
      default -> new DateTest.Distance(Operator.MORE_THAN_AHEAD, times.span());
    };
  }
}

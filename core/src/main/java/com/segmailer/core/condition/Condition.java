package com.segmailer.core.condition;

import com.segmailer.core.event.Keep;
import com.segmailer.core.event.Signal;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A question about a contact that has a yes or no at every instant. The package tells the rules. */
public sealed interface Condition {

  record All(List<Condition> conditions) implements Condition {
    public All {
      conditions = List.copyOf(conditions);
    }
  }

  record Any(List<Condition> conditions) implements Condition {
    public Any {
      conditions = List.copyOf(conditions);
    }
  }

  record Not(Condition condition) implements Condition {}

  record AttributeTest(Path path, Test test) implements Condition {}

  /** Only inside an event's {@code where}: a test of a property of the event. */
  record PropertyTest(Path path, Test test) implements Condition {}

  /** A question about the contact's events of one name; the signal is what answers it. */
  sealed interface EventTest extends Condition {
    Signal signal();

    default String event() {
      return signal().event();
    }

    default @Nullable Condition where() {
      return signal().where();
    }
  }

  /** How often the event happened; the negative one is the exact complement. */
  record EventCount(Signal signal, boolean negative, Counts counts, Window window)
      implements EventTest {
    public EventCount {
      expect(signal, Keep.forCounting(counts, window));
    }

    public static EventCount of(
        String event, boolean negative, Counts counts, Window window, @Nullable Condition where) {
      Signal signal = new Signal(event, where, Keep.forCounting(counts, window));
      return new EventCount(signal, negative, counts, window);
    }
  }

  /** When the event happened first, or last; if it never did, no test is passed. */
  record EventDate(Signal signal, boolean first, DateTest test) implements EventTest {
    public EventDate {
      expect(signal, Keep.NOTHING);
    }

    public static EventDate of(
        String event, boolean first, DateTest test, @Nullable Condition where) {
      return new EventDate(new Signal(event, where, Keep.NOTHING), first, test);
    }
  }

  /** What a property of the event adds up to over all time; the sum of nothing is 0. */
  record EventSum(Signal signal, Path property, NumberTest test) implements EventTest {
    public EventSum {
      expect(signal, Keep.sum(property));
    }

    public static EventSum of(
        String event, Path property, NumberTest test, @Nullable Condition where) {
      return new EventSum(new Signal(event, where, Keep.sum(property)), property, test);
    }
  }

  record InSegment(UUID segment) implements Condition {}

  /** A share of all contacts that stays the same; another seed draws another share. */
  record Sample(BigDecimal percent, String seed) implements Condition {
    public Sample {
      percent = percent.stripTrailingZeros();
      if (percent.signum() < 0
          || percent.compareTo(BigDecimal.valueOf(100)) > 0
          || percent.scale() > Limits.PERCENT_DECIMALS) {
        throw new IllegalArgumentException("a percentage from 0 to 100 with up to 4 decimals");
      }
    }
  }

  private static void expect(Signal signal, Keep keep) {
    if (!signal.keep().equals(keep)) {
      throw new IllegalArgumentException("the signal does not keep what the test needs");
    }
  }
}

package com.segmailer.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.Counts;
import com.segmailer.core.condition.Path;
import com.segmailer.core.condition.Span;
import com.segmailer.core.condition.Window;
import com.segmailer.core.value.Value;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalTest {
  private static final Window WEEK = new Window.WithinLast(new Span(7, Span.Unit.DAYS));

  @ParameterizedTest
  @CsvSource({
    "0,,0",
    "1,,1",
    "2,,10",
    "10,,10",
    "11,,100",
    "100,,100",
    "0,0,1",
    "1,1,10",
    "0,9,10",
    "5,99,100",
    "0,100,101"
  })
  void a_digest_keeps_what_counting_needs_rounded_up(int low, @Nullable Integer high, int kept) {
    assertThat(Keep.forCounting(new Counts(low, high), WEEK)).isEqualTo(new Keep(kept, 0, null));
    assertThat(Keep.forCounting(new Counts(low, high), Window.ALL_TIME)).isEqualTo(Keep.NOTHING);
  }

  @Test
  void counts_in_a_window_end_at_the_limit() {
    assertThatThrownBy(() -> Keep.forCounting(new Counts(0, 101), WEEK))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void signals_differ_in_each_of_their_parts() {
    Condition where = new Condition.All(List.of());

    assertThat(List.of(
            new Signal("a", null, Keep.NOTHING),
            new Signal("b", null, Keep.NOTHING),
            new Signal("a", where, Keep.NOTHING),
            new Signal("a", null, new Keep(1, 0, null)),
            new Signal("a", null, new Keep(0, 1, null)),
            new Signal("a", null, Keep.sum(Path.of("x"))),
            new Signal("a\",\"sum\":\"x", null, Keep.NOTHING)))
        .doesNotHaveDuplicates();
  }

  @Test
  void only_properties_can_be_asked_for() {
    Condition segment = new Condition.Not(new Condition.InSegment(new UUID(1, 1)));

    assertThatThrownBy(() -> new Signal("a", segment, Keep.NOTHING))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_was_not_stored_as_a_signal_is_refused() {
    Value wrong =
        new Value.Dict(Map.of("event", new Value.Text("a"), "where", new Value.Text("x")));

    assertThatThrownBy(() -> Signal.fromValue(Value.NULL))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Signal.fromValue(wrong)).isInstanceOf(IllegalArgumentException.class);
  }
}

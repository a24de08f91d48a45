package com.segmailer.core.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.contact.Operation.Append;
import com.segmailer.core.contact.Operation.Applied;
import com.segmailer.core.contact.Operation.Increment;
import com.segmailer.core.contact.Operation.Refused;
import com.segmailer.core.contact.Operation.Remove;
import com.segmailer.core.contact.Operation.SetOnce;
import com.segmailer.core.value.Value;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationTest {
  private static final Value.Dict NOBODY = Value.Dict.EMPTY;

  @Test
  void increment_adds_and_starts_at_zero() {
    assertThat(after(new Increment("seats", new BigDecimal("2.5")), NOBODY))
        .isEqualTo(dict(number("2.5")));
    assertThat(after(new Increment("seats", new BigDecimal("-1")), dict(number("3"))))
        .isEqualTo(dict(number("2")));
  }

  @Test
  void increment_of_what_is_no_number_is_refused() {
    assertThat(new Increment("seats", BigDecimal.ONE).apply(dict(text("3"))))
        .isEqualTo(new Refused("\"seats\" is not a number"));
  }

  @Test
  void increment_beyond_what_a_number_may_have_is_refused() {
    assertThat(new Increment("seats", new BigDecimal("1e-100")).apply(dict(number("1e100"))))
        .isInstanceOf(Refused.class);
  }

  @Test
  void append_creates_the_array_and_adds_what_is_there_already() {
    assertThat(after(new Append("seats", text("a")), NOBODY)).isEqualTo(dict(array(text("a"))));
    assertThat(after(new Append("seats", text("a")), dict(array(text("a")))))
        .isEqualTo(dict(array(text("a"), text("a"))));
  }

  @Test
  void append_of_an_array_adds_its_items() {
    assertThat(after(new Append("seats", array(text("b"), text("c"))), dict(array(text("a")))))
        .isEqualTo(dict(array(text("a"), text("b"), text("c"))));
  }

  @Test
  void append_refuses_what_is_no_array_and_the_1001st_item() {
    var full = new Value.Array(Collections.nCopies(1_000, text("x")));

    assertThat(new Append("seats", text("a")).apply(dict(text("x"))))
        .isEqualTo(new Refused("\"seats\" is not an array"));
    assertThat(new Append("seats", text("a")).apply(dict(full))).isInstanceOf(Refused.class);
  }

  @Test
  void append_refuses_what_would_be_nested_too_deep() {
    Value deep = text("x");
    for (int level = 1; level < Attributes.MAX_DEPTH; level++) {
      deep = array(deep);
    }

    assertThat(new Append("seats", dict(deep)).apply(NOBODY))
        .isEqualTo(new Refused("\"seats\": is nested deeper than 8 levels"));
    assertThat(new Append("seats", deep).apply(NOBODY)).isInstanceOf(Applied.class);
  }

  @Test
  void remove_takes_out_all_that_are_equal() {
    var current = dict(array(number("1"), text("1"), number("1.0")));

    assertThat(after(new Remove("seats", number("1")), current)).isEqualTo(dict(array(text("1"))));
  }

  @Test
  void remove_of_what_is_not_there_changes_nothing() {
    var current = dict(array(text("a")));

    assertThat(after(new Remove("seats", text("b")), current)).isSameAs(current);
    assertThat(after(new Remove("seats", text("b")), NOBODY)).isSameAs(NOBODY);
  }

  @Test
  void set_once_sets_what_is_missing_and_nothing_else() {
    var current = dict(text(""));

    assertThat(after(new SetOnce("seats", text("a")), NOBODY)).isEqualTo(dict(text("a")));
    assertThat(after(new SetOnce("seats", text("a")), dict(Value.NULL))).isEqualTo(dict(text("a")));
    assertThat(after(new SetOnce("seats", text("a")), current)).isSameAs(current);
  }

  private static Value.Dict after(Operation operation, Value.Dict current) {
    return switch (operation.apply(current)) {
      case Applied(Value.Dict attributes) -> attributes;
      case Refused(String reason) -> throw new AssertionError(reason);
    };
  }

  private static Value.Dict dict(Value seats) {
    return new Value.Dict(Map.of("seats", seats));
  }

  private static Value.Array array(Value... items) {
    return new Value.Array(List.of(items));
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }

  private static Value number(String number) {
    return new Value.Decimal(new BigDecimal(number));
  }
}

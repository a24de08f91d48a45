package com.segmailer.core.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.value.Value;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeTypeTest {

  @ParameterizedTest
  @ValueSource(strings = {"3", " 3 ", "3.0", "+3", "0.3e1", "30e-1", "3."})
  void text_that_is_a_number_becomes_one(String text) {
    assertThat(AttributeType.NUMBER.coerce(text(text))).isEqualTo(coerced(number("3")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "three", "0x10", "1,5", "NaN", "Infinity", "1e999", "1 000", "."})
  void text_that_is_no_number_is_refused(String text) {
    assertThat(AttributeType.NUMBER.coerce(text(text))).isInstanceOf(AttributeType.Refused.class);
  }

  @Test
  void only_the_words_true_and_false_become_booleans() {
    assertThat(AttributeType.BOOLEAN.coerce(text("true"))).isEqualTo(coerced(Value.Bool.TRUE));
    assertThat(AttributeType.BOOLEAN.coerce(text("False"))).isEqualTo(coerced(Value.Bool.FALSE));
    assertThat(AttributeType.BOOLEAN.coerce(text("yes"))).isInstanceOf(AttributeType.Refused.class);
    assertThat(AttributeType.BOOLEAN.coerce(number("1")))
        .isEqualTo(new AttributeType.Refused("a number cannot be read as true or false"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-02-29",
        "2024-01-15T09:30:00Z",
        "2024-01-15T09:30:00.123456789+05:30",
        "2024-01-15T09:30",
        "2024-01-15t09:30:00z",
        "2024-01-15T09:30+0530",
        "2024-01-15T09:30:00-03"
      })
  void a_date_is_an_iso_day_or_moment(String text) {
    assertThat(AttributeType.DATE.coerce(text(text))).isEqualTo(coerced(text(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-02-29",
        "2024-13-01",
        "15.01.2024",
        "2024-01-15T25:00:00Z",
        "0000-01-01",
        "now",
        "",
        "1705311000",
        "2024-01-15T09:30:00 Europe/Rome",
        "2024-01-15T09:30:00.",
        "2024-01-15Z",
        "2024-01-15T09:30:00+18:30"
      })
  void what_is_no_date_is_refused(String text) {
    assertThat(AttributeType.DATE.coerce(text(text))).isInstanceOf(AttributeType.Refused.class);
  }

  @Test
  void seconds_since_1970_are_no_date() {
    assertThat(AttributeType.DATE.coerce(number("1705311000")))
        .isInstanceOf(AttributeType.Refused.class);
  }

  @Test
  void text_takes_numbers_and_booleans() {
    assertThat(AttributeType.TEXT.coerce(number("1e3"))).isEqualTo(coerced(text("1000")));
    assertThat(AttributeType.TEXT.coerce(Value.Bool.TRUE)).isEqualTo(coerced(text("true")));
    assertThat(AttributeType.TEXT.coerce(number("1e1000000000")))
        .isInstanceOf(AttributeType.Refused.class);
  }

  @ParameterizedTest
  @EnumSource(AttributeType.class)
  void null_passes_and_objects_do_not(AttributeType type) {
    assertThat(type.coerce(Value.NULL)).isEqualTo(coerced(Value.NULL));
    assertThat(type.coerce(Value.Dict.EMPTY)).isInstanceOf(AttributeType.Refused.class);
  }

  @Test
  void arrays_pass_when_each_item_does() {
    var mixed = new Value.Array(List.of(text("1"), number("2")));
    var numbers = new Value.Array(List.of(number("1"), number("2")));

    assertThat(AttributeType.NUMBER.coerce(mixed)).isEqualTo(coerced(numbers));
    assertThat(AttributeType.DATE.coerce(mixed)).isInstanceOf(AttributeType.Refused.class);
  }

  private static AttributeType.Outcome coerced(Value value) {
    return new AttributeType.Coerced(value);
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }

  private static Value number(String number) {
    return new Value.Decimal(new BigDecimal(number));
  }
}

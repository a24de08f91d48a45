package com.segmailer.server.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.value.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That as many values are counted as reading makes. */
final class ValueCountTest {

  private static int made(Value value) {
    return switch (value) {
      case Value.Array(var items) ->
        1 + items.stream().mapToInt(ValueCountTest::made).sum();
      case Value.Dict(var members) ->
        1 + members.values().stream().mapToInt(ValueCountTest::made).sum();
      case Value.Text _, Value.Decimal _, Value.Bool _, Value.Null _ -> 1;
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "[]",
        "{}",
        "[[],{},[]]",
        "[1,2,[3,{\"a\":4,\"b\":[5,null]}]]",
        "{\"a, [b\": \"c, {d\", \"e\": true}",
        "[\"a\\\"b,c\", \"\\\\\", \"[\", \"\\\\\\\"\", 1]"
      })
  void counted_are_those_that_are_made(String text) {
    byte[] bytes = text.getBytes(UTF_8);

    assertThat(ValueCount.of(bytes)).isEqualTo(made(Json.parse(bytes)));
  }
}

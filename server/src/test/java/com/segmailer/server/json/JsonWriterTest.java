package com.segmailer.server.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonWriterTest {

  @Test
  void commas_come_by_themselves() {
    var json = new JsonWriter(4);
    json.object()
        .field("a", 1)
        .field("b", "x")
        .name("c")
        .array()
        .number(1)
        .array()
        .endArray();
    json.text(null).endArray().field("d", true).field("e", new UUID(1, 2)).end().newLine();
    json.array().endArray();

    assertThat(new String(json.toBytes(), UTF_8))
        .isEqualTo("{\"a\":1,\"b\":\"x\",\"c\":[1,[],null],\"d\":true,"
            + "\"e\":\"00000000-0000-0001-0000-000000000002\"}\n[]");
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-15T00:00:00Z, 2024-01-15T00:00:00Z",
    "2024-02-29T23:59:59.120Z, 2024-02-29T23:59:59.120Z",
    "1969-12-31T23:59:59.123456789Z, 1969-12-31T23:59:59.123456Z",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
    "+12345-01-01T00:00:00Z, +12345-01-01T00:00:00Z"
  })
  void instants_are_iso_8601_with_microseconds_at_most(Instant instant, String written) {
    byte[] bytes = new JsonWriter().instant(instant).toBytes();

    assertThat(new String(bytes, UTF_8)).isEqualTo('"' + written + '"');
  }

  @Test
  void a_lone_surrogate_cannot_make_the_output_invalid() {
    byte[] bytes = new JsonWriter().text("a\uD800").toBytes();

    assertThat(new String(bytes, UTF_8)).isEqualTo("\"a\uFFFD\"");
  }
}

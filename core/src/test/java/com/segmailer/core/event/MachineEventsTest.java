package com.segmailer.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.condition.ConditionParser;
import com.segmailer.core.condition.Parsed;
import com.segmailer.core.testkit.Json;
import com.segmailer.core.value.Value;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineEventsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static boolean counts(String name, String where, String machine) {
    var filter = where.isEmpty()
        ? null
        : ((Parsed.Valid)
                ConditionParser.parse(Json.parse(where), ConditionParser.Options.EVENT_FILTER))
            .condition();
    var data = machine.isEmpty()
        ? Value.Dict.EMPTY
        : new Value.Dict(Map.of("machine", Json.parse(machine)));
    return new Signal(name, filter, Keep.NOTHING)
        .counts(new Event(name, NOW, data), ZoneOffset.UTC);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "email.opened | `` | true | false",
        "email.clicked | `` | true | false",
        "email.clicked | `` | false | true",
        "email.clicked | `` | `` | true",
        "email.clicked | `` | \"true\" | true",
        // Other events may call a property as they like.
        "machine.started | `` | true | true",
        "email.sent | `` | true | true",
        // Whoever asks about machines gets them.
        "email.clicked | {\"property\":\"machine\",\"operator\":\"isTrue\"} | true | true",
        "email.clicked | {\"property\":\"machine\",\"operator\":\"isTrue\"} | false | false",
        "email.clicked | {\"property\":\"machine\",\"operator\":\"exists\"} | true | true",
        "email.clicked | {\"not\":{\"property\":\"machine\",\"operator\":\"isFalse\"}} | true | true",
        "email.clicked | {\"property\":\"url\",\"operator\":\"notExists\"} | true | false",
        "email.clicked | {\"property\":\"url\",\"operator\":\"notExists\"} | false | true",
      })
  void machines_count_only_for_those_who_name_them(
      String name, String where, String machine, boolean counted) {
    assertThat(counts(name, where, machine)).isEqualTo(counted);
  }
}

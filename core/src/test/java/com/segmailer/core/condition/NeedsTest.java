package com.segmailer.core.condition;

import static com.segmailer.core.condition.Conditions.condition;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.event.Keep;
import com.segmailer.core.event.Signal;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeedsTest {

  /** A condition | the attributes it needs | whether time alone may change it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'attribute':'a.b','operator':'exists'}                                   | a | false",
        "{'attribute':'$email','operator':'exists'}                                | $email | false",
        "{'attribute':'a','operator':'before','value':'2024-01-01T00:00Z'}         | a timezone | false",
        "{'attribute':'a','operator':'before','value':'now'}                       | a timezone | true",
        "{'attribute':'a','operator':'between','value':[1,2]}                      | a | false",
        "{'attribute':'a','operator':'withinLast','value':'7d'}                    | a timezone | true",
        "{'event':'e','operator':'performed'}                                      | `` | false",
        "{'event':'e','operator':'performed','withinLast':'7d'}                    | `` | true",
        "{'event':'e','operator':'performed','withinLast':'1mo'}                   | timezone | true",
        "{'event':'e','operator':'performed','since':'2024-01-01'}                 | timezone | false",
        "{'event':'e','operator':'performed','since':'2024-01-01T00:00Z'}          | `` | false",
        "{'event':'e','operator':'performed','where':{'property':'x','operator':'withinLast','value':'1d'}} | `` | false",
        "{'event':'e','operator':'lastPerformed','test':{'operator':'on','value':'2024-01-01'}} | timezone | false",
        "{'event':'e','operator':'lastPerformed','test':{'operator':'withinLast','value':'1d'}} | `` | true",
        "{'sample':{'percent':10,'seed':'s'}}                                      | `` | false"
      })
  void a_condition_needs_what_the_table_says(String json, String attributes, boolean timed) {
    Needs needs = Needs.of(condition(json));

    assertThat(String.join(" ", needs.attributes().stream().sorted().toList()))
        .isEqualTo(attributes);
    assertThat(needs.timed()).isEqualTo(timed);
  }

  @Test
  void needs_gather_from_all_parts() {
    UUID segment = new UUID(1, 1);

    Needs needs = Needs.of(condition("{'all':[{'not':{'segment':'"
        + segment
        + "'}},{'any':[{'attribute':'a','operator':'exists'},"
        + "{'event':'e','operator':'performed','atLeast':3,'withinLast':'7d'},"
        + "{'event':'e','operator':'performed','exactly':9,'withinLast':'30d'},"
        + "{'event':'f','operator':'notPerformed','before':'2024-01-01'}]}]}"));

    assertThat(needs.segments()).containsExactly(segment);
    assertThat(needs.events()).containsExactlyInAnyOrder("e", "f");
    assertThat(needs.attributes()).containsExactlyInAnyOrder("a", "timezone");
    assertThat(needs.signals())
        .containsExactlyInAnyOrder(
            new Signal("e", null, new Keep(10, 0, null)),
            new Signal("f", null, new Keep(0, 1, null)));
  }
}

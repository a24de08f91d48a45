package com.segmailer.server.contract;

import static com.segmailer.server.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiClient.Reply;
import com.segmailer.server.testkit.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions that are none, and segments that cannot be. */
final class BadConditionTest {

  private static final String CONTACTS = "/api/v2/contacts";
  private static final String SEGMENTS = "/api/v2/segments";

  private static final RunningServer SERVER = RunningServer.start();

  private final ApiClient api = SERVER.workspace("Bad input");

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'attribute': 'a', 'operator': 'before', 'value': '2026-02-30'}",
        "{'attribute': 'a', 'operator': 'on', 'value': 'yesterday'}",
        "{'attribute': 'a', 'operator': 'after', 'value': 20260101}",
        "{'attribute': 'a', 'operator': 'withinLast', 'value': '7 days'}",
        "{'attribute': 'a', 'operator': 'withinLast', 'value': '-7d'}",
        "{'attribute': 'a', 'operator': 'matches', 'value': '('}",
        "{'attribute': 'a', 'operator': 'between', 'value': [1]}",
        "{'attribute': 'a', 'operator': 'equals'}",
        "{'attribute': 'a', 'operator': 'exists', 'value': 1}",
        "{'attribute': '$nothing', 'operator': 'exists'}",
        "{'event': 'e', 'operator': 'performed', 'atLeast': 101, 'withinLast': '7d'}",
        "{'event': 'e', 'operator': 'performed', 'withinLast': '7d', 'since': '2026-01-01'}",
        "{'segment': 'none'}",
        "{'sample': {'percent': 101, 'seed': 's'}}",
        "{'all': {}}",
        "{'all': [], 'any': []}",
        "{}",
        "[]",
        "7"
      })
  void conditions_that_are_none_are_refused_wherever_they_are_taken(String condition) {
    var member = "\"condition\": " + condition.replace('\'', '"');

    for (var reply : new Reply[] {
      api.post(SEGMENTS, "{\"name\": \"n\", " + member + "}"),
      api.post(SEGMENTS + "/preview", "{" + member + "}"),
      api.post(CONTACTS + "/search", "{" + member + "}")
    }) {
      assertRefused(reply, 422);
      assertThat(reply.text("errors.0.pointer")).startsWith("#/condition");
    }
    assertThat(api.get(SEGMENTS).text("data")).isEqualTo("[]");
  }

  @Test
  void a_condition_may_be_10_deep_and_not_11() {
    var test = "{\"attribute\": \"a\", \"operator\": \"exists\"}";

    assertThat(api.post(SEGMENTS, named("ten", nested(test, 9))).status()).isEqualTo(201);
    assertRefused(api.post(SEGMENTS, named("eleven", nested(test, 10))), 422);
    assertThat(api.get(SEGMENTS).body()).contains("ten").doesNotContain("eleven");
  }

  @Test
  void a_segment_that_refers_to_itself_through_two_others_is_refused() {
    var first = segment("first", "{\"all\": []}");
    var second = segment("second", "{\"segment\": \"" + first + "\"}");
    var third = segment("third", "{\"not\": {\"segment\": \"" + second + "\"}}");
    var path = SEGMENTS + "/" + first;
    var before = api.get(path).text("condition");

    var reply = api.patch(path, "{\"condition\": {\"segment\": \"" + third + "\"}}");

    assertRefused(reply, 422);
    assertThat(reply.text("errors.0.detail")).contains("first", "second", "third");
    assertThat(api.get(path).text("condition")).isEqualTo(before);
  }

  private static String nested(String condition, int times) {
    return "{\"not\": ".repeat(times) + condition + "}".repeat(times);
  }

  private static String named(String name, String condition) {
    return "{\"name\": \"" + name + "\", \"condition\": " + condition + "}";
  }

  private String segment(String name, String condition) {
    return api.post(SEGMENTS, named(name, condition)).text("id");
  }
}

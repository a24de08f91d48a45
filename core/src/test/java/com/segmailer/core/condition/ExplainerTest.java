package com.segmailer.core.condition;

import static com.segmailer.core.condition.Conditions.condition;
import static com.segmailer.core.condition.Conditions.contact;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.event.Event;
import com.segmailer.core.testkit.Json;
import com.segmailer.core.testkit.SubjectFacts;
import com.segmailer.core.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplainerTest {
  private static final Instant NOW = Instant.parse("2024-05-01T12:00:00Z");

  @Test
  void every_part_shows_its_verdict_and_what_it_saw() {
    Facts facts = new SubjectFacts(contact(
        Map.of("plan", new Value.Text("free"), "orders", Json.parse("[{'t':1},{'t':2}]")),
        List.of(
            new Event("e", NOW.minusSeconds(60), Value.Dict.EMPTY),
            new Event("e", NOW.minusSeconds(7_200), Value.Dict.EMPTY))));
    String recent = "{'event':'e','operator':'performed','atLeast':2,'withinLast':'1h'}";
    String plan = "{'attribute':'plan','operator':'equals','value':'pro'}";
    String orders = "{'attribute':'orders.t','operator':'equals','value':2}";

    Explanation explanation = Explainer.explain(
        condition("{'any':[{'not':" + recent + "}," + plan + "," + orders + "]}"), facts, NOW);

    assertThat(explanation.verdict()).isEqualTo(Verdict.TRUE);
    assertThat(explanation.seen()).isEqualTo(Value.NULL);
    assertThat(explanation.children()).hasSize(3);
    assertThat(explanation.children().get(0).children())
        .containsExactly(new Explanation(
            Json.parse(recent),
            Verdict.FALSE,
            Json.parse("{'count':2,'countInWindow':1,'first':'2024-05-01T10:00:00Z',"
                + "'last':'2024-05-01T11:59:00Z'}"),
            List.of()));
    assertThat(explanation.children().get(1))
        .isEqualTo(
            new Explanation(Json.parse(plan), Verdict.FALSE, new Value.Text("free"), List.of()));
    assertThat(explanation.children().get(2))
        .isEqualTo(
            new Explanation(Json.parse(orders), Verdict.TRUE, Json.parse("[1,2]"), List.of()));
  }

  @Test
  void a_count_of_those_that_are_kept_is_told_as_the_least_there_may_be() {
    var events = new ArrayList<Event>();
    for (int i = 1; i <= 9; i++) {
      events.add(new Event("e", NOW.minusSeconds(i), Value.Dict.EMPTY));
    }
    Facts facts = new SubjectFacts(contact(Map.of(), events));

    Explanation explanation = Explainer.explain(
        condition("{'event':'e','operator':'performed','atLeast':1,'withinLast':'1h'}"),
        facts,
        NOW);

    var seen = ((Value.Dict) explanation.seen()).members();
    assertThat(seen.keySet()).contains("countInWindowAtLeast").doesNotContain("countInWindow");
    assertThat(seen.get("count")).isEqualTo(Value.Decimal.of(9));
  }
}

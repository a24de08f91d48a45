package com.segmailer.core.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.testkit.RandomConditions;
import com.segmailer.core.testkit.RandomFacts;
import com.segmailer.core.testkit.RandomTimes;
import com.segmailer.core.testkit.SubjectFacts;
import com.segmailer.core.testkit.Trials;
import com.segmailer.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GateProperties {

  @Test
  void whoever_finds_the_gate_shut_never_matches() {
    var shut = new AtomicInteger();
    Trials.run(20_000, 7_000_000, random -> {
      Condition condition = new RandomConditions(random).next();
      var subject = new RandomFacts(random).subject();
      Gate.of(condition).ifPresent(gate -> {
        if (!opens(gate, subject.attributes())) {
          shut.incrementAndGet();
          var now = new RandomTimes(random).now(subject);
          assertThat(Evaluator.evaluate(condition, new SubjectFacts(subject), now))
              .as("%s for %s", condition, subject)
              .isEqualTo(Verdict.FALSE);
        }
      });
    });
    assertThat(shut).hasValueGreaterThan(100);
  }

  @Test
  void case_and_accents_are_folded_and_any_item_of_an_array_opens() {
    Gate gate = Gate.of(Conditions.condition("""
            {"all":[{"attribute":"seats","operator":"greaterThan","value":3},
                    {"attribute":"plan","operator":"in","value":["PRO", 7]}]}""")).orElseThrow();

    assertThat(opens(gate, Map.of("plan", new Value.Text("pro")))).isTrue();
    assertThat(opens(gate, Map.of("plan", Value.Decimal.of(7)))).isTrue();
    assertThat(opens(gate, Map.of("plan", new Value.Text("7")))).isFalse();
    assertThat(opens(
            gate, Map.of("plan", new Value.Array(List.of(Value.Bool.TRUE, new Value.Text("Pro"))))))
        .isTrue();
    assertThat(opens(gate, Map.of())).isFalse();
  }

  @Test
  void only_what_demands_equality_has_a_gate() {
    assertThat(Gate.of(Conditions.condition("""
            {"attribute":"plan","operator":"notEquals","value":"pro"}"""))).isEmpty();
    assertThat(Gate.of(Conditions.condition("""
            {"not":{"attribute":"plan","operator":"equals","value":"pro"}}"""))).isEmpty();
    assertThat(Gate.of(Conditions.condition("""
            {"any":[{"attribute":"plan","operator":"equals","value":"pro"}]}"""))).isEmpty();
  }

  private static boolean opens(Gate gate, Map<String, Value> attributes) {
    var keys = new ArrayList<Value>();
    Gate.keysOf(attributes.getOrDefault(gate.attribute(), Value.NULL), keys::add);
    return keys.stream().anyMatch(gate.keys()::contains);
  }
}

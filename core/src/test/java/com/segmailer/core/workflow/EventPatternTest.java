package com.segmailer.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.Operator;
import com.segmailer.core.condition.Path;
import com.segmailer.core.condition.ScalarTest;
import com.segmailer.core.event.Event;
import com.segmailer.core.value.Value;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventPatternTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Condition BY_MACHINE =
      new Condition.PropertyTest(Path.of("machine"), new ScalarTest.Truth(Operator.IS_TRUE));

  private static Event event(String name, boolean machine) {
    return new Event(name, NOW, new Value.Dict(Map.of("machine", Value.Bool.of(machine))));
  }

  @Test
  void machines_trigger_only_what_asks_for_them() {
    var people = new EventPattern("email.clicked", null);
    var machines = new EventPattern("email.clicked", BY_MACHINE);
    var others = new EventPattern("engine.started", null);

    assertThat(people.matches(event("email.clicked", false), ZoneOffset.UTC)).isTrue();
    assertThat(people.matches(event("email.clicked", true), ZoneOffset.UTC)).isFalse();
    assertThat(machines.matches(event("email.clicked", true), ZoneOffset.UTC)).isTrue();
    assertThat(machines.matches(event("email.clicked", false), ZoneOffset.UTC)).isFalse();
    assertThat(others.matches(event("engine.started", true), ZoneOffset.UTC)).isTrue();
  }
}

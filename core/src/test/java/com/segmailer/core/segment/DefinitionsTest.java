package com.segmailer.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.Operator;
import com.segmailer.core.condition.Path;
import com.segmailer.core.condition.ScalarTest;
import com.segmailer.core.contact.SegmentNumbers;
import com.segmailer.core.testkit.Colliding;
import com.segmailer.core.value.Value;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where segments stand, whatever their numbers are. */
final class DefinitionsTest {

  private static Definitions withNumbers(Integer... numbers) {
    var segments = List.of(numbers).stream()
        .map(no -> new Segment(no, new UUID(1, no), "Segment " + no, Optional.empty()))
        .toList();
    return new Definitions(1, ZoneOffset.UTC, Map.of(), segments, List.of());
  }

  @Test
  void a_segment_is_found_by_its_number_and_nothing_by_any_other() {
    var definitions = withNumbers(3, 7, 4_095, 4_096, 1_000_000);

    assertThat(definitions.segments())
        .allSatisfy(segment -> assertThat(definitions.segment(segment.no())).contains(segment));
    for (int none : new int[] {0, 4, 8, 4_094, 4_097, 2_000_000, -1}) {
      assertThat(definitions.position(none)).isEqualTo(-1);
    }
  }

  /** Whoever signs up may choose what segments ask for, and all workspaces of a node wait for it. */
  @Test
  void texts_of_one_hash_code_do_not_keep_a_node_busy() {
    var texts = Colliding.texts(30_000);
    var segments = new ArrayList<Segment>();
    for (int no = 0; no < 30; no++) {
      var choices = texts.subList(no * 1_000, no * 1_000 + 1_000).stream()
          .<Value>map(Value.Text::new)
          .toList();
      var test = ScalarTest.OneOf.of(Operator.IN, choices);
      var condition = new Condition.AttributeTest(Path.of("plan"), test);
      segments.add(Segment.dynamic(no, new UUID(1, no), "Segment " + no, condition));
    }

    var definitions = assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> new Definitions(1, ZoneOffset.UTC, Map.of(), segments, List.of()));

    var possible = (BitSet) definitions.dynamic().clone();
    var plan = Map.<String, Value>of("plan", new Value.Text(texts.get(12_345)));
    definitions.retainPossible(possible, new Value.Dict(plan), SegmentNumbers.NONE);
    assertThat(possible.stream()).containsExactly(12);
  }

  @Test
  void the_definitions_of_a_small_workspace_take_little_room() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    withNumbers(1, 2);
    long before = threads.getCurrentThreadAllocatedBytes();

    var definitions = withNumbers(1, 2);

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(12_000);
    assertThat(definitions.segments()).hasSize(2);
  }
}

package com.segmailer.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.ZoneOffset;
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

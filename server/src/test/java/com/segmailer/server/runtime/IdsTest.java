package com.segmailer.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Ids are unique, sorted, and of version 7. */
final class IdsTest {

  @Test
  void ids_carry_the_time_of_the_clock_and_increase() {
    var ids = new Ids(() -> Instant.parse("2024-02-29T00:00:00Z"));
    var drawn = new ArrayList<String>();

    for (var i = 0; i < 1000; i++) {
      drawn.add(ids.next().toString());
    }

    assertThat(drawn)
        .isSorted()
        .doesNotHaveDuplicates()
        .allMatch(id -> id.startsWith("018df229-2800-7"));
  }

  @Test
  void threads_never_draw_the_same_id() throws InterruptedException {
    var ids = new Ids(new SystemClock());
    var drawn = ConcurrentHashMap.<UUID>newKeySet();
    var threads = new ArrayList<Thread>();

    for (var t = 0; t < 8; t++) {
      threads.add(Thread.startVirtualThread(() -> {
        for (var i = 0; i < 10_000; i++) {
          drawn.add(ids.next());
        }
      }));
    }
    for (var thread : threads) {
      thread.join();
    }

    assertThat(drawn).hasSize(80_000);
  }
}

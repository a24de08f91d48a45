package com.segmailer.server.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who reads next for a preview. */
final class PreviewTurnsTest {

  private static final int MANY = 40;

  private final PreviewTurns turns = new PreviewTurns();
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger takenByOther = new AtomicInteger();

  private void take(int workspace, AtomicInteger counted) {
    try {
      turns.take(workspace);
      counted.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_workspace_that_wants_many_turns_holds_up_another_for_a_few() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < MANY; i++) {
        threads.execute(() -> take(1, taken));
      }
      await().until(() -> taken.get() == PreviewTurns.AT_ONCE);
      threads.execute(() -> take(2, takenByOther));

      int given = 0;
      while (takenByOther.get() == 0 && given < MANY) {
        turns.give(1);
        given++;
        int all = PreviewTurns.AT_ONCE + given;
        await().until(() -> taken.get() + takenByOther.get() == all);
      }

      assertThat(given).isLessThanOrEqualTo(PreviewTurns.AT_ONCE + 1);
      turns.give(2);
      for (int left = given; left < MANY; left++) {
        int wanted = left + 1;
        await().until(() -> taken.get() >= wanted);
        turns.give(1);
      }
    }
    assertThat(taken).hasValue(MANY);
  }
}

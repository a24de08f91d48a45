package com.segmailer.server.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom batches have to ring, and when. */
final class WakeWorkerTest {

  private final RunningServer server = RunningServer.start();
  private final AtomicBoolean broken = new AtomicBoolean();
  private final WakeWorker worker =
      new WakeWorker(server.parts().database(), server.parts().engine(), this::now);

  @AfterEach
  void stop() {
    server.close();
  }

  private Instant now() {
    if (broken.get()) {
      throw new IllegalStateException("the clock is broken");
    }
    return server.parts().clock().instant();
  }

  @Test
  void is_rung_for_what_is_due_before_its_next_look() {
    assertThat(worker.isBeforeNextLook(Instant.now().plus(Duration.ofDays(1)))).isTrue();

    var wait = worker.runOnce();

    var next = server.parts().clock().instant().plus(wait);
    assertThat(worker.isBeforeNextLook(next.minus(wait))).isTrue();
    assertThat(worker.isBeforeNextLook(next.plusMillis(1))).isFalse();
  }

  @Test
  void is_not_rung_after_a_failure() {
    broken.set(true);

    assertThatThrownBy(worker::runOnce).isInstanceOf(IllegalStateException.class);

    assertThat(worker.isBeforeNextLook(Instant.EPOCH)).isFalse();
  }
}

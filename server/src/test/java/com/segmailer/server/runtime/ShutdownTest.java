package com.segmailer.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The order in which parts close. */
final class ShutdownTest {

  @Test
  void parts_close_once_in_the_opposite_order_also_after_one_that_fails() {
    var closed = new ArrayList<String>();
    var shutdown = new Shutdown();
    shutdown.add("first", () -> closed.add("first"));
    shutdown.add("second", () -> {
      throw new IllegalStateException("no");
    });
    shutdown.add("third", () -> closed.add("third"));

    shutdown.close();
    shutdown.close();

    assertThat(closed).containsExactly("third", "first");
  }

  @Test
  void a_signal_while_somebody_else_closes_waits_for_the_end() throws Exception {
    var begun = new CountDownLatch(1);
    var slow = new CountDownLatch(1);
    var log = Collections.synchronizedList(new ArrayList<String>());
    var shutdown = new Shutdown();
    shutdown.add("slow", () -> {
      begun.countDown();
      slow.await();
      log.add("closed");
    });
    var closer = Thread.startVirtualThread(shutdown::close);
    begun.await();
    var signal = Thread.ofPlatform().start(() -> {
      shutdown.signalled(() -> log.add("halted"));
      log.add("signal over");
    });
    await().until(() -> signal.getState() == Thread.State.WAITING);
    slow.countDown();
    signal.join();
    closer.join();

    assertThat(log).containsExactly("closed", "signal over");
  }

  @Test
  void a_part_that_comes_too_late_is_closed_at_once() {
    var closed = new ArrayList<String>();
    var shutdown = new Shutdown();
    shutdown.close();

    assertThatThrownBy(() -> shutdown.add("late", () -> closed.add("late")))
        .isInstanceOf(CannotRun.class);
    assertThat(closed).containsExactly("late");
  }
}

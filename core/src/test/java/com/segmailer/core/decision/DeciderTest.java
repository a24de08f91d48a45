package com.segmailer.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.contact.Contact;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.segment.Segment;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class DeciderTest {

  private static final int DEEP = 50_000;
  private static final long LARGE_STACK = 512L << 20;
  private static final long SMALL_STACK = 256L << 10;

  private static <T> T on(long stack, Callable<T> task) throws Exception {
    var result = new FutureTask<>(task);
    new Thread(null, result, "deep", stack).start();
    return result.get();
  }

  private static Definitions deep() {
    Condition condition = new Condition.All(List.of());
    for (int i = 0; i < DEEP; i++) {
      condition = new Condition.Not(condition);
    }
    var segment = Segment.dynamic(1, new UUID(0, 1), "Deep", condition);
    return new Definitions(1, ZoneOffset.UTC, Map.of(), List.of(segment), List.of());
  }

  /** Whoever stores many changes at a time isolates what throws an exception, and no error. */
  @Test
  void what_is_too_deep_to_be_decided_is_an_exception() throws Exception {
    var definitions = on(LARGE_STACK, DeciderTest::deep);
    var contact = Contact.blank(new UUID(7, 7), Instant.EPOCH);

    var thrown = on(SMALL_STACK, () -> {
      try {
        Decider.decide(definitions, contact, true, new Change.Wake(), Instant.EPOCH);
        return null;
      } catch (IllegalStateException e) {
        return e.getMessage();
      }
    });

    assertThat(thrown).isEqualTo("a change is too deep to be decided");
  }
}

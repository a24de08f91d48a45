package com.segmailer.server.message;

import com.segmailer.server.mail.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages that are being handed over at once, each on a thread of its own. One thread at a time asks
 * what has come of them.
 */
final class Attempts {

  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

  /** A message, and what came of it. */
  record Ended(Composed message, Delivery delivery) {
    private boolean isOfServer() {
      return !(delivery instanceof Delivery.Deferred deferred) || deferred.code() != 0;
    }
  }

  private final List<Thread> threads = new ArrayList<>();
  private final LinkedBlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
  private final Set<UUID> open = new LinkedHashSet<>();
  private boolean reached;

  /** Begins at once. */
  Attempts(List<Composed> group, Function<Composed, Delivery> delivering) {
    group.forEach(message -> open.add(message.claimed().id()));
    for (var message : group) {
      threads.add(Thread.ofVirtual()
          .name("message")
          .start(() -> ended.add(new Ended(message, delivery(message, delivering)))));
    }
  }

  private static Delivery delivery(Composed message, Function<Composed, Delivery> delivering) {
    try {
      return delivering.apply(message);
    } catch (RuntimeException | Error e) {
      LOG.error("a message could not be handed over", e);
      // It may have been taken before whatever went wrong.
      return new Delivery.Unknown("an error here");
    }
  }

  /** Those that have come to nothing yet, as far as {@link #within} has told. */
  List<UUID> open() {
    return List.copyOf(open);
  }

  boolean areOver() {
    return open.isEmpty();
  }

  /** Whether the mail server had anything to say to one of those that have ended. */
  boolean reached() {
    return reached;
  }

  /**
   * What has ended since it was asked last; waits for all, but no longer than {@code patience}. An
   * interrupt breaks off what is open, and is still there afterwards.
   */
  List<Ended> within(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    var found = new ArrayList<Ended>();
    try {
      while (found.size() < open.size()) {
        var next = ended.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (next == null) {
          break;
        }
        found.add(next);
      }
    } catch (InterruptedException e) {
      breakOff(found);
      Thread.currentThread().interrupt();
    }
    found.forEach(one -> open.remove(one.message().claimed().id()));
    reached |= found.stream().anyMatch(Ended::isOfServer);
    return found;
  }

  private void breakOff(List<Ended> found) {
    threads.forEach(Thread::interrupt);
    while (found.size() < open.size()) {
      try {
        found.add(ended.take());
      } catch (InterruptedException e) {
        // They have been told already.
        continue;
      }
    }
  }
}

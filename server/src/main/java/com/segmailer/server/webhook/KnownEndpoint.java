package com.segmailer.server.webhook;

import com.segmailer.core.webhook.Health;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The endpoint of a queue as it was read last, and whether this node has changed it since. */
final class KnownEndpoint {

  // How often it was changed, and how many of these changes had been made when it was read.
  private final AtomicInteger changes = new AtomicInteger();
  private volatile int changesRead;
  private volatile Optional<Endpoint> endpoint = Optional.empty();

  // Who holds the lease knows it best; the row follows.
  private final AtomicReference<Health> health = new AtomicReference<>(Health.WELL);

  /** To be called after the commit of a change: until it is read again nobody is to use it. */
  void changed() {
    changes.incrementAndGet();
  }

  boolean stale() {
    return changes.get() != changesRead;
  }

  /** Empty as well when it is stale. */
  Optional<Endpoint> current() {
    // In this order: it may be read anew in between.
    return stale() ? Optional.empty() : endpoint;
  }

  AtomicReference<Health> health() {
    return health;
  }

  /** Takes what {@code reading} finds; yields whether that is anything. */
  boolean read(Supplier<Optional<Endpoint>> reading) {
    var before = endpoint;
    int made = changes.get();
    var found = reading.get();
    endpoint = found;
    changesRead = made;
    // Whoever edited it may have enabled it anew.
    found
        .filter(now -> before.isEmpty() || before.get().revision() != now.revision())
        .ifPresent(now -> health.set(now.health()));
    return found.isPresent();
  }
}

package com.segmailer.server.message;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages whose mail server takes its time: they are followed to their end outside of the turn that
 * began them. Each holds a connection, so there are so many of a workspace, and so many at all.
 */
final class Stragglers {

  private static final Duration LAST_WORDS = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(Stragglers.class);

  private final int most;
  private final int mostOfOne;
  private final Map<Integer, Integer> ofWorkspace = new HashMap<>();
  private final Set<Thread> followers = ConcurrentHashMap.newKeySet();
  private int all;
  private boolean stopping;

  /** @param connections of the node to the mail server */
  Stragglers(int connections) {
    most = Math.max(1, connections / 2);
    mostOfOne = Math.max(1, connections / 4);
  }

  /** Follows so many on a thread of their own, by {@code following}; false when there is no room. */
  synchronized boolean follow(int workspace, int count, Runnable following) {
    if (stopping || !reserved(workspace, count)) {
      return false;
    }
    var follower = Thread.ofVirtual().name("slow messages").unstarted(() -> {
      try {
        following.run();
      } finally {
        reserved(workspace, -count);
        followers.remove(Thread.currentThread());
      }
    });
    followers.add(follower);
    follower.start();
    return true;
  }

  private synchronized boolean reserved(int workspace, int count) {
    int ofOne = ofWorkspace.getOrDefault(workspace, 0) + count;
    if (count > 0 && (ofOne > mostOfOne || all + count > most)) {
      return false;
    }
    all += count;
    ofWorkspace.put(workspace, ofOne);
    ofWorkspace.remove(workspace, 0);
    return true;
  }

  /** Takes no more: a turn that is to end has time of its own. Whoever was taken has begun. */
  synchronized void stop() {
    stopping = true;
  }

  /** Lets them end within {@code grace} and breaks off the others; what came of them is stored. */
  void end(Duration grace) {
    try {
      join(grace);
      if (!followers.isEmpty()) {
        LOG.warn("slow messages do not end in time, interrupting them");
        followers.forEach(Thread::interrupt);
        join(LAST_WORDS);
      }
    } catch (InterruptedException e) {
      followers.forEach(Thread::interrupt);
      Thread.currentThread().interrupt();
    }
  }

  private void join(Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    for (var follower : followers) {
      follower.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }
  }
}

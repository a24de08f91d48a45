package com.segmailer.server.segment;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * How many ranges of contacts previews read at a time on this node. No more of a workspace wait in the
 * node's line than are read at once, so whoever counts a few contacts does not stand behind all ranges of
 * somebody's millions.
 */
final class PreviewTurns {

  /** Ranges read at once on this node, and by one workspace when no other wants to. */
  static final int AT_ONCE = 3;

  private static final class Share {
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    // Those who have a place or wait for one; changed only inside of the map.
    private int users;
  }

  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final Map<Integer, Share> shares = new ConcurrentHashMap<>();

  /** Waits for a place, which is given back by {@link #give}. */
  void take(int workspace) throws InterruptedException {
    var share = Objects.requireNonNull(shares.compute(workspace, (id, there) -> {
      var one = there == null ? new Share() : there;
      one.users++;
      return one;
    }));
    try {
      share.places.acquire();
      try {
        places.acquire();
      } catch (InterruptedException e) {
        share.places.release();
        throw e;
      }
    } catch (InterruptedException e) {
      leave(workspace);
      throw e;
    }
  }

  void give(int workspace) {
    places.release();
    Objects.requireNonNull(shares.get(workspace)).places.release();
    leave(workspace);
  }

  private void leave(int workspace) {
    shares.computeIfPresent(workspace, (id, share) -> {
      share.users--;
      return share.users == 0 ? null : share;
    });
  }
}

package com.segmailer.server.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Room for answers that are read from the database while they are sent. Each holds a connection for as
 * long as its reader takes, so there are places for few, no workspace has all of them, and whoever finds
 * none is told so within seconds.
 */
public final class Downloads {

  private static final String RETRY_AFTER_SECONDS = "5";

  /**
   * @param atOnce on this node
   * @param ofWorkspace of these, for one workspace
   * @param waiting requests of a workspace that may wait for a place
   * @param patience how long they do
   * @param longest after which a download is broken off, however fast its reader is
   */
  public record Bounds(
      int atOnce, int ofWorkspace, int waiting, Duration patience, Duration longest) {

    static final int MOST = 4;

    /** A third of the connections of a pool, and half of that for each workspace. */
    public static Bounds within(int connections) {
      int atOnce = Math.clamp(connections / 3, 1, MOST);
      return new Bounds(
          atOnce, Math.max(1, atOnce / 2), 8, Duration.ofSeconds(3), Duration.ofHours(1));
    }
  }

  /** What a workspace has of the room. */
  private static final class Share {
    private int taken;
    private int waiting;
  }

  private final Bounds bounds;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition freed = lock.newCondition();
  private final Map<Integer, Share> shares = new HashMap<>();
  private int taken;

  public Downloads(Bounds bounds) {
    this.bounds = bounds;
  }

  /** An answer that begins when there is a place; otherwise it is 503 in place of it. */
  public Response stream(int workspace, String mediaType, Response.BodyWriter writer) {
    return Response.stream(200, mediaType, out -> {
      take(workspace);
      try {
        writer.writeTo(new Limited(out, bounds.longest()));
      } finally {
        give(workspace);
      }
    });
  }

  private void take(int workspace) {
    lock.lock();
    try {
      var share = shares.computeIfAbsent(workspace, any -> new Share());
      share.waiting++;
      try {
        await(share);
      } finally {
        share.waiting--;
        forgetIfUnused(workspace, share);
      }
      share.taken++;
      taken++;
      shares.put(workspace, share);
    } finally {
      lock.unlock();
    }
  }

  private void await(Share share) {
    if (!isFree(share) && share.waiting > bounds.waiting()) {
      throw busy(share);
    }
    long left = bounds.patience().toNanos();
    while (!isFree(share)) {
      if (left <= 0) {
        throw busy(share);
      }
      try {
        left = freed.awaitNanos(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw busy(share);
      }
    }
  }

  private void give(int workspace) {
    lock.lock();
    try {
      var share = shares.computeIfAbsent(workspace, any -> new Share());
      share.taken--;
      taken--;
      forgetIfUnused(workspace, share);
      freed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean isFree(Share share) {
    return taken < bounds.atOnce() && share.taken < bounds.ofWorkspace();
  }

  private void forgetIfUnused(int workspace, Share share) {
    if (share.taken == 0 && share.waiting == 0) {
      shares.remove(workspace);
    }
  }

  private Refused busy(Share share) {
    var detail = share.taken < bounds.ofWorkspace()
        ? "Too many downloads are running on this server; try again"
        : "The workspace has as many downloads running as it may; try again when one has ended";
    return Problem.of(ProblemType.REDUCED_CAPACITY, detail)
        .withHeader("Retry-After", RETRY_AFTER_SECONDS)
        .refusal();
  }

  /** Breaks off when its time is over. */
  private static final class Limited extends FilterOutputStream {
    private final Duration longest;
    private final long begun = System.nanoTime();

    Limited(OutputStream out, Duration longest) {
      super(out);
      this.longest = longest;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (System.nanoTime() - begun > longest.toNanos()) {
        throw new IOException("the download took longer than " + longest);
      }
      out.write(bytes, offset, length);
    }
  }
}

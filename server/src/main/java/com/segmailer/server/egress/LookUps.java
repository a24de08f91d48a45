package com.segmailer.server.egress;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks names up on a few platform threads: the system's look-up would hold a virtual one's carrier.
 * Whoever names hosts whose DNS is silent keeps a share of the threads busy and no more.
 */
final class LookUps implements AutoCloseable {

  static final int THREADS = 32;

  /** Look-ups for one owner at a time. */
  static final int SHARE = 4;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ThreadPoolExecutor threads = Threads.lookUps(THREADS);

  // A share is kept as long as somebody holds or waits for a part of it.
  private final Cache<Integer, Semaphore> shares =
      Caffeine.newBuilder().weakValues().build();

  // The library asks for addresses on the thread that makes the call, and says only the host.
  private final ThreadLocal<Integer> owner = ThreadLocal.withInitial(() -> 0);

  /** Until it is closed, what this thread looks up is for {@code id}. */
  Owned ownedBy(int id) {
    owner.set(id);
    return owner::remove;
  }

  /** Ends with whom look-ups are for. */
  interface Owned extends AutoCloseable {
    @Override
    void close();
  }

  InetAddress[] addressesOf(String host, Names names) throws UnknownHostException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      var share = shares.get(owner.get(), any -> new Semaphore(SHARE, true));
      if (!share.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw tooLate(host);
      }
      return begun(host, names, share).get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | RejectedExecutionException e) {
      throw tooLate(host);
    } catch (ExecutionException e) {
      throw new UnknownHostException(host + " cannot be looked up");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException("interrupted");
    }
  }

  /** Nobody can break a look-up off: its share is free when it is over, whoever waits for it. */
  private Future<InetAddress[]> begun(String host, Names names, Semaphore share) {
    try {
      return threads.submit(() -> {
        try {
          return names.addressesOf(host);
        } finally {
          share.release();
        }
      });
    } catch (RejectedExecutionException e) {
      share.release();
      throw e;
    }
  }

  private static UnknownHostException tooLate(String host) {
    return new UnknownHostException(host + " was not looked up in time");
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

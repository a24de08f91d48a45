package com.segmailer.server.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Output whose reader must keep a {@link Pace}. A timeout of the connection does not see to that: whoever
 * takes a byte now and then never meets one. A writer that waits cannot look at the time, so a watch does,
 * and cuts the connection, by which the writer's waiting ends, too.
 */
final class PacedOutput extends OutputStream {

  /** Written at a time; a reader's progress shows after each. */
  private static final int SLICE = 32_768;

  private static final long LONGEST_REST = TimeUnit.SECONDS.toNanos(1);
  private static final Waiting CUT = new Waiting(0, 0);

  /** The connection was cut: what was written is torn, and nobody reads the rest. */
  static final class TooSlow extends IOException {
    private static final long serialVersionUID = 1;

    TooSlow(@Nullable Throwable cause) {
      super("the answer was not taken fast enough", cause);
    }
  }

  /**
   * A slice on its way.
   *
   * @param since when it was begun
   * @param behind nanoseconds that the reader was behind then
   */
  private record Waiting(long since, long behind) {
    private boolean isLate(long now, Pace pace) {
      return behind + (now - since) > pace.patience().toNanos();
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  private final OutputStream out;
  private final Pace pace;
  private final Scheduler scheduler;
  private final Runnable cut;
  // Null between slices; whoever changes it from a slice, the writer or the watch, decides its end.
  private final AtomicReference<@Nullable Waiting> waiting = new AtomicReference<>();
  private long behind;
  private volatile boolean ended;

  /** @param cut closes the connection at once; what waits for it fails */
  PacedOutput(OutputStream out, Pace pace, Scheduler scheduler, Runnable cut) {
    this.out = out;
    this.pace = pace;
    this.scheduler = scheduler;
    this.cut = cut;
    watch();
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int from = 0; from < length; from += SLICE) {
      int start = offset + from;
      int size = Math.min(SLICE, length - from);
      timed(size, () -> out.write(bytes, start, size));
    }
  }

  @Override
  public void flush() throws IOException {
    timed(0, out::flush);
  }

  /** Sends the end. What broke off must not be closed, or it would look whole. */
  @Override
  public void close() throws IOException {
    timed(0, out::close);
  }

  /** From now on the connection is no more of its business. */
  void unwatch() {
    ended = true;
  }

  private void timed(int bytes, Step step) throws IOException {
    var begun = new Waiting(System.nanoTime(), behind);
    if (!waiting.compareAndSet(null, begun)) {
      throw new TooSlow(null);
    }
    try {
      step.run();
    } catch (IOException e) {
      throw waiting.compareAndSet(begun, null) ? e : new TooSlow(e);
    }
    if (!waiting.compareAndSet(begun, null)) {
      throw new TooSlow(null);
    }
    // Being ahead is not saved up: who was fast may not then be slow for hours.
    long took = System.nanoTime() - begun.since();
    behind = Math.max(0, behind + took - pace.nanosFor(bytes));
  }

  private void watch() {
    long rest = Math.min(LONGEST_REST, pace.patience().toNanos() / 4);
    scheduler.schedule(this::look, rest, TimeUnit.NANOSECONDS);
  }

  private void look() {
    if (ended) {
      return;
    }
    var slice = waiting.get();
    if (slice == null || !slice.isLate(System.nanoTime(), pace)) {
      watch();
    } else if (waiting.compareAndSet(slice, CUT)) {
      cut.run();
    } else {
      watch();
    }
  }
}

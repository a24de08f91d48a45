package com.segmailer.server.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A body on its way, which must keep a {@link Pace}: a connection's timeout never meets a client that
 * sends a byte now and then. Looks at the time whenever something has come, so that who sends nothing
 * more is left to that timeout.
 */
final class Arriving extends FilterInputStream {

  private final Pace pace;
  private final long begun = System.nanoTime();
  // Decompressed bytes that its reader has, for which it has earned time.
  private int taken;

  Arriving(InputStream raw, Pace pace) {
    super(raw);
    this.pace = pace;
  }

  /** Says how many bytes there are by now, decompressed, and that they came in time. */
  void taken(int bytes) {
    taken = bytes;
    requireSoon();
  }

  @Override
  public int read() throws IOException {
    int octet = super.read();
    requireSoon();
    return octet;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = super.read(into, from, length);
    requireSoon();
    return read;
  }

  // Others wait for what it holds.
  private void requireSoon() {
    long nanos = System.nanoTime() - begun;
    if (nanos > pace.patience().toNanos() + pace.nanosFor(taken)) {
      throw ProblemType.REQUEST_TIMEOUT.because(
          "The body must come faster than " + pace.bytesPerSecond() + " bytes a second");
    }
  }
}

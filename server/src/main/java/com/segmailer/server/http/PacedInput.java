package com.segmailer.server.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A body that is worked on while it comes and must keep a {@link Pace}. Only the time counts for which
 * its reader waits. Looks at the time whenever something has come, so that who sends nothing more is
 * left to the connection's timeout.
 */
final class PacedInput extends FilterInputStream {

  private final Pace pace;
  private long behind;

  PacedInput(InputStream raw, Pace pace) {
    super(raw);
    this.pace = pace;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    long begun = System.nanoTime();
    int read = super.read(into, from, length);
    // Being ahead is not saved up: who was fast may not then be slow for hours.
    behind = Math.max(0, behind + (System.nanoTime() - begun) - pace.nanosFor(Math.max(0, read)));
    if (read >= 0 && behind > pace.patience().toNanos()) {
      throw ProblemType.REQUEST_TIMEOUT.because(
          "The body must come faster than " + pace.bytesPerSecond() + " bytes a second");
    }
    return read;
  }
}

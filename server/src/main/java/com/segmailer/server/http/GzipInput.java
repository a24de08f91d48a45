package com.segmailer.server.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A body that was sent in gzip, decompressed. What is cut off or is no gzip is the request's fault,
 * wherever its reader has got to.
 */
final class GzipInput extends InputStream {

  private static final int BUFFER = 8_192;

  private final InputStream raw;
  // Made at the first reading, as the head is read by then.
  private @Nullable GZIPInputStream plain;

  GzipInput(InputStream raw) {
    this.raw = raw;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    try {
      if (plain == null) {
        plain = new GZIPInputStream(raw, BUFFER);
      }
      return plain.read(buffer, from, length);
    } catch (ZipException | EOFException e) {
      throw ProblemType.BAD_REQUEST.because("The body is not valid gzip");
    }
  }
}

package com.segmailer.server.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A gzip stream that favours speed, flushes through, and can give back its memory without closing. */
final class GzipOutput extends GZIPOutputStream {

  private static final int BUFFER = 8_192;

  GzipOutput(OutputStream out) throws IOException {
    super(out, BUFFER, true);
    def.setLevel(Deflater.BEST_SPEED);
  }

  @Override
  public void close() throws IOException {
    super.close();
    release();
  }

  /** For a stream that broke off: closing it would make the torn content look whole. */
  void release() {
    def.end();
  }
}

package com.segmailer.server.bulk;

import com.segmailer.server.json.NdjsonReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Cuts a stream of lines into chunks that are bounded in number and in bytes. */
final class LineChunks {

  /** Lines may have a megabyte each, and hundreds of those would be too much to hold. */
  private static final long MAX_BYTES = 4_000_000;

  private final BulkItems items;
  private final Counted in;
  private final NdjsonReader reader;
  private long next;

  LineChunks(InputStream in, BulkItems items) {
    this.items = items;
    this.in = new Counted(in);
    this.reader = new NdjsonReader(this.in);
  }

  /** The next chunk, empty at the end of the stream. */
  Chunk next() throws IOException {
    var chunk = new Chunk(items, next);
    long begun = in.count;
    while (!chunk.isFull() && in.count - begun < MAX_BYTES) {
      var line = reader.next();
      if (line.isEmpty()) {
        break;
      }
      BulkCall.add(chunk, line.get());
    }
    next = chunk.next();
    return chunk;
  }

  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int read = in.read(buffer, from, length);
      count += Math.max(0, read);
      return read;
    }
  }
}

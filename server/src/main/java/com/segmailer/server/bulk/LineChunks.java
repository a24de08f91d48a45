package com.segmailer.server.bulk;

import com.segmailer.core.value.Value;
import com.segmailer.server.json.NdjsonReader;
import com.segmailer.server.json.NdjsonReader.Line;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Cuts a stream of lines into chunks that are bounded in lines, in bytes and in what these become. */
final class LineChunks {

  /** Lines may have a megabyte each, and hundreds of those would be too much to hold. */
  private static final long MAX_BYTES = 4_000_000;

  /** JSON values of a chunk but for its last line: one of two bytes takes a hundred when it is read. */
  static final int MAX_VALUES = 100_000;

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
    int values = 0;
    while (!chunk.isFull() && in.count - begun < MAX_BYTES && values < MAX_VALUES) {
      var line = reader.next();
      if (line.isEmpty()) {
        break;
      }
      values += valuesOf(line.get());
      BulkCall.add(chunk, line.get());
    }
    next = chunk.next();
    return chunk;
  }

  private static int valuesOf(Line line) {
    return switch (line) {
      case Line.Parsed(var number, var value) -> count(value);
      case Line.Broken broken -> 0;
    };
  }

  private static int count(Value value) {
    return 1
        + switch (value) {
          case Value.Array(var items) ->
            items.stream().mapToInt(LineChunks::count).sum();
          case Value.Dict(var members) ->
            members.values().stream().mapToInt(LineChunks::count).sum();
          case Value.Text text -> 0;
          case Value.Decimal number -> 0;
          case Value.Bool bool -> 0;
          case Value.Null nothing -> 0;
        };
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

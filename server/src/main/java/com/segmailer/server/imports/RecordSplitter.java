package com.segmailer.server.imports;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Cuts a stream of bytes into pieces of whole records in constant memory. In a CSV file a line end
 * inside quotes does not end a record. A record longer than a piece may be is dropped and told.
 */
public final class RecordSplitter {

  /** Most bytes of a piece, and so of a record. */
  public static final int MAX_BYTES = 1 << 20;

  /** What becomes of the pieces. Lines count from one, bytes from the start of the file. */
  public interface Sink {

    /** The first record of a CSV file that is not blank. */
    void header(byte[] record);

    /** Whole records, the first of which begins on {@code firstLine}. */
    void records(long firstLine, byte[] records, long endsAt);

    /** A record too long to keep. */
    void overlong(long line, long endsAt);
  }

  private enum State {
    FIELD_START,
    UNQUOTED,
    QUOTED,
    QUOTE_IN_QUOTED,
    AFTER_CR
  }

  /** Where the records of a piece begin, counted in lines from one, and where they end, in bytes. */
  record Cuts(int[] lines, int[] ends) {}

  private final Sink sink;
  private final boolean csv;
  private final byte delimiter;
  private final boolean alone;
  private final byte[] buffer = new byte[MAX_BYTES];
  private int length;
  // Where the record under way begins in the buffer, and in the file.
  private int recordStart;
  private long recordLine = 1;
  private long firstLine = 1;
  private long line = 1;
  private long recordEnd;
  private long offset;
  private boolean headerSeen;
  private boolean dropping;
  private boolean lastWasCr;
  private State state = State.FIELD_START;

  private RecordSplitter(Sink sink, boolean csv, char delimiter, boolean alone) {
    this.sink = sink;
    this.csv = csv;
    this.delimiter = (byte) delimiter;
    this.alone = alone;
    this.headerSeen = !csv || alone;
  }

  /** Of a CSV file whose cells are separated by {@code delimiter}, an ASCII character. */
  public static RecordSplitter csv(char delimiter, Sink sink) {
    return new RecordSplitter(sink, true, delimiter, false);
  }

  static RecordSplitter of(FileFormat format, char delimiter, Sink sink) {
    return new RecordSplitter(sink, format == FileFormat.CSV, delimiter, false);
  }

  /** How a piece of a CSV file is cut into records. */
  static Cuts cuts(byte[] piece, char delimiter) {
    var lines = IntStream.builder();
    var ends = IntStream.builder();
    var splitter = new RecordSplitter(
        new Sink() {
          @Override
          public void header(byte[] record) {
            throw new IllegalStateException("a piece has no header");
          }

          @Override
          public void records(long firstLine, byte[] records, long endsAt) {
            lines.add(Math.toIntExact(firstLine));
            ends.add(Math.toIntExact(endsAt));
          }

          @Override
          public void overlong(long line, long endsAt) {
            throw new IllegalStateException("a piece holds no record longer than itself");
          }
        },
        true,
        delimiter,
        true);
    splitter.feed(piece, 0, piece.length);
    splitter.end();
    return new Cuts(lines.build().toArray(), ends.build().toArray());
  }

  /** More of the file, which goes to the sink once a piece of it is full. */
  public void feed(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      byte octet = bytes[i];
      if (csv) {
        csv(octet);
      } else {
        append(octet);
        if (octet == '\n') {
          line++;
          endRecord();
        }
      }
    }
  }

  /** The file ends here. */
  public void end() {
    if (length > recordStart || dropping) {
      endRecord();
    }
    flush();
  }

  private void csv(byte octet) {
    if (state == State.AFTER_CR && octet != '\n') {
      endRecord();
      state = State.FIELD_START;
    }
    append(octet);
    // A line end is LF, CR or both; the second half of a pair counts no more.
    if (octet == '\r' || (octet == '\n' && !lastWasCr)) {
      line++;
    }
    lastWasCr = octet == '\r';
    state = next(octet);
    if (octet == '\n' && state != State.QUOTED) {
      endRecord();
    }
  }

  private State next(byte octet) {
    return switch (state) {
      case QUOTED -> octet == '"' ? State.QUOTE_IN_QUOTED : State.QUOTED;
      case QUOTE_IN_QUOTED -> octet == '"' ? State.QUOTED : outside(octet);
      case FIELD_START -> octet == '"' ? State.QUOTED : outside(octet);
      case UNQUOTED, AFTER_CR -> outside(octet);
    };
  }

  private State outside(byte octet) {
    if (octet == '\r') {
      return State.AFTER_CR;
    }
    return octet == delimiter || octet == '\n' ? State.FIELD_START : State.UNQUOTED;
  }

  private void append(byte octet) {
    offset++;
    if (dropping) {
      return;
    }
    if (length == buffer.length) {
      makeRoom();
    }
    if (!dropping) {
      buffer[length++] = octet;
    }
  }

  private void makeRoom() {
    int kept = length - recordStart;
    int start = recordStart;
    flush();
    if (kept == buffer.length) {
      dropping = true;
      length = 0;
    } else {
      System.arraycopy(buffer, start, buffer, 0, kept);
      length = kept;
    }
    firstLine = recordLine;
  }

  /** Hands over the whole records in the buffer; what is left of it is the caller's to keep. */
  private void flush() {
    if (recordStart > 0) {
      sink.records(firstLine, Arrays.copyOf(buffer, recordStart), recordEnd);
      recordStart = 0;
    }
  }

  private void endRecord() {
    recordEnd = offset;
    if (dropping) {
      sink.overlong(recordLine, recordEnd);
      dropping = false;
      length = 0;
    } else if (!headerSeen && !isBlank()) {
      headerSeen = true;
      sink.header(Arrays.copyOf(buffer, length));
      length = 0;
    } else if (!headerSeen) {
      length = 0;
    }
    recordStart = length;
    recordLine = line;
    if (alone) {
      flush();
      length = 0;
      firstLine = line;
    }
    if (length == 0) {
      firstLine = line;
    }
  }

  private boolean isBlank() {
    for (int i = 0; i < length; i++) {
      if (buffer[i] != '\r' && buffer[i] != '\n') {
        return false;
      }
    }
    return true;
  }
}

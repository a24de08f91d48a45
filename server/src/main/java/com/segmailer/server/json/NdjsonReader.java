package com.segmailer.server.json;

import com.segmailer.core.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads one JSON document a line from a stream of any length in constant memory. A broken or overlong
 * line is reported as such and the next one read; blank lines are skipped, but counted.
 */
public final class NdjsonReader {

  /** Longest line in bytes. */
  public static final int MAX_LINE = 1_000_000;

  /** A line of the stream; numbers count from one. */
  public sealed interface Line {
    long number();

    record Parsed(long number, Value value) implements Line {}

    record Broken(long number, MalformedJson problem) implements Line {}
  }

  private final InputStream in;
  private final JsonLimits limits;
  private byte[] buffer = new byte[64 * 1024];
  private int from;
  private int to;
  private boolean ended;
  private long number;

  public NdjsonReader(InputStream in) {
    this(in, JsonLimits.DEFAULT);
  }

  public NdjsonReader(InputStream in, JsonLimits limits) {
    this.in = in;
    this.limits = limits;
  }

  /** The next line that is not blank, or nothing at the end of the stream. */
  public Optional<Line> next() throws IOException {
    while (true) {
      int end = lineEnd();
      if (end < 0) {
        return Optional.empty();
      }
      number++;
      int start = from;
      from = Math.min(end + 1, to);
      if (end - start > MAX_LINE) {
        return Optional.of(tooLong(end));
      }
      if (!isBlank(start, end)) {
        return Optional.of(parsed(start, end));
      }
    }
  }

  private Line parsed(int start, int end) {
    try {
      return new Line.Parsed(number, Json.parse(buffer, start, end - start, limits));
    } catch (MalformedJson e) {
      return new Line.Broken(number, e);
    }
  }

  /** The index of the line feed, or of the end of the stream; -1 when nothing is left. */
  private int lineEnd() throws IOException {
    int scanned = from;
    while (true) {
      for (; scanned < to; scanned++) {
        if (buffer[scanned] == '\n') {
          return scanned;
        }
      }
      if (ended) {
        return from < to ? to : -1;
      }
      if (to - from > MAX_LINE) {
        return to;
      }
      scanned -= makeRoom();
      int read = in.read(buffer, to, buffer.length - to);
      ended = read < 0;
      to += Math.max(0, read);
    }
  }

  private int makeRoom() {
    int moved = from;
    if (to == buffer.length) {
      byte[] target = to - from > buffer.length / 2 ? new byte[buffer.length * 2] : buffer;
      System.arraycopy(buffer, from, target, 0, to - from);
      buffer = target;
      to -= from;
      from = 0;
      return moved;
    }
    return 0;
  }

  private Line tooLong(int end) throws IOException {
    if (end == to) {
      skipRest();
    }
    String detail = "The line is longer than " + MAX_LINE + " bytes";
    return new Line.Broken(number, new MalformedJson(detail, 1, MAX_LINE, "#"));
  }

  private void skipRest() throws IOException {
    while (!ended) {
      from = 0;
      to = in.read(buffer, 0, buffer.length);
      if (to < 0) {
        to = 0;
        ended = true;
      }
      for (int i = 0; i < to; i++) {
        if (buffer[i] == '\n') {
          from = i + 1;
          return;
        }
      }
    }
    from = to;
  }

  private boolean isBlank(int start, int end) {
    for (int i = start; i < end; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\r' && buffer[i] != '\t') {
        return false;
      }
    }
    return true;
  }
}

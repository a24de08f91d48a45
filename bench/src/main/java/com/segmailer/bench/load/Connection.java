package com.segmailer.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One keep-alive connection over loopback: blocking reads, and no more parsing than needed. */
public final class Connection implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 120_000;
  private static final byte[] LENGTH = Head.ascii("content-length:");

  private final Socket socket = new Socket();
  private final InputStream in;
  private final OutputStream out;
  private byte[] buffer = new byte[16_384];
  private int from;
  private int to;
  private int bodyLength;

  public Connection(int port) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  OutputStream out() {
    return out;
  }

  /** Sends a request with its whole body and yields the status of the answer. */
  int exchange(byte[] head, AsciiBuffer body) throws IOException {
    body.writeTo(out, head);
    int status = readHead();
    if (bodyLength < 0) {
      byte[] whole = body().readAllBytes();
      int rest = to - from;
      byte[] kept = Arrays.copyOf(whole, Math.max(whole.length + rest, 16_384));
      System.arraycopy(buffer, from, kept, whole.length, rest);
      buffer = kept;
      from = 0;
      to = whole.length + rest;
      bodyLength = whole.length;
    }
    while (to - from < bodyLength) {
      fill();
    }
    return status;
  }

  /** The body of the last exchange. */
  String text() {
    return new String(buffer, from, bodyLength, StandardCharsets.UTF_8);
  }

  /** Reads status and headers of the next answer, passing over what is left of the last one. */
  int readHead() throws IOException {
    from += Math.min(bodyLength, to - from);
    int end = endOfHead();
    while (end < 0) {
      fill();
      end = endOfHead();
    }
    int status = number(from + 9);
    bodyLength = lengthIn(from, end);
    from = end;
    return status;
  }

  /** The body that follows a head: as long as it says, or in chunks. */
  InputStream body() {
    return bodyLength >= 0 ? new Counted(bodyLength) : new Chunks();
  }

  private int endOfHead() {
    for (int i = from; i + 3 < to; i++) {
      if (buffer[i] == '\r'
          && buffer[i + 1] == '\n'
          && buffer[i + 2] == '\r'
          && buffer[i + 3] == '\n') {
        return i + 4;
      }
    }
    return -1;
  }

  private int lengthIn(int start, int end) {
    for (int i = start; i < end; i++) {
      if (buffer[i] == '\n' && matchesLength(i + 1, end)) {
        return number(i + 1 + LENGTH.length);
      }
    }
    return -1;
  }

  private boolean matchesLength(int start, int end) {
    if (start + LENGTH.length > end) {
      return false;
    }
    for (int i = 0; i < LENGTH.length; i++) {
      // Setting this bit makes letters small and leaves the colon and hyphen alone.
      if ((buffer[start + i] | 0x20) != LENGTH[i]) {
        return false;
      }
    }
    return true;
  }

  private int number(int start) {
    int at = start;
    while (buffer[at] == ' ') {
      at++;
    }
    int number = 0;
    for (; buffer[at] >= '0' && buffer[at] <= '9'; at++) {
      number = number * 10 + buffer[at] - '0';
    }
    return number;
  }

  private void fill() throws IOException {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
    if (to == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int read = in.read(buffer, to, buffer.length - to);
    if (read < 0) {
      throw new EOFException("the server closed the connection");
    }
    to += read;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** Bytes up to a known number. */
  private final class Counted extends InputStream {
    private int left;

    Counted(int left) {
      this.left = left;
      bodyLength = 0;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int count = take(target, offset, Math.min(length, left));
      left -= count;
      return count;
    }
  }

  /** The content of chunks up to the empty one. */
  private final class Chunks extends InputStream {
    private int left;
    private boolean first = true;
    private boolean ended;

    Chunks() {
      bodyLength = 0;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (left == 0 && !ended) {
        left = Integer.parseInt(first ? line() : line() + line(), 16);
        first = false;
        ended = left == 0;
        if (ended) {
          line();
        }
      }
      if (ended) {
        return -1;
      }
      int count = take(target, offset, Math.min(length, left));
      left -= count;
      return count;
    }

    private String line() throws IOException {
      var line = new StringBuilder(8);
      for (int c = next(); c != '\n'; c = next()) {
        if (c != '\r') {
          line.append((char) c);
        }
      }
      return line.toString();
    }
  }

  private int next() throws IOException {
    if (from == to) {
      fill();
    }
    return buffer[from++];
  }

  private int take(byte[] target, int offset, int length) throws IOException {
    if (from == to) {
      fill();
    }
    int count = Math.min(length, to - from);
    System.arraycopy(buffer, from, target, offset, count);
    from += count;
    return count;
  }
}

package com.segmailer.bench.load;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Growing bytes of ASCII text, used again and again so that writing requests makes no garbage. */
public final class AsciiBuffer {

  private final int room;
  private byte[] bytes;
  private ByteBuffer view;
  private int end;

  public AsciiBuffer() {
    this(0);
  }

  /** Keeps {@code room} bytes free in front, for what is known only at the end. */
  AsciiBuffer(int room) {
    this.room = room;
    this.bytes = new byte[room + 1_024];
    this.view = ByteBuffer.wrap(bytes);
    this.end = room;
  }

  public AsciiBuffer clear() {
    end = room;
    return this;
  }

  public int length() {
    return end - room;
  }

  public AsciiBuffer text(String ascii) {
    int length = ascii.length();
    require(length);
    copy(ascii, length);
    end += length;
    return this;
  }

  public AsciiBuffer number(long number) {
    if (number < 0) {
      return text(Long.toString(number));
    }
    int digits = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    require(digits);
    long rest = number;
    for (int at = end + digits - 1; at >= end; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    end += digits;
    return this;
  }

  // The one way of String to do this without making anything.
  @SuppressWarnings("deprecation")
  private void copy(String ascii, int length) {
    ascii.getBytes(0, length, bytes, end);
  }

  private void require(int more) {
    if (end + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, (end + more) * 2);
    }
  }

  /** Writes the text with {@code head} before it, in one piece. */
  void writeTo(OutputStream out, byte[] head) throws IOException {
    int start = putBefore(head);
    out.write(bytes, start, end - start);
  }

  /** The text with {@code head} before it, as long as this buffer is left alone. */
  ByteBuffer with(byte[] head) {
    int start = putBefore(head);
    if (view.array() != bytes) {
      view = ByteBuffer.wrap(bytes);
    }
    return view.limit(end).position(start);
  }

  private int putBefore(byte[] head) {
    int start = room - 4;
    bytes[start] = '\r';
    bytes[start + 1] = '\n';
    bytes[start + 2] = '\r';
    bytes[start + 3] = '\n';
    int rest = length();
    do {
      bytes[--start] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    start -= head.length;
    System.arraycopy(head, 0, bytes, start, head.length);
    return start;
  }

  /** Writes the text as one chunk of a chunked body. */
  void writeChunkTo(OutputStream out) throws IOException {
    out.write(Head.ascii(Integer.toHexString(length()) + "\r\n"));
    text("\r\n");
    out.write(bytes, room, length());
  }
}

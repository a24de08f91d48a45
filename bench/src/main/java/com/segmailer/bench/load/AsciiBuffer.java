package com.segmailer.bench.load;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Growing bytes of ASCII text, used again and again so that writing requests makes no garbage. */
public final class AsciiBuffer {

  private final int room;
  private byte[] bytes;
  private int end;

  public AsciiBuffer() {
    this(0);
  }

  /** Keeps {@code room} bytes free in front, for what is known only at the end. */
  AsciiBuffer(int room) {
    this.room = room;
    this.bytes = new byte[room + 1_024];
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
    if (end + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, (end + length) * 2);
    }
    for (int i = 0; i < length; i++) {
      bytes[end + i] = (byte) ascii.charAt(i);
    }
    end += length;
    return this;
  }

  public AsciiBuffer number(long number) {
    return text(Long.toString(number));
  }

  /** Writes the text with {@code head} before it, in one piece. */
  void writeTo(OutputStream out, byte[] head) throws IOException {
    byte[] digits = Head.ascii(length() + "\r\n\r\n");
    int start = room - head.length - digits.length;
    System.arraycopy(head, 0, bytes, start, head.length);
    System.arraycopy(digits, 0, bytes, start + head.length, digits.length);
    out.write(bytes, start, end - start);
  }

  /** Writes the text as one chunk of a chunked body. */
  void writeChunkTo(OutputStream out) throws IOException {
    out.write(Head.ascii(Integer.toHexString(length()) + "\r\n"));
    text("\r\n");
    out.write(bytes, room, length());
  }
}

package com.segmailer.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of answers as they arrive; knows when one is whole. Answers must say their length. */
final class AnswerBuffer {

  private static final byte[] LENGTH = Head.ascii("content-length:");

  private ByteBuffer bytes = ByteBuffer.allocate(8_192);
  // Of the answer that is being read; 0 until its head is there.
  private int bodyStart;
  private int end;

  /** Takes what has arrived; yields the status once the answer is whole, otherwise 0. */
  int read(ReadableByteChannel channel) throws IOException {
    if (channel.read(bytes) < 0) {
      throw new IOException("the server closed the connection");
    }
    if (bodyStart == 0) {
      readHead();
    }
    if (bytes.position() > end && bodyStart > 0) {
      throw new IOException("the server sent more than it was asked for");
    }
    if (bodyStart > 0 && bytes.position() == end) {
      return number(9);
    }
    if (!bytes.hasRemaining()) {
      bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), bytes.capacity() * 2))
          .position(bytes.position());
    }
    return 0;
  }

  /** The body of the answer that is whole. */
  String text() {
    return new String(bytes.array(), bodyStart, end - bodyStart, StandardCharsets.UTF_8);
  }

  /** Makes room for the next answer. */
  void clear() {
    bytes.clear();
    bodyStart = 0;
  }

  private void readHead() throws IOException {
    byte[] all = bytes.array();
    int length = -1;
    for (int i = 0; i + 2 < bytes.position(); i++) {
      if (all[i] == '\n') {
        if (all[i + 1] == '\r') {
          bodyStart = i + 3;
          break;
        }
        length = isLength(all, i + 1) ? number(i + 1 + LENGTH.length) : length;
      }
    }
    if (bodyStart > 0 && length < 0) {
      throw new IOException("the answer does not say how long it is");
    }
    end = bodyStart + length;
  }

  // The byte after a name is a colon whose bit is set already; the letters become small.
  private boolean isLength(byte[] all, int start) {
    if ((all[start] | 0x20) != 'c' || start + LENGTH.length > bytes.position()) {
      return false;
    }
    for (int i = 1; i < LENGTH.length; i++) {
      if ((all[start + i] | 0x20) != LENGTH[i]) {
        return false;
      }
    }
    return true;
  }

  private int number(int start) {
    byte[] all = bytes.array();
    int at = start;
    while (all[at] == ' ') {
      at++;
    }
    int number = 0;
    for (; all[at] >= '0' && all[at] <= '9'; at++) {
      number = number * 10 + all[at] - '0';
    }
    return number;
  }
}

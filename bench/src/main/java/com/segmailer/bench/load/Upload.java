package com.segmailer.bench.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A long body that is sent in chunks while the answer, which may be as long, is read. */
public final class Upload {

  private static final int CHUNK = 60_000;

  /** Writes the line of one item, with its line end. */
  @FunctionalInterface
  public interface Lines {
    void write(AsciiBuffer out, int item);
  }

  /** The status, and the last line of the answer: a summary or the whole. */
  public record Answer(int status, String lastLine) {}

  private Upload() {}

  /** Sends the items from {@code first} up to, not including, {@code end}. */
  public static Answer send(Target target, String mediaType, int first, int end, Lines lines)
      throws IOException, InterruptedException {
    try (var connection = new Connection(target.port())) {
      var answer = new FutureTask<>(() -> read(connection));
      Thread.ofPlatform().daemon().name("upload-reader").start(answer);
      IOException broken = null;
      try {
        write(connection, Head.chunked(target.path(), target.key(), mediaType), first, end, lines);
      } catch (IOException e) {
        // A server that refuses closes early; its answer says why.
        broken = e;
      }
      try {
        return answer.get();
      } catch (ExecutionException e) {
        throw new IOException("upload to " + target.path() + " broke", broken == null ? e : broken);
      }
    }
  }

  private static void write(Connection connection, byte[] head, int first, int end, Lines lines)
      throws IOException {
    var out = connection.out();
    out.write(head);
    var chunk = new AsciiBuffer();
    for (int item = first; item < end; item++) {
      lines.write(chunk, item);
      if (chunk.length() > CHUNK || item == end - 1) {
        chunk.writeChunkTo(out);
        chunk.clear();
      }
    }
    out.write(Head.ascii("0\r\n\r\n"));
  }

  private static Answer read(Connection connection) throws IOException {
    int status = connection.readHead();
    var body = connection.body();
    var block = new byte[16_384];
    var line = new ByteArrayOutputStream();
    boolean ended = false;
    for (int count = body.read(block); count >= 0; count = body.read(block)) {
      int start = lastLineStart(block, count);
      if (ended || start > 0) {
        line.reset();
      }
      line.write(block, start, count - start);
      ended = block[count - 1] == '\n';
    }
    return new Answer(status, line.toString(StandardCharsets.UTF_8).strip());
  }

  private static int lastLineStart(byte[] block, int count) {
    int at = count - 1;
    while (at > 0 && block[at - 1] != '\n') {
      at--;
    }
    return at;
  }
}

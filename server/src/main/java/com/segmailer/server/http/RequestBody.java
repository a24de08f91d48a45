package com.segmailer.server.http;

import com.segmailer.server.json.ValueCount;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/** The body of a request: decompressed, its charset checked, read whole within a limit or streamed. */
final class RequestBody {

  private static final Set<String> LINES =
      Set.of("application/x-ndjson", "application/ndjson", "application/jsonl");

  /** Bytes that are read of a large body at a time. */
  private static final int PIECE = 64 * 1024;

  private static final Duration LINGER = Duration.ofSeconds(3);

  /** Pieces of a body nobody wants that are taken before the answer goes out. */
  private static final int MOST_PIECES = 16;

  private final org.eclipse.jetty.server.Request jetty;
  private final BodyBounds bounds;
  private final String contentType;
  // Read once, on first demand.
  private byte @Nullable [] bytes;
  private boolean streamed;
  // From then on a client that waits to be told to go on has been told so.
  private boolean begun;
  private int roomRead;
  private int roomParsed;

  RequestBody(org.eclipse.jetty.server.Request jetty, BodyBounds bounds) {
    this.jetty = jetty;
    this.bounds = bounds;
    String given = jetty.getHeaders().get(HttpHeader.CONTENT_TYPE);
    this.contentType = given == null ? "" : given.toLowerCase(Locale.ROOT);
  }

  String mediaType() {
    int semicolon = contentType.indexOf(';');
    return (semicolon < 0 ? contentType : contentType.substring(0, semicolon)).strip();
  }

  boolean isNdjson() {
    return !contentType.isEmpty() && LINES.contains(mediaType());
  }

  /** Whether the declared type is one that is read as a stream. */
  boolean isStreamed() {
    return isNdjson() || contentType.startsWith("text/csv") || contentType.startsWith("multipart/");
  }

  boolean isLargerThanLimit() {
    return jetty.getLength() > bounds.most();
  }

  /** Whether nothing of the body is left on the wire; takes what has arrived already. */
  boolean isConsumed() {
    if (jetty.getLength() == 0) {
      return true;
    }
    // Not by the kit's own consumeAvailable(), after which the rest cannot be read any more.
    for (int pieces = 0; pieces < MOST_PIECES; pieces++) {
      var piece = jetty.read();
      if (piece == null) {
        return false;
      }
      piece.release();
      if (Content.Chunk.isFailure(piece) || piece.isLast()) {
        return !Content.Chunk.isFailure(piece);
      }
    }
    return false;
  }

  /**
   * Reads and forgets what a client still sends after its answer: closing at once would reset the
   * connection, and the client might never see the answer. Gives up after a while.
   */
  void discardRest() {
    if (!begun && jetty.getHeaders().contains(HttpHeader.EXPECT)) {
      // It waits to be told to go on (RFC 9110, 10.1.1), and has its answer instead.
      return;
    }
    var connection = jetty.getConnectionMetaData().getConnection().getEndPoint();
    // Who sends nothing at all keeps a reader from looking at the time.
    var late = jetty
        .getComponents()
        .getScheduler()
        .schedule(connection::close, LINGER.toMillis(), TimeUnit.MILLISECONDS);
    try {
      Content.Source.consumeAll(jetty);
    } catch (IOException e) {
      // The client is gone, or was long enough about it, which is what this waits for.
      return;
    } finally {
      late.cancel();
    }
  }

  byte[] bytes() throws IOException {
    if (bytes == null) {
      if (isLargerThanLimit()) {
        throw tooLarge();
      }
      requireUtf8();
      bytes = whole(jetty.getLength());
    }
    return bytes;
  }

  InputStream stream() throws IOException {
    if (bytes != null || streamed) {
      throw new IllegalStateException("The body was read already");
    }
    streamed = true;
    var raw = Content.Source.asInputStream(jetty);
    return decoded(new PacedInput(raw, bounds.pace().ofStreamedBodies()));
  }

  /** As {@link #bytes}, with room for the JSON values that are in them. */
  byte[] json() throws IOException {
    byte[] text = bytes();
    if (text.length > BodyBounds.SMALL && roomParsed == 0) {
      int values = ValueCount.of(text);
      if (values > BodyBounds.VALUES) {
        throw ProblemType.BODY_TOO_LARGE.because("The body may hold at most " + BodyBounds.VALUES
            + " JSON values; send what is more in calls of its own, or as NDJSON");
      }
      roomParsed = bounds.parsed().take((long) values * BodyBounds.BYTES_OF_VALUE + text.length, 0);
    }
    return text;
  }

  /** Gives back the room that the body took: nobody looks at it any more. */
  void release() {
    if (roomRead > 0) {
      bounds.read().give(roomRead);
      roomRead = 0;
    }
    if (roomParsed > 0) {
      bounds.parsed().give(roomParsed);
      roomParsed = 0;
    }
  }

  /** At most so many bytes, decompressed, and one more if there are more. */
  byte[] form(int most) throws IOException {
    streamed = true;
    return decoded(arriving()).readNBytes(most + 1);
  }

  private byte[] whole(long length) throws IOException {
    boolean known = length >= 0 && !isGzip();
    if (known && length > BodyBounds.SMALL) {
      takeRoom((int) length);
      Arriving raw = arriving();
      return large(raw, decoded(raw), new byte[(int) length], 0);
    }
    Arriving raw = arriving();
    InputStream in = decoded(raw);
    byte[] read = in.readNBytes(known ? (int) length : BodyBounds.SMALL + 1);
    if (read.length > bounds.most()) {
      throw tooLarge();
    }
    return read.length <= BodyBounds.SMALL ? read : large(raw, in, read, read.length);
  }

  private Arriving arriving() {
    return new Arriving(Content.Source.asInputStream(jetty), bounds.pace());
  }

  /** Reads on after the {@code read} first bytes; when {@code into} is full it is made larger. */
  private byte[] large(Arriving raw, InputStream in, byte[] into, int read) throws IOException {
    byte[] all = into;
    while (true) {
      if (read == all.length) {
        int next = in.read();
        if (next < 0) {
          return all;
        }
        all = larger(all);
        all[read++] = (byte) next;
      }
      int more = in.readNBytes(all, read, Math.min(PIECE, all.length - read));
      read += more;
      if (more == 0 && read < all.length) {
        return Arrays.copyOf(all, read);
      }
      raw.taken(read);
    }
  }

  private byte[] larger(byte[] full) {
    if (full.length >= bounds.most()) {
      throw tooLarge();
    }
    int length = (int) Math.min(2L * full.length, bounds.most());
    takeRoom(length - full.length);
    return Arrays.copyOf(full, length);
  }

  private void takeRoom(int wanted) {
    roomRead += bounds.read().take(wanted, roomRead);
  }

  private InputStream decoded(InputStream raw) {
    begun = true;
    String coding = jetty.getHeaders().get(HttpHeader.CONTENT_ENCODING);
    if (coding == null || coding.equalsIgnoreCase("identity")) {
      return raw;
    }
    if (!isGzip()) {
      throw ProblemType.UNSUPPORTED_MEDIA_TYPE.because("Content-Encoding must be gzip or left out");
    }
    return new GzipInput(raw);
  }

  private boolean isGzip() {
    HttpFields headers = jetty.getHeaders();
    String coding = headers.get(HttpHeader.CONTENT_ENCODING);
    return coding != null && (coding.equalsIgnoreCase("gzip") || coding.equalsIgnoreCase("x-gzip"));
  }

  void requireUtf8() {
    int at = contentType.indexOf("charset=");
    if (at < 0) {
      return;
    }
    String charset = contentType.substring(at + 8).split(";", 2)[0].strip().replace("\"", "");
    if (!charset.equals("utf-8") && !charset.equals("utf8") && !charset.equals("us-ascii")) {
      throw ProblemType.UNSUPPORTED_MEDIA_TYPE.because("The body must be UTF-8");
    }
  }

  private Refused tooLarge() {
    return ProblemType.BODY_TOO_LARGE.because(
        "The body may have at most " + bounds.most() + " bytes, decompressed");
  }
}

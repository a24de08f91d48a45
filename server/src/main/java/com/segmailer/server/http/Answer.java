package com.segmailer.server.http;

import com.segmailer.server.http.Response.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.Content.Sink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one answer: standing headers, compression, at once or streamed, and a polite end. A small one is
 * left to the connection; a large one has room in memory and keeps its place until it has been taken.
 */
final class Answer {

  private static final Logger LOG = LoggerFactory.getLogger(Answer.class);
  private static final int WORTH_COMPRESSING = 1_024;
  private static final int LARGE = 65_536;
  private static final HttpField[] STANDING = {
    new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
    new PreEncodedHttpField("Cache-Control", "no-store"),
    new PreEncodedHttpField(
        "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
  };
  private static final HttpField VARY = new PreEncodedHttpField("Vary", "Accept-Encoding");

  private final Exchange exchange;
  private final Pace pace;
  private final AnswerRooms rooms;
  private final org.eclipse.jetty.server.Response jetty;
  // What the end of the exchange has to do, decided while sending.
  private Runnable end;
  // What the edge had said before an answer that may fail before it begins.
  private List<HttpField> given = List.of();

  Answer(Exchange exchange, Pace pace, AnswerRooms rooms) {
    this.exchange = exchange;
    this.pace = pace;
    this.rooms = rooms;
    this.jetty = exchange.response;
    this.end = exchange.callback::succeeded;
  }

  void send(Response response) throws IOException {
    jetty.setStatus(response.status());
    HttpFields.Mutable headers = jetty.getHeaders();
    if (mayBeRefused(response.content())) {
      given = headers.stream().toList();
    }
    // Nothing of the kind is there yet, so adding spares a search each.
    headers.add("Request-Id", exchange.id());
    for (HttpField standing : STANDING) {
      headers.add(standing);
    }
    for (Response.Header header : response.headers()) {
      headers.put(header.name(), header.value());
    }
    switch (response.content()) {
      case Content.None() -> sendBytes(ByteBuffer.allocate(0), 0);
      case Content.Bytes(String mediaType, ByteBuffer bytes) -> {
        headers.put(HttpHeader.CONTENT_TYPE, mediaType);
        sendBytes(compressed(bytes, mediaType), bytes.remaining());
      }
      case Content.Streamed(String mediaType, Response.BodyWriter writer) -> {
        headers.put(HttpHeader.CONTENT_TYPE, mediaType);
        if (exchange.method().equals("HEAD")) {
          // Its body would be read from the database and thrown away.
          sendHead(isCompressible(mediaType));
        } else {
          stream(writer, isCompressible(mediaType));
        }
      }
    }
  }

  /**
   * Too late for another answer once the first byte is out: then only the connection can tell. It does
   * by a reset, since where its end is that of the answer a mere end would make it look whole.
   */
  void fail(Throwable thrown, Problems problems) {
    if (jetty.isCommitted()) {
      LOG.warn("request {} broke off while its answer was sent", exchange.id(), thrown);
      end = () -> {
        cut(thrown);
        exchange.callback.failed(thrown);
      };
      return;
    }
    jetty.reset();
    given.forEach(jetty.getHeaders()::put);
    try {
      send(problems.answer(thrown, exchange.id()));
    } catch (IOException e) {
      end = () -> exchange.callback.failed(e);
    }
  }

  void finish() {
    end.run();
  }

  /** @param weight bytes of memory that it takes until it is sent */
  private void sendBytes(ByteBuffer bytes, int weight) throws IOException {
    boolean unread = !exchange.body.isConsumed();
    if (unread) {
      jetty.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
    if (jetty.getStatus() != 204) {
      jetty.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.remaining());
    }
    if (bytes.remaining() > LARGE && !exchange.method().equals("HEAD")) {
      sendLarge(bytes, weight);
    } else if (unread) {
      Sink.write(jetty, true, bytes);
    } else {
      end = () -> {};
      jetty.write(true, bytes, exchange.callback);
      return;
    }
    if (unread) {
      end = () -> {
        exchange.body.discardRest();
        exchange.callback.succeeded();
      };
    }
  }

  private static boolean mayBeRefused(Content content) {
    return switch (content) {
      case Content.None none -> false;
      case Content.Bytes(String mediaType, ByteBuffer bytes) -> bytes.remaining() > LARGE;
      case Content.Streamed streamed -> true;
    };
  }

  private void sendLarge(ByteBuffer bytes, int weight) throws IOException {
    var room = rooms.of(exchange);
    // What has taken effect is told in any case.
    int taken = exchange.onlyReads() ? room.take(weight, 0) : 0;
    try {
      write(
          out ->
              out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining()),
          Sink.asOutputStream(jetty));
    } finally {
      room.give(taken);
    }
  }

  private void sendHead(boolean compressible) throws IOException {
    if (compressible && acceptsGzip()) {
      jetty.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
      jetty.getHeaders().add(VARY);
    }
    // In two, or it would say that there are no bytes.
    Sink.write(jetty, false, ByteBuffer.allocate(0));
    end = () -> {};
    jetty.write(true, ByteBuffer.allocate(0), exchange.callback);
  }

  private void stream(Response.BodyWriter writer, boolean compressible) throws IOException {
    OutputStream plain =
        org.eclipse.jetty.server.Response.asBufferedOutputStream(exchange.request, jetty);
    if (!compressible || !acceptsGzip()) {
      write(writer, plain);
      return;
    }
    jetty.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
    jetty.getHeaders().add(VARY);
    // Flushing must push out what the client waits for, hence the sync flush.
    var gzip = new GzipOutput(plain);
    try {
      write(writer, gzip);
    } finally {
      gzip.release();
    }
  }

  private void write(Response.BodyWriter writer, OutputStream to) throws IOException {
    var scheduler = exchange.request.getComponents().getScheduler();
    var out = new PacedOutput(to, pace, scheduler, () -> cut(new PacedOutput.TooSlow(null)));
    try {
      writer.writeTo(out);
      out.close();
    } finally {
      out.unwatch();
    }
  }

  /** Resets the connection; what waits in it goes nowhere. */
  private void cut(Throwable because) {
    var connection = exchange.request.getConnectionMetaData().getConnection().getEndPoint();
    try {
      if (connection.getTransport() instanceof SocketChannel channel) {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
    } catch (IOException closed) {
      LOG.debug("request {}: its connection was closed already", exchange.id(), closed);
    } finally {
      connection.close(because);
    }
  }

  private ByteBuffer compressed(ByteBuffer bytes, String mediaType) throws IOException {
    if (bytes.remaining() <= WORTH_COMPRESSING || !isCompressible(mediaType)) {
      return bytes;
    }
    jetty.getHeaders().add(VARY);
    if (!acceptsGzip()) {
      return bytes;
    }
    var packed = new ByteArrayOutputStream(bytes.remaining() / 3);
    try (var gzip = new GzipOutput(packed)) {
      gzip.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    }
    jetty.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
    return ByteBuffer.wrap(packed.toByteArray());
  }

  private boolean acceptsGzip() {
    String accepted = exchange.request.getHeaders().get(HttpHeader.ACCEPT_ENCODING);
    // The first is what nearly every client that takes it says.
    return accepted != null
        && accepted.contains("gzip")
        && (!accepted.contains("q=")
            || exchange
                .request
                .getHeaders()
                .getQualityCSV(HttpHeader.ACCEPT_ENCODING)
                .contains("gzip"));
  }

  private static boolean isCompressible(String mediaType) {
    return mediaType.contains("json")
        || mediaType.startsWith("text/")
        || mediaType.contains("javascript")
        || mediaType.contains("yaml")
        || mediaType.contains("svg");
  }
}

package com.segmailer.server.http;

import com.segmailer.server.http.Response.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.Content.Sink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one answer: standing headers, compression, at once or streamed, and a polite end. */
final class Answer {

  private static final Logger LOG = LoggerFactory.getLogger(Answer.class);
  private static final int WORTH_COMPRESSING = 1_024;
  private static final HttpField[] STANDING = {
    new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
    new PreEncodedHttpField("Cache-Control", "no-store"),
    new PreEncodedHttpField(
        "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
  };
  private static final HttpField VARY = new PreEncodedHttpField("Vary", "Accept-Encoding");

  private final Exchange exchange;
  private final org.eclipse.jetty.server.Response jetty;
  // What the end of the exchange has to do, decided while sending.
  private Runnable end;

  Answer(Exchange exchange) {
    this.exchange = exchange;
    this.jetty = exchange.response;
    this.end = exchange.callback::succeeded;
  }

  void send(Response response) throws IOException {
    jetty.setStatus(response.status());
    HttpFields.Mutable headers = jetty.getHeaders();
    // Nothing of the kind is there yet, so adding spares a search each.
    headers.add("Request-Id", exchange.id());
    for (HttpField standing : STANDING) {
      headers.add(standing);
    }
    for (Response.Header header : response.headers()) {
      headers.put(header.name(), header.value());
    }
    switch (response.content()) {
      case Content.None() -> sendBytes(ByteBuffer.allocate(0));
      case Content.Bytes(String mediaType, ByteBuffer bytes) -> {
        headers.put(HttpHeader.CONTENT_TYPE, mediaType);
        sendBytes(compressed(bytes, mediaType));
      }
      case Content.Streamed(String mediaType, Response.BodyWriter writer) -> {
        headers.put(HttpHeader.CONTENT_TYPE, mediaType);
        stream(writer, isCompressible(mediaType));
      }
    }
  }

  /** Too late for another answer once the first byte is out: then only the connection can tell. */
  void fail(Throwable thrown, Problems problems) {
    if (jetty.isCommitted()) {
      LOG.warn("request {} broke off while its answer was sent", exchange.id(), thrown);
      end = () -> exchange.callback.failed(thrown);
      return;
    }
    jetty.reset();
    try {
      send(problems.answer(thrown, exchange.id()));
    } catch (IOException e) {
      end = () -> exchange.callback.failed(e);
    }
  }

  void finish() {
    end.run();
  }

  private void sendBytes(ByteBuffer bytes) throws IOException {
    boolean unread = !exchange.body.isConsumed();
    if (unread) {
      jetty.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
    if (jetty.getStatus() != 204) {
      jetty.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.remaining());
    }
    if (unread) {
      Sink.write(jetty, true, bytes);
      end = () -> {
        exchange.body.discardRest();
        exchange.callback.succeeded();
      };
    } else {
      end = () -> {};
      jetty.write(true, bytes, exchange.callback);
    }
  }

  private void stream(Response.BodyWriter writer, boolean compressible) throws IOException {
    boolean compress = compressible && acceptsGzip();
    if (compress) {
      jetty.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
      jetty.getHeaders().add(VARY);
    }
    OutputStream plain =
        org.eclipse.jetty.server.Response.asBufferedOutputStream(exchange.request, jetty);
    if (!compress) {
      writer.writeTo(plain);
      plain.close();
      return;
    }
    // Flushing must push out what the client waits for, hence the sync flush.
    var gzip = new GzipOutput(plain);
    try {
      writer.writeTo(gzip);
      gzip.close();
    } finally {
      gzip.release();
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
    return accepted != null && accepted.contains("gzip") && !accepted.contains("gzip;q=0");
  }

  private static boolean isCompressible(String mediaType) {
    return mediaType.contains("json")
        || mediaType.startsWith("text/")
        || mediaType.contains("javascript")
        || mediaType.contains("yaml")
        || mediaType.contains("svg");
  }
}

package com.segmailer.server.http;

import com.segmailer.core.value.Value;
import com.segmailer.server.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a handler answers: status, headers, and content that is there already or is written while it
 * comes to be.
 *
 * @param about the contact whose data the content holds, if any, or the message to no contact: a stored
 *     copy goes when it is erased
 * @param replay what a repetition under the same idempotency key gets, when that must not be the
 *     content itself because it is shown only once
 */
public record Response(
    int status,
    List<Header> headers,
    Content content,
    Optional<UUID> about,
    Optional<Content> replay) {

  public static final String JSON = "application/json";
  public static final String NDJSON = "application/x-ndjson";
  public static final String CSV = "text/csv; charset=utf-8";

  /** One header field. */
  public record Header(String name, String value) {}

  /** The body. */
  public sealed interface Content {
    record None() implements Content {}

    record Bytes(String mediaType, ByteBuffer bytes) implements Content {}

    record Streamed(String mediaType, BodyWriter writer) implements Content {}
  }

  /**
   * Writes a body piece by piece; blocks while the client does not keep up, but not for ever: {@link
   * Pace}.
   */
  @FunctionalInterface
  public interface BodyWriter {
    void writeTo(OutputStream out) throws IOException;
  }

  public Response {
    headers = List.copyOf(headers);
  }

  public static Response json(int status, Consumer<JsonWriter> body) {
    var json = new JsonWriter();
    body.accept(json);
    return bytes(status, JSON, json.view());
  }

  public static Response json(int status, Value body) {
    return json(status, json -> json.value(body));
  }

  /** {@code {data: [...], nextCursor}}. */
  public static <T> Response list(
      List<T> items, @Nullable String nextCursor, BiConsumer<JsonWriter, T> item) {
    return json(200, json -> {
      json.object().name("data").array();
      items.forEach(one -> item.accept(json, one));
      json.endArray().field("nextCursor", nextCursor).end();
    });
  }

  public static Response bytes(int status, String mediaType, ByteBuffer bytes) {
    return of(status, new Content.Bytes(mediaType, bytes));
  }

  public static Response empty(int status) {
    return of(status, new Content.None());
  }

  /**
   * The head is sent with the first of the body, and that as it is written. What is thrown before is
   * answered in its place; after, it breaks the connection. What is read from the database meanwhile
   * goes by {@link Downloads}.
   */
  public static Response stream(int status, String mediaType, BodyWriter writer) {
    return of(status, new Content.Streamed(mediaType, writer));
  }

  private static Response of(int status, Content content) {
    return new Response(status, List.of(), content, Optional.empty(), Optional.empty());
  }

  public Response header(String name, String value) {
    List<Header> all = new ArrayList<>(headers);
    all.add(new Header(name, value));
    return new Response(status, all, content, about, replay);
  }

  public Response etag(EntityTag tag) {
    return header("ETag", tag.toString());
  }

  public Response about(UUID contact) {
    return new Response(status, headers, content, Optional.of(contact), replay);
  }

  /** Keeps a secret in this answer out of the stored one. */
  public Response replayedAs(Response other) {
    return new Response(status, headers, content, about, Optional.of(other.content()));
  }
}

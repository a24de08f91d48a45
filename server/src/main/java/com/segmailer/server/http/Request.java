package com.segmailer.server.http;

import com.segmailer.core.value.Value;
import com.segmailer.server.json.Fields;
import com.segmailer.server.json.Json;
import com.segmailer.server.json.JsonLimits;
import com.segmailer.server.json.WireText;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One request, as a handler sees it. Belongs to the thread that handles it. */
public final class Request {

  private final String id;
  private final org.eclipse.jetty.server.Request jetty;
  private final Route route;
  private final List<String> parameters;
  private final Query query;
  private final RequestBody body;
  // Only routes that need no key have no caller.
  private final @Nullable Caller caller;
  private final Optional<String> idempotencyKey;

  Request(
      String id,
      org.eclipse.jetty.server.Request jetty,
      Route route,
      List<String> parameters,
      Query query,
      RequestBody body,
      @Nullable Caller caller) {
    this.id = id;
    this.jetty = jetty;
    this.route = route;
    this.parameters = parameters;
    this.query = query;
    this.body = body;
    this.caller = caller;
    this.idempotencyKey = route.method() == Method.POST
        ? header("Idempotency-Key").map(IdempotencyKeys::parse)
        : Optional.empty();
  }

  /** Also sent back as {@code Request-Id}. */
  public String id() {
    return id;
  }

  public Route route() {
    return route;
  }

  public Caller caller() {
    if (caller == null) {
      throw new IllegalStateException(route.template() + " is open: it has no caller");
    }
    return caller;
  }

  public int workspaceId() {
    return caller().workspaceId();
  }

  /** A parameter of the path, decoded. */
  public String path(String name) {
    int index = route.parameters().indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(route.template() + " has no parameter " + name);
    }
    return parameters.get(index);
  }

  /** An id in the path; what is no id cannot be found. */
  public UUID pathId(String name) {
    return WireText.uuid(path(name))
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is nothing with this id"));
  }

  /** Whether only the head of the answer is wanted. */
  public boolean isHead() {
    return jetty.getMethod().equals("HEAD");
  }

  public Query query() {
    return query;
  }

  /** For routes that know the query parameters {@code limit} and {@code cursor}. */
  public Page page() {
    return Page.of(jetty.getHttpURI().getDecodedPath(), query);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(jetty.getHeaders().get(name));
  }

  public Optional<IfMatch> ifMatch() {
    return header("If-Match").map(IfMatch::parse);
  }

  /** The media type of the body in lower case, without parameters; empty when not given. */
  public String mediaType() {
    return body.mediaType();
  }

  /** Whether the body is one JSON document a line. */
  public boolean isNdjson() {
    return body.isNdjson();
  }

  /** The whole body as JSON whatever its declared type; bounded by the configured limit. */
  public Value body() throws IOException {
    return body(JsonLimits.DEFAULT);
  }

  public Value body(JsonLimits limits) throws IOException {
    return Json.parse(body.json(), limits);
  }

  /** The whole body as it came, bounded like {@link #body()}: what a signature was made of. */
  public byte[] rawBody() throws IOException {
    return body.bytes();
  }

  /** The body as an object to read and check member by member. */
  public Fields fields() throws IOException {
    return Fields.of(body());
  }

  /** As {@link #fields}, an empty body counting as an empty object. */
  public Fields optionalFields() throws IOException {
    return body.bytes().length == 0 ? Fields.of(Value.Dict.EMPTY) : fields();
  }

  /** The body as the fields of a form; one larger than {@code most} bytes is refused. */
  public Form form(int most) throws IOException {
    byte[] read = body.form(most);
    if (read.length > most) {
      throw ProblemType.BODY_TOO_LARGE.because("A form may have at most " + most + " bytes");
    }
    return Form.parse(header("Content-Type").orElse(""), read);
  }

  /** The address of the Internet from which the request came, as far as this server can see. */
  public String source() {
    return org.eclipse.jetty.server.Request.getRemoteAddr(jetty);
  }

  /** The body, decompressed, without a limit: for NDJSON and CSV. */
  public InputStream stream() throws IOException {
    return body.stream();
  }

  /** As {@link #stream}; a body that is declared to be in another charset than UTF-8 is refused. */
  public InputStream utf8Stream() throws IOException {
    body.requireUtf8();
    return body.stream();
  }

  /** Of a POST: lets the engine make the effect itself at-most-once. */
  public Optional<String> idempotencyKey() {
    return idempotencyKey;
  }

  /** Of a POST with an idempotency key: equal for equal requests alone, with the same bytes. */
  public byte[] fingerprint() throws IOException {
    return Fingerprint.of(this);
  }

  /** Whether the body may be read at once: no stream, and not beyond the limit. */
  boolean isReadWhole() {
    return !route.streams() && !body.isStreamed() && !body.isLargerThanLimit();
  }

  byte[] bodyBytes() throws IOException {
    return body.bytes();
  }

  String rawQuery() {
    String raw = jetty.getHttpURI().getQuery();
    return raw == null ? "" : raw;
  }

  List<String> pathParameters() {
    return parameters;
  }
}

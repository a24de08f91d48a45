package com.segmailer.server.http;

import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** One request on its way through the edge: what is known of it so far. */
final class Exchange {

  private static final int LONGEST_ID = 128;

  final Request request;
  final Response response;
  final Callback callback;
  final RequestBody body;
  private final String id;
  // Known once routing and authentication got that far.
  private @Nullable Route route;
  private @Nullable Caller caller;

  Exchange(
      Request request, Response response, Callback callback, int bodyLimit, Supplier<UUID> ids) {
    this.request = request;
    this.response = response;
    this.callback = callback;
    this.body = new RequestBody(request, bodyLimit);
    this.id = idOf(request.getHeaders().get("Request-Id"), ids);
  }

  /** The client's own id when it is sane, so that both sides' logs meet. */
  static String idOf(@Nullable String given, Supplier<UUID> ids) {
    boolean sane = given != null
        && !given.isEmpty()
        && given.length() <= LONGEST_ID
        && given.chars().allMatch(Exchange::isPlain);
    return sane && given != null ? given : ids.get().toString();
  }

  private static boolean isPlain(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '.'
        || c == '_'
        || c == '-';
  }

  String id() {
    return id;
  }

  String method() {
    return request.getMethod();
  }

  /** The template and not the path, which may hold personal data. */
  String template() {
    return route == null ? "-" : route.template();
  }

  long bytesSent() {
    return Response.getContentBytesWritten(response);
  }

  @Nullable
  Route route() {
    return route;
  }

  void route(Route route) {
    this.route = route;
  }

  @Nullable
  Caller caller() {
    return caller;
  }

  void caller(Caller caller) {
    this.caller = caller;
  }
}

package com.segmailer.server.http;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** One request on its way through the edge: what is known of it so far. */
final class Exchange {

  final Request request;
  final Response response;
  final Callback callback;
  final RequestBody body;
  private final String id;
  // Known once routing and authentication got that far.
  private @Nullable Route route;
  private @Nullable Caller caller;
  private final List<Shares.Holder> shares = new ArrayList<>(2);

  Exchange(
      Request request, Response response, Callback callback, BodyBounds bodies, RequestIds ids) {
    this.request = request;
    this.response = response;
    this.callback = callback;
    this.body = new RequestBody(request, bodies);
    this.id = ids.idFor(request.getHeaders().get("Request-Id"));
  }

  String id() {
    return id;
  }

  String method() {
    return request.getMethod();
  }

  /** Whether nothing has come of it but its answer. */
  boolean onlyReads() {
    return request.getMethod().equals("GET") || (route != null && route.onlyReads());
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

  /** With whom it was counted, to be taken back at its end. */
  List<Shares.Holder> shares() {
    return shares;
  }

  void caller(Caller caller) {
    this.caller = caller;
  }
}

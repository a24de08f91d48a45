package com.segmailer.server.http;

import com.segmailer.server.http.Router.Found;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.util.Callback;

/**
 * The way of every request: identify, route, authenticate, limit, replay or handle, answer, record.
 * Runs on a virtual thread of its own and blocks freely.
 */
final class Edge extends Handler.Abstract {

  private final HttpSettings.Limits limits;
  private final Pace pace;
  private final BodyBounds bodies;
  private final AnswerRooms answers;
  private final Router router;
  private final RequestIds ids;
  private final HttpParts parts;
  private final Problems problems;
  private final Idempotency idempotency;
  private final RateLimits rates;
  private final Cors cors;
  private final Semaphore free;
  private final Shares shares;
  private final RequestLog log;
  private final HttpMetrics metrics;
  private volatile boolean draining;

  Edge(HttpSettings config, Router router, HttpParts parts, RequestIds ids) {
    this.ids = ids;
    this.limits = config.limits();
    this.pace = config.pace();
    this.bodies = BodyBounds.of(config);
    this.answers = AnswerRooms.of(config);
    this.router = router;
    this.parts = parts;
    this.problems = new Problems(parts.translation());
    this.idempotency = new Idempotency(parts.idempotency(), parts.clock(), problems);
    this.rates = new RateLimits(limits.requestsPerSecond());
    this.cors = new Cors(config.corsOrigins());
    this.free = new Semaphore(limits.concurrentRequests());
    this.shares = new Shares(free::availablePermits);
    this.log = new RequestLog(parts.log(), parts.clock());
    this.metrics = new HttpMetrics(
        parts.metrics(),
        router.routes(),
        () -> limits.concurrentRequests() - free.availablePermits());
  }

  @Override
  public boolean handle(
      org.eclipse.jetty.server.Request request,
      org.eclipse.jetty.server.Response response,
      Callback callback) {
    var exchange = new Exchange(request, response, callback, bodies, ids);
    boolean admitted = free.tryAcquire();
    Answer answer = new Answer(exchange, pace, answers);
    try {
      answer.send(last(admitted ? respond(exchange) : refuseBusy(exchange)));
    } catch (Exception | StackOverflowError e) {
      answer.fail(e, problems);
    } finally {
      exchange.body.release();
      exchange.shares().forEach(shares::give);
      if (admitted) {
        free.release();
      }
      record(exchange);
    }
    answer.finish();
    return true;
  }

  /** Waits until no request runs any more, or {@code millis} have passed. */
  boolean drain(long millis) throws InterruptedException {
    draining = true;
    return free.tryAcquire(
        limits.concurrentRequests(), millis, java.util.concurrent.TimeUnit.MILLISECONDS);
  }

  // Clients that keep their connections would otherwise go on for ever.
  private Response last(Response response) {
    return draining ? response.header("Connection", "close") : response;
  }

  void closeLog() {
    log.close();
  }

  private Response respond(Exchange exchange) {
    try {
      cors.describe(exchange.request.getHeaders(), exchange.response.getHeaders());
      return routed(exchange);
    } catch (Exception | StackOverflowError e) {
      return problems.answer(e, exchange.id());
    }
  }

  private Response routed(Exchange exchange) throws Exception {
    String path = exchange.request.getHttpURI().getPath();
    Found found = Optional.ofNullable(path)
        .flatMap(router::find)
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is nothing at this address"));
    Optional<Route> route = Method.of(exchange.method()).map(found.routes()::get);
    if (route.isEmpty()) {
      return otherMethod(exchange, found.allowed());
    }
    exchange.route(route.get());
    route.get().scope().ifPresent(scope -> authorise(exchange, scope));
    share(exchange, route.get());
    return handled(exchange, route.get(), found);
  }

  private Response handled(Exchange exchange, Route route, Found found) throws Exception {
    String rawQuery = route.lenient() ? null : exchange.request.getHttpURI().getQuery();
    var request = new Request(
        exchange.id(),
        exchange.request,
        route,
        found.parameters(),
        Query.parse(rawQuery, route.query()),
        exchange.body,
        exchange.caller());
    return request.idempotencyKey().isPresent() && exchange.caller() != null
        ? idempotency.answer(request, request.idempotencyKey().get())
        : route.handler().handle(request);
  }

  private Response otherMethod(Exchange exchange, String allowed) {
    HttpFields.Mutable headers = exchange.response.getHeaders();
    headers.put(HttpHeader.ALLOW, allowed);
    if (exchange.method().equals("OPTIONS")) {
      cors.describePreflight(exchange.request.getHeaders(), allowed, headers);
      return Response.empty(204);
    }
    throw ProblemType.METHOD_NOT_ALLOWED.because("This address answers to " + allowed);
  }

  private void authorise(Exchange exchange, Scope scope) {
    Caller caller = Bearer.keyIn(exchange.request.getHeaders().get(HttpHeader.AUTHORIZATION))
        .flatMap(parts.keys()::callerOf)
        .orElseThrow(Bearer::unauthorized);
    exchange.caller(caller);
    rates.take(caller.keyId(), exchange.response.getHeaders());
    if (!caller.may(scope)) {
      throw Bearer.missing(scope);
    }
  }

  // Before the body is read, which may take its sender half a minute.
  private void share(Exchange exchange, Route route) {
    if (exchange.caller() != null) {
      share(exchange, new Shares.Holder.Workspace(exchange.caller().workspaceId()));
      return;
    }
    if (route.method() != Method.GET) {
      share(exchange, new Shares.Holder.Link(exchange.request.getHttpURI().getPath()));
    }
    if (!isProbe(exchange)) {
      share(
          exchange,
          new Shares.Holder.Source(
              org.eclipse.jetty.server.Request.getRemoteAddr(exchange.request)));
    }
  }

  private static boolean isProbe(Exchange exchange) {
    String path = exchange.request.getHttpURI().getPath();
    return "/healthz".equals(path) || "/readyz".equals(path);
  }

  private void share(Exchange exchange, Shares.Holder holder) {
    shares.take(holder);
    exchange.shares().add(holder);
  }

  private Response refuseBusy(Exchange exchange) {
    // Probes must tell the truth also when all else is refused.
    return isProbe(exchange)
        ? respond(exchange)
        : Problems.answer(
            Problem.of(
                    ProblemType.REDUCED_CAPACITY,
                    draining
                        ? "This server is stopping; try again"
                        : "Too many requests are running; try again")
                .withHeader("Retry-After", "1"),
            exchange.id());
  }

  private void record(Exchange exchange) {
    long nanos = System.nanoTime() - exchange.request.getBeginNanoTime();
    int status = exchange.response.getStatus();
    metrics.count(exchange.route(), status, nanos);
    log.add(exchange, status, nanos);
  }
}

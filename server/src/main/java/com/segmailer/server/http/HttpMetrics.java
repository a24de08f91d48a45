package com.segmailer.server.http;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts requests by route and class of status, and how long they take; answers also by their status,
 * over all routes. Routes that nobody calls have no series, statuses that say something have one from
 * the start.
 */
final class HttpMetrics {

  private static final double NANOS = 1e9;
  private static final double[] BOUNDS = {.001, .0025, .005, .01, .025, .05, .1, .25, 1, 5};
  private static final int[] USUAL = {200, 201, 202, 204, 302, 304};
  private static final int CLASSES = 6;
  private static final int STATUSES = 600;

  /** What is counted of a route; made when it is called for the first time. */
  private final class Points {
    private final String method;
    private final String template;
    private final AtomicReferenceArray<@Nullable CounterDataPoint> byClass =
        new AtomicReferenceArray<>(CLASSES);
    private volatile @Nullable DistributionDataPoint seconds;

    private Points(String method, String template) {
      this.method = method;
      this.template = template;
    }

    private void count(int status, long nanos) {
      int number = status / 100;
      var counter = byClass.get(number);
      if (counter == null) {
        counter = requests.labelValues(method, template, number + "xx");
        byClass.set(number, counter);
      }
      counter.inc();
      var distribution = seconds;
      if (distribution == null) {
        distribution = durations.labelValues(method, template);
        seconds = distribution;
      }
      distribution.observe(nanos / NANOS);
    }
  }

  private final Counter requests;
  private final Counter answers;
  private final Histogram durations;
  // Looked up by identity: the routes are fixed when the server starts.
  private final Map<Route, Points> points = new IdentityHashMap<>();
  private final Points unrouted = new Points("-", "-");
  private final AtomicReferenceArray<@Nullable CounterDataPoint> byStatus =
      new AtomicReferenceArray<>(STATUSES);

  HttpMetrics(PrometheusRegistry registry, List<Route> routes, IntSupplier running) {
    requests = counter("segmailer_http_requests_total", "method", "route", "status")
        .help("Requests answered, by route and class of status.")
        .register(registry);
    answers = counter("segmailer_http_answers_total", "status")
        .help("Requests answered, by status.")
        .register(registry);
    durations = Histogram.builder()
        .name("segmailer_http_request_seconds")
        .help("Time from a request's first byte to its answer.")
        .labelNames("method", "route")
        .classicOnly()
        .classicUpperBounds(BOUNDS)
        .withoutExemplars()
        .register(registry);
    GaugeWithCallback.builder()
        .name("segmailer_http_requests_running")
        .help("Requests being handled now.")
        .callback(callback -> callback.call(running.getAsInt()))
        .register(registry);
    for (Route route : routes) {
      points.put(route, new Points(route.method().name(), route.template()));
    }
    for (int status : USUAL) {
      answered(status);
    }
    for (var type : ProblemType.values()) {
      answered(type.status());
    }
  }

  private static Counter.Builder counter(String name, String... labels) {
    return Counter.builder().name(name).labelNames(labels).withoutExemplars();
  }

  /** Null stands for a request that no route took. */
  void count(@Nullable Route route, int status, long nanos) {
    int known = Math.clamp(status, 100, STATUSES - 1);
    Points counted = route == null ? unrouted : points.getOrDefault(route, unrouted);
    counted.count(known, nanos);
    answered(known).inc();
  }

  private CounterDataPoint answered(int status) {
    var counter = byStatus.get(status);
    if (counter == null) {
      counter = answers.labelValues(Integer.toString(status));
      byStatus.set(status, counter);
    }
    return counter;
  }
}

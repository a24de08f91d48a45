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
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Counts requests by route and class of status, and how long they take. */
final class HttpMetrics {

  private static final double NANOS = 1e9;
  private static final double[] BOUNDS = {
    .0005, .001, .002, .005, .01, .02, .03, .05, .1, .25, .5, 1, 2.5, 5, 10
  };

  private record Points(CounterDataPoint[] byClass, DistributionDataPoint seconds) {}

  // Looked up by identity: the routes are fixed when the server starts.
  private final Map<Route, Points> points = new IdentityHashMap<>();
  private final Points unrouted;

  HttpMetrics(PrometheusRegistry registry, List<Route> routes, IntSupplier running) {
    Counter requests = Counter.builder()
        .name("segmailer_http_requests_total")
        .help("Requests answered, by route and class of status.")
        .labelNames("method", "route", "status")
        .withoutExemplars()
        .register(registry);
    Histogram seconds = Histogram.builder()
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
      points.put(route, pointsOf(requests, seconds, route.method().name(), route.template()));
    }
    unrouted = pointsOf(requests, seconds, "-", "-");
  }

  /** Null stands for a request that no route took. */
  void count(@Nullable Route route, int status, long nanos) {
    Points counted = route == null ? unrouted : points.getOrDefault(route, unrouted);
    counted.byClass()[Math.clamp(status / 100, 1, 5) - 1].inc();
    counted.seconds().observe(nanos / NANOS);
  }

  private static Points pointsOf(
      Counter requests, Histogram seconds, String method, String template) {
    var byClass = new CounterDataPoint[5];
    for (int i = 0; i < byClass.length; i++) {
      byClass[i] = requests.labelValues(method, template, (i + 1) + "xx");
    }
    return new Points(byClass, seconds.labelValues(method, template));
  }
}

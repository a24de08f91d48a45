package com.segmailer.server.http;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** What those who run the server ask it: does it live, is it ready, what does it measure. */
public final class OperationsRoutes {

  private final Readiness readiness;
  private final PrometheusRegistry metrics;

  public OperationsRoutes(Readiness readiness, PrometheusRegistry metrics) {
    this.readiness = readiness;
    this.metrics = metrics;
  }

  public void addTo(Router router) {
    router
        .open(Method.GET, "/healthz", request -> status("ok"))
        .open(Method.GET, "/readyz", request -> ready())
        .open(Method.GET, "/metrics", request -> metrics());
  }

  private Response ready() {
    if (!readiness.isReady()) {
      throw ProblemType.NOT_READY.because(
          "Starting, stopping, or the database does not answer or takes no writes");
    }
    return status("ok");
  }

  private Response metrics() throws IOException {
    var text = new ByteArrayOutputStream(16_384);
    PrometheusTextFormatWriter.create().write(text, metrics.scrape());
    return Response.bytes(
        200, PrometheusTextFormatWriter.CONTENT_TYPE, ByteBuffer.wrap(text.toByteArray()));
  }

  private static Response status(String status) {
    return Response.json(200, json -> json.object().field("status", status).end());
  }
}

package com.segmailer.server.tracking;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.segmailer.core.contact.Identifier;
import com.segmailer.core.tracking.Hit;
import com.segmailer.core.tracking.Link;
import com.segmailer.core.tracking.Visitor;
import com.segmailer.server.engine.BareEngagements;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.engine.Outcome;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.http.Method;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.link.Links;
import com.segmailer.server.link.Links.Kind;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.tracking.TrackedLinks.Recipient;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /c/{token}} and {@code /o/{token}}: what recipients follow and what their mail programs
 * show. Where a link leads is told by the link alone, so it leads there whatever happens here.
 */
public final class TrackingRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(TrackingRoutes.class);
  private static final byte[] GIF =
      Base64.getDecoder().decode("R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==");
  private static final byte[] NOT_OURS = """
      <!doctype html>
      <html lang="en">
      <head><meta charset="utf-8"><title>This link does not work</title></head>
      <body>
      <h1>This link does not work</h1>
      <p>It is not complete, or it was changed on its way. Please follow it from the message again.</p>
      </body>
      </html>
      """.getBytes(UTF_8);

  private final TrackedLinks links;
  private final Database database;
  private final HitRecorder recorder;
  private final TrackingMetrics metrics;
  private final InstantSource clock;

  public TrackingRoutes(
      Links links,
      Database database,
      Engine engine,
      PrometheusRegistry registry,
      InstantSource clock) {
    this.links = new TrackedLinks(links);
    this.database = database;
    this.recorder = new HitRecorder(engine);
    this.metrics = new TrackingMetrics(registry);
    this.clock = clock;
  }

  public void addTo(Router router) {
    router.link(Method.GET, "/c/{token}", this::click).link(Method.GET, "/o/{token}", this::open);
  }

  private Response click(Request request) {
    var followed = links.open(Kind.CLICK, request.path("token"));
    if (followed.isEmpty() || followed.get().target().length == 0) {
      metrics.hit("click", "unknown");
      return Response.bytes(404, "text/html; charset=utf-8", ByteBuffer.wrap(NOT_OURS));
    }
    var recipient = followed.get().recipient();
    var target = followed.get().target();
    var link = Link.to(TrackedLinks.text(target));
    record(request, recipient, new Hit.Click(recipient.message(), link, visitor(request)));
    return Response.empty(302)
        // Octet by octet as it was signed: headers are written in this charset.
        .header("Location", new String(target, ISO_8859_1))
        .header("Referrer-Policy", "no-referrer");
  }

  private Response open(Request request) {
    var opened = links.open(Kind.OPEN, request.path("token"));
    if (opened.isPresent()) {
      var recipient = opened.get().recipient();
      record(request, recipient, new Hit.Open(recipient.message(), visitor(request)));
    } else {
      metrics.hit("open", "unknown");
    }
    return Response.bytes(200, "image/gif", ByteBuffer.wrap(GIF));
  }

  /** Returns when the visitor may go on. Whoever only asks whether there is anything was not here. */
  private void record(Request request, Recipient recipient, Hit hit) {
    var kind = hit instanceof Hit.Click ? "click" : "open";
    if (request.isHead()) {
      metrics.hit(kind, "head");
      return;
    }
    int workspace = recipient.workspace();
    var contact = recipient.contact();
    try {
      if (contact == null) {
        boolean marked = BareEngagements.mark(database, workspace, hit, clock.instant());
        metrics.hit(kind, marked ? "marked" : "gone");
        return;
      }
      var engage = new Submission.Engage(Identifier.of(contact), hit, Submission.Terms.EXISTING);
      recorder.record(workspace, engage, (outcome, failure) -> {
        if (outcome == null) {
          lost(kind, workspace, failure);
        } else {
          metrics.hit(kind, nameOf(outcome));
        }
      });
    } catch (RuntimeException failure) {
      lost(kind, workspace, failure);
    }
  }

  // People want to get where the link leads more than anybody wants to know that they did.
  private void lost(String kind, int workspace, @Nullable Throwable failure) {
    metrics.hit(kind, "lost");
    LOG.atWarn()
        .addKeyValue("workspace", workspace)
        .addKeyValue("failure", failure == null ? "" : failure.getClass().getSimpleName())
        .log("a {} could not be stored", kind);
  }

  private static String nameOf(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied applied -> applied.event() == null ? "passed" : "recorded";
      case Outcome.Refused refused -> "gone";
      case Outcome.AlreadyApplied before -> "passed";
      case Outcome.Erased erased -> throw new IllegalStateException("a hit erased a contact");
    };
  }

  private static Visitor visitor(Request request) {
    return new Visitor(request.header("User-Agent").orElse(""), isPrefetch(request));
  }

  private static boolean isPrefetch(Request request) {
    return Stream.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
        .flatMap(name -> request.header(name).stream())
        .map(value -> value.toLowerCase(Locale.ROOT))
        .anyMatch(value ->
            value.contains("prefetch") || value.contains("prerender") || value.contains("preview"));
  }
}

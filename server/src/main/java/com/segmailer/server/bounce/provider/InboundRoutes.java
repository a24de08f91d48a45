package com.segmailer.server.bounce.provider;

import com.segmailer.core.delivery.DeliveryReport;
import com.segmailer.core.value.Value;
import com.segmailer.server.bounce.DeliveryReports;
import com.segmailer.server.bounce.InboundMetrics;
import com.segmailer.server.http.Method;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Refused;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.postgres.Database;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST /inbound/{provider}/{token}}: where providers call. The address proves which workspace
 * is meant, the signature that the provider wrote it; the answer is sent when all is stored.
 */
public final class InboundRoutes {

  /** The most events in one call. */
  static final int MAX_EVENTS = 10_000;

  private final Database database;
  private final DeliveryReports reports;
  private final InboundMetrics metrics;
  private final SnsReceiver sns;
  private final InstantSource clock;
  private final ProviderStore store = new ProviderStore();

  public InboundRoutes(
      Database database,
      DeliveryReports reports,
      InboundMetrics metrics,
      Fetch fetch,
      InstantSource clock) {
    this.database = database;
    this.reports = reports;
    this.metrics = metrics;
    this.clock = clock;
    this.sns = new SnsReceiver(fetch, clock);
    for (var provider : Provider.values()) {
      metrics.provider(provider.wireName());
    }
  }

  /** Adds the route. */
  public void addTo(Router router) {
    router.open(Method.POST, "/inbound/{provider}/{token}", this::receive);
  }

  private Response receive(Request request) throws IOException {
    var provider = Optional.ofNullable(Provider.BY_NAME.get(request.path("provider")))
        .orElseThrow(InboundRoutes::notFound);
    var url = InboundUrl.parse(request.path("token")).orElseThrow(InboundRoutes::notFound);
    var settings = database
        .read(sql -> store.find(sql, url.workspace(), provider))
        .filter(found -> MessageDigest.isEqual(found.urlSecret(), url.secret()))
        .orElseThrow(InboundRoutes::notFound);
    try {
      var found = read(request, url.workspace(), settings);
      if (found.size() > MAX_EVENTS) {
        throw ProblemType.BODY_TOO_LARGE.because("More than " + MAX_EVENTS + " events in one call");
      }
      int told = reports.accept(url.workspace(), DeliveryReports.Source.CARRIER, found);
      metrics.call(provider.wireName(), "taken");
      return Response.json(
          200,
          json ->
              json.object().field("events", found.size()).field("applied", told).end());
    } catch (Refused refused) {
      metrics.call(provider.wireName(), "refused");
      throw refused;
    }
  }

  // Not before it is known that the address is ours: large bodies take room from others.
  private List<DeliveryReport> read(Request request, int workspace, ProviderSettings settings)
      throws IOException {
    var body = request.body();
    var secret = settings.secret().orElse("");
    return switch (settings.provider()) {
      case SES -> fromSns(body, settings);
      case SENDGRID -> {
        var signature = request.header("X-Twilio-Email-Event-Webhook-Signature").orElse("");
        var time = request.header("X-Twilio-Email-Event-Webhook-Timestamp").orElse("");
        require(Signatures.isSendGrid(secret, signature, time, request.rawBody()));
        require(Signatures.isFresh(Look.seconds(time), clock.instant()));
        yield SendGridEvents.reports(body);
      }
      case POSTMARK -> PostmarkEvents.reports(body);
      case MAILGUN -> {
        var time = Look.seconds(Look.text(body, "signature", "timestamp"));
        require(!secret.isEmpty() && Signatures.isMailgun(secret, body));
        require(Signatures.isFresh(time, clock.instant()));
        require(isTokenOf(workspace, body, request.rawBody()));
        yield MailgunEvents.reports(body);
      }
    };
  }

  // What Mailgun signs says nothing of the body: so each token is good for the first that it comes
  // with,
  // which may come again when our answer was lost.
  private boolean isTokenOf(int workspace, Value body, byte[] raw) {
    var token =
        Look.text(body, "signature", "timestamp") + "\0" + Look.text(body, "signature", "token");
    return database.inTransaction(
        sql -> store.isFirstBody(sql, workspace, token, raw, clock.instant()));
  }

  private List<DeliveryReport> fromSns(Value body, ProviderSettings settings) {
    try {
      return sns.receive(body, settings.topics());
    } catch (IOException away) {
      // The provider tries again; perhaps its own service answers by then.
      throw ProblemType.REDUCED_CAPACITY.because("The notification service cannot be asked now");
    }
  }

  private static void require(boolean signed) {
    if (!signed) {
      throw ProblemType.FOREIGN_SIGNATURE.because("The signature is not good");
    }
  }

  private static Refused notFound() {
    return ProblemType.NOT_FOUND.because("No provider is expected here");
  }
}

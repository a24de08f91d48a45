package com.segmailer.server.webhook;

import com.segmailer.core.webhook.Answer;
import com.segmailer.core.webhook.MessageId;
import com.segmailer.core.webhook.RetryAfter;
import com.segmailer.server.egress.AddressRules;
import com.segmailer.server.egress.Egress;
import com.segmailer.server.egress.Exchange;
import com.segmailer.server.egress.Exchange.Field;
import com.segmailer.server.egress.Exchange.Reason;
import com.segmailer.server.egress.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes one attempt: signs and posts. Knows no queue. */
final class Sender {

  /** Attempts of one node at a time at endpoints that are well, and at those that are not. */
  static final int MAX_WELL = 1_024;

  static final int MAX_FAILING = 256;

  /** Of them those of one workspace, apart from the first of each endpoint. */
  static final int WORKSPACE_WELL = 256;

  static final int WORKSPACE_FAILING = 64;

  private final Egress egress;
  private final AddressRules rules;
  private final AttemptPlaces well = new AttemptPlaces(MAX_WELL, WORKSPACE_WELL);
  private final AttemptPlaces failing = new AttemptPlaces(MAX_FAILING, WORKSPACE_FAILING);

  Sender(Egress egress, AddressRules rules) {
    this.egress = egress;
    this.rules = rules;
  }

  /** A place for an attempt, if there is one. Those that hang never take those of others. */
  Optional<AttemptPlaces.Place> place(EndpointKey endpoint, boolean fails) {
    return (fails ? failing : well).begin(endpoint);
  }

  /** To be called with a place. Blocks until there is an answer, or none for too long. */
  Exchange send(Endpoint endpoint, QueueStore.Due due, Instant now) throws InterruptedException {
    return switch (Target.parse(endpoint.url(), rules)) {
      case Target.Valid(var target) ->
        egress.post(endpoint.key().workspace(), target, headers(endpoint, due, now), due.body());
      // The operator's networks are others than when the endpoint was made.
      case Target.Invalid invalid -> new Exchange.Failed(Reason.NO_ADDRESS, Duration.ZERO);
    };
  }

  private static List<Field> headers(Endpoint endpoint, QueueStore.Due due, Instant now) {
    var id = MessageId.print(due.message());
    long timestamp = now.getEpochSecond();
    var signature = Signature.of(endpoint.secretsAt(now), id, timestamp, due.body());
    return List.of(
        new Field("content-type", "application/json"),
        new Field("webhook-id", id),
        new Field("webhook-timestamp", Long.toString(timestamp)),
        new Field("webhook-signature", signature));
  }

  static Answer answer(Exchange exchange, Instant now) {
    return switch (exchange) {
      case Exchange.Failed failed -> new Answer.None();
      case Exchange.Answered answered ->
        new Answer.Status(
            answered.status(),
            answered.header("retry-after").flatMap(text -> RetryAfter.parse(text, now)));
    };
  }
}

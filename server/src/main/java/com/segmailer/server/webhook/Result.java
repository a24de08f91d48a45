package com.segmailer.server.webhook;

import com.segmailer.core.webhook.Answer;
import com.segmailer.core.webhook.Health;
import com.segmailer.server.egress.Exchange;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.webhook.QueueStore.Due;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt came to, on its way to the store.
 *
 * @param health how the endpoint does from then on, if that is to be stored
 * @param stored to be run when it is stored
 */
record Result(
    EndpointKey endpoint,
    Due due,
    Instant at,
    Exchange exchange,
    Answer.Verdict verdict,
    Optional<Health> health,
    Runnable stored) {

  /** Bytes of header fields that the log keeps. */
  private static final int HEADER_BYTES = 2_048;

  /** The same without what the receiver said. */
  Result bare() {
    var silent = new Exchange.Failed(Exchange.Reason.BROKEN, Duration.ZERO);
    return new Result(endpoint, due, at, silent, verdict, health, stored);
  }

  String state() {
    return switch (verdict) {
      case Answer.Delivered() -> "delivered";
      case Answer.TryAgain again -> "pending";
      case Answer.GivenUp() -> "failed";
      case Answer.Gone() -> "failed";
    };
  }

  @Nullable
  Instant nextAt() {
    return verdict instanceof Answer.TryAgain(var next) ? next : null;
  }

  int tookMillis() {
    return (int) exchange.took().toMillis();
  }

  @Nullable
  Integer status() {
    return exchange instanceof Exchange.Answered answered ? answered.status() : null;
  }

  byte @Nullable [] start() {
    return exchange instanceof Exchange.Answered answered ? answered.start() : null;
  }

  @Nullable
  String error() {
    return exchange instanceof Exchange.Failed failed ? failed.reason().sentence() : null;
  }

  @Nullable
  String headers() {
    if (!(exchange instanceof Exchange.Answered answered)) {
      return null;
    }
    var json = new JsonWriter(256).array();
    int bytes = 0;
    for (var field : answered.headers()) {
      bytes += field.name().length() + field.value().length();
      if (bytes <= HEADER_BYTES) {
        json.object().field("name", field.name()).field("value", field.value()).end();
      }
    }
    return new String(json.endArray().toBytes(), StandardCharsets.UTF_8);
  }
}

package com.segmailer.server.bounce.provider;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.segmailer.core.delivery.DeliveryReport;
import com.segmailer.core.value.Value;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.json.Json;
import com.segmailer.server.json.MalformedJson;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Takes what Amazon's notification service brings. Anybody can have it sign a message on a topic of
 * their own, so the topic is looked at first, and only then the signature.
 */
final class SnsReceiver {

  private static final int CERTIFICATES = 100;

  private final Fetch fetch;
  private final InstantSource clock;
  private final Cache<URI, String> certificates = Caffeine.newBuilder()
      .maximumSize(CERTIFICATES)
      .expireAfterWrite(Duration.ofDays(1))
      .build();

  SnsReceiver(Fetch fetch, InstantSource clock) {
    this.fetch = fetch;
    this.clock = clock;
  }

  /** The reports that a message holds; a request to confirm a subscription is answered, and has none. */
  List<DeliveryReport> receive(Value body, List<String> topics) throws IOException {
    var notice = new SnsNotice(body);
    if (!topics.contains(notice.topic())) {
      throw ProblemType.FOREIGN_SIGNATURE.because("The topic is not one of this workspace's");
    }
    var address = SnsHosts.certificate(notice.certificateUrl())
        .orElseThrow(() -> ProblemType.FOREIGN_SIGNATURE.because(
            "The signing certificate is not one of the notification service"));
    var now = clock.instant();
    if (!Signatures.isFresh(notice.time(), now) || !notice.isSignedBy(certificate(address), now)) {
      throw ProblemType.FOREIGN_SIGNATURE.because("The signature is not good");
    }
    return switch (notice.type()) {
      case "Notification" -> SesEvents.reports(inner(notice.message()));
      case "SubscriptionConfirmation" -> confirmed(notice);
      default -> List.of();
    };
  }

  private String certificate(URI address) throws IOException {
    var known = certificates.getIfPresent(address);
    if (known != null) {
      return known;
    }
    var fetched = fetch.get(address);
    certificates.put(address, fetched);
    return fetched;
  }

  private List<DeliveryReport> confirmed(SnsNotice notice) throws IOException {
    var address = SnsHosts.confirmation(notice.subscribeUrl())
        .orElseThrow(() -> ProblemType.FOREIGN_SIGNATURE.because(
            "The address that confirms is not one of the notification service"));
    fetch.get(address);
    return List.of();
  }

  // Not every message on a topic is an event: SES sends a greeting in plain words, too.
  private static Value inner(String message) {
    try {
      return Json.parse(message.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedJson words) {
      return Value.NULL;
    }
  }
}

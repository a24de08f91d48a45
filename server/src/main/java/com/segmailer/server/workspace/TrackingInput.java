package com.segmailer.server.workspace;

import com.segmailer.core.contact.AttributeName;
import com.segmailer.core.contact.EmailAddress;
import com.segmailer.server.json.Fields;
import java.util.Optional;

/** Reads how openings and clicks are to be told; null is a value here, and takes back what was set. */
final class TrackingInput {

  private static final String DOMAIN = "trackingDomain";
  private static final String CONSENT = "trackingConsentAttribute";
  private static final int LONGEST_HOST = 253;
  private static final int LONGEST_NAME = 1_000;

  private TrackingInput() {}

  static TrackingSettings read(Fields fields, TrackingSettings before) {
    return new TrackingSettings(
        fields.has(DOMAIN)
            ? fields.optionalText(DOMAIN, LONGEST_HOST).flatMap(host -> host(fields, host))
            : before.domain(),
        fields.has(CONSENT)
            ? fields.optionalText(CONSENT, LONGEST_NAME).map(name -> attribute(fields, name))
            : before.consentAttribute());
  }

  private static Optional<String> host(Fields fields, String host) {
    // Names that mail can be sent to are names that a browser can be sent to.
    if (EmailAddress.parse("postmaster@" + host) instanceof EmailAddress.Valid(var address)) {
      return Optional.of(address.domain());
    }
    fields.refuse(DOMAIN, "must be a host name such as links.example.com");
    return Optional.empty();
  }

  private static String attribute(Fields fields, String name) {
    AttributeName.problemWith(name).ifPresent(problem -> fields.refuse(CONSENT, problem));
    return name;
  }
}

package com.segmailer.server.domain;

import com.segmailer.core.contact.EmailAddress;
import com.segmailer.server.json.Fields;
import com.segmailer.server.json.JsonWriter;

/** Sending domains as the outside sees them: private keys are nowhere in it. */
final class SendingDomainJson {

  /** Leaves room for the names of records below it. */
  private static final int LONGEST_DOMAIN = 200;

  private SendingDomainJson() {}

  /** The domain of the body, in ASCII. */
  static String domain(Fields fields) {
    var given = fields.text("domain", LONGEST_DOMAIN).strip();
    // A domain is good for sending if an address can be in it.
    return switch (EmailAddress.parse("postmaster@" + given)) {
      case EmailAddress.Valid(var address)
      when address.domain().length() <= LONGEST_DOMAIN -> address.domain();
      case EmailAddress.Valid v -> refused(fields, "is too long");
      case EmailAddress.Invalid i -> refused(fields, "must be a domain such as mail.example.com");
    };
  }

  private static String refused(Fields fields, String why) {
    fields.refuse("domain", why);
    return "";
  }

  static void write(JsonWriter json, SendingDomain domain, Zone zone) {
    json.object()
        .field("id", domain.id())
        .field("domain", domain.domain())
        .field("verified", domain.verifiedAt().isPresent())
        .field("returnPathHost", domain.returnPathHost())
        .name("records")
        .array();
    zone.records(domain).forEach(record -> write(json, record, domain.finding(record.purpose())));
    json.endArray()
        .field("createdAt", domain.createdAt())
        .field("checkedAt", domain.checkedAt().orElse(null))
        .field("verifiedAt", domain.verifiedAt().orElse(null))
        .end();
  }

  private static void write(JsonWriter json, DnsRecord record, Finding finding) {
    json.object()
        .field("purpose", record.purpose().wireName())
        .field("required", record.purpose().isRequired())
        .field("type", record.type().name())
        .field("name", record.name())
        .field("value", record.value())
        .field("state", finding.state().wireName())
        .name("found")
        .array();
    finding.found().forEach(json::text);
    json.endArray().end();
  }
}

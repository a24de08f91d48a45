package com.segmailer.server.domain;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A domain of a workspace, with the public halves of its keys and what the last check found. */
record SendingDomain(
    int workspaceId,
    UUID id,
    String domain,
    PublicKeys keys,
    Map<Purpose, Finding> findings,
    Optional<Instant> checkedAt,
    Optional<Instant> verifiedAt,
    Instant createdAt) {

  SendingDomain {
    findings = Map.copyOf(findings);
  }

  /** As they are published: the RSA key whole (SubjectPublicKeyInfo), the other as bare octets. */
  record PublicKeys(String selector, byte[] rsa, byte[] ed25519) {

    String rsaSelector() {
      return selector + "r";
    }

    String ed25519Selector() {
      return selector + "e";
    }
  }

  Finding finding(Purpose purpose) {
    return findings.getOrDefault(purpose, Finding.NONE);
  }

  /** Whether a record is right, as far as is known. */
  boolean has(Purpose purpose) {
    return finding(purpose).holds();
  }

  /** Where reports about mail that cannot be delivered go, if the domain sends them on to us. */
  String returnPathHost() {
    return Zone.returnPathHost(domain);
  }

  /** What was found now. No answer leaves things as they are: a resolver that fails stops no mail. */
  SendingDomain checked(Map<Purpose, Finding> found, Instant at) {
    var verified = switch (found.getOrDefault(Purpose.DKIM_RSA, Finding.NONE).state()) {
      case FOUND -> Optional.of(verifiedAt.orElse(at));
      case MISSING, DIFFERENT -> Optional.<Instant>empty();
      case UNKNOWN, UNCHECKED -> verifiedAt;
    };
    var known = new EnumMap<Purpose, Finding>(Purpose.class);
    found.forEach((purpose, finding) -> known.put(purpose, finding.after(finding(purpose))));
    return new SendingDomain(
        workspaceId, id, domain, keys, known, Optional.of(at), verified, createdAt);
  }
}

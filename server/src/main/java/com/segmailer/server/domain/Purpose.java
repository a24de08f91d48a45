package com.segmailer.server.domain;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a record in DNS is for. */
enum Purpose {
  DKIM_RSA("dkimRsa"),
  DKIM_ED25519("dkimEd25519"),
  RETURN_PATH("returnPath"),
  SPF("spf"),
  DMARC("dmarc");

  static final Map<String, Purpose> BY_NAME = Arrays.stream(values())
      .collect(Collectors.toUnmodifiableMap(Purpose::wireName, Function.identity()));

  private final String wireName;

  Purpose(String wireName) {
    this.wireName = wireName;
  }

  String wireName() {
    return wireName;
  }

  /** Whether mail may be sent only when the record is there: it proves whose the domain is. */
  boolean isRequired() {
    return this == DKIM_RSA;
  }
}

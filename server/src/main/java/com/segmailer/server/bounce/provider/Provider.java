package com.segmailer.server.bounce.provider;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Those whose calls are understood. */
public enum Provider {
  /** Amazon SES by way of SNS: signed by Amazon, and so the topic is what must be ours. */
  SES(false, true),
  /** Signed event webhook: its public key is needed. */
  SENDGRID(true, false),
  /** Not signed: the address itself is the secret. */
  POSTMARK(false, false),
  /** HMAC under the webhook signing key. */
  MAILGUN(true, false);

  static final Map<String, Provider> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(Provider::wireName, Function.identity()));

  private final boolean needsSecret;
  private final boolean needsTopics;

  Provider(boolean needsSecret, boolean needsTopics) {
    this.needsSecret = needsSecret;
    this.needsTopics = needsTopics;
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean needsSecret() {
    return needsSecret;
  }

  boolean needsTopics() {
    return needsTopics;
  }
}

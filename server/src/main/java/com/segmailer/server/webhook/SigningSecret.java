package com.segmailer.server.webhook;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret that an endpoint shares with us (Standard Webhooks 1.0.0, symmetric). */
final class SigningSecret {

  /** Bytes of a new secret. */
  static final int BYTES = 24;

  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] bytes;

  SigningSecret(byte[] bytes) {
    if (bytes.length == 0) {
      throw new IllegalArgumentException("a secret has bytes");
    }
    this.bytes = bytes.clone();
  }

  /** The secret in the form in which verifying libraries take it. */
  static SigningSecret parse(String text) {
    return new SigningSecret(Base64.getDecoder()
        .decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text));
  }

  /** To be shown once. */
  String print() {
    return PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  byte[] bytes() {
    return bytes.clone();
  }

  byte[] macOf(byte[] content) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(bytes, ALGORITHM));
      return mac.doFinal(content);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
    }
  }

  @Override
  public String toString() {
    return "SigningSecret";
  }
}

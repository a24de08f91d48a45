package com.segmailer.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Tells requests apart that carry the same idempotency key. */
final class Fingerprint {

  private Fingerprint() {}

  /** SHA-256 of route, parameters and body. */
  static byte[] of(Request request) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      String target = String.join(
          "\0",
          request.route().template(),
          String.join("\0", request.pathParameters()),
          request.rawQuery(),
          "");
      digest.update(target.getBytes(UTF_8));
      return digest.digest(request.bodyBytes());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}

package com.segmailer.core.tracking;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Where a link of a message leads.
 *
 * @param number the same for the same address, and another for any other
 */
public record Link(long number, String url) {

  public static Link to(String url) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = digest.digest(url.getBytes(StandardCharsets.UTF_8));
      return new Link(ByteBuffer.wrap(hash).getLong(), url);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

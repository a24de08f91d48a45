package com.segmailer.server.engine;

import com.segmailer.core.contact.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A workspace's secret, which turns addresses into hashes that cannot be guessed without it. */
public final class Secret {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  public Secret(byte[] bytes) {
    key = new SecretKeySpec(bytes, ALGORITHM);
  }

  /** The keyed hash under which an address is suppressed. */
  public byte[] hashOf(EmailAddress address) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(address.key().getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
    }
  }

  @Override
  public String toString() {
    return "Secret";
  }
}

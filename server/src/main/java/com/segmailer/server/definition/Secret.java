package com.segmailer.server.definition;

import com.segmailer.core.contact.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A workspace's secret, which turns addresses into hashes that cannot be guessed without it. */
public final class Secret {

  private static final String ALGORITHM = "HmacSHA256";

  // Copied for each hash: looking for the provider and preparing the key takes longer than hashing.
  private final Mac prepared;

  public Secret(byte[] bytes) {
    try {
      prepared = Mac.getInstance(ALGORITHM);
      prepared.init(new SecretKeySpec(bytes, ALGORITHM));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
    }
  }

  /** The keyed hash under which an address is suppressed. */
  public byte[] hashOf(EmailAddress address) {
    try {
      var mac = (Mac) prepared.clone();
      return mac.doFinal(address.key().getBytes(StandardCharsets.UTF_8));
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException(
          ALGORITHM + " of every Java platform can be copied", impossible);
    }
  }

  @Override
  public String toString() {
    return "Secret";
  }
}

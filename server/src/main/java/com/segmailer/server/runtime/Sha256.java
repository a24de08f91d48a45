package com.segmailer.server.runtime;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, as it is asked for at every request: looking for its provider takes longer than hashing. */
public final class Sha256 {

  private static final MessageDigest BLANK = blank();

  private Sha256() {}

  /** The hash of the parts, one behind the other. */
  public static byte[] of(byte[]... parts) {
    try {
      var digest = (MessageDigest) BLANK.clone();
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("The digests of the JDK can be copied", e);
    }
  }

  private static MessageDigest blank() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}

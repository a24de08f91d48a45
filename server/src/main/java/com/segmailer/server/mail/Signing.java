package com.segmailer.server.mail;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.List;

/** In whose name a message is signed, and with which keys: one DKIM signature for each. */
public record Signing(String domain, List<Key> keys) {

  public Signing {
    keys = List.copyOf(keys);
  }

  /** How a signature is made, by its name in the header. */
  public enum Algorithm {
    RSA_SHA256("rsa-sha256", "RSA", "SHA256withRSA"),
    ED25519_SHA256("ed25519-sha256", "Ed25519", "Ed25519");

    private final String tag;
    private final String keyType;
    private final String signature;

    Algorithm(String tag, String keyType, String signature) {
      this.tag = tag;
      this.keyType = keyType;
      this.signature = signature;
    }

    String tag() {
      return tag;
    }

    /** The kind of key, by the name it has in Java. */
    public String keyType() {
      return keyType;
    }

    String signature() {
      return signature;
    }
  }

  /** A private key, and the selector under which its public half is published. */
  public record Key(String selector, Algorithm algorithm, PrivateKey secret) {

    /** Reads the private key from its encoded form (PKCS #8). */
    public static Key of(String selector, Algorithm algorithm, byte[] pkcs8) {
      try {
        return new Key(selector, algorithm, FastSignatures.privateKey(algorithm, pkcs8));
      } catch (GeneralSecurityException e) {
        throw new IllegalArgumentException("not a key for " + algorithm.tag(), e);
      }
    }

    @Override
    public String toString() {
      return "Key[" + selector + ", " + algorithm.tag() + "]";
    }
  }
}

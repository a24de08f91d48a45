package com.segmailer.server.mail;

import java.security.PrivateKey;
import java.util.List;

/** In whose name a message is signed, and with which keys: one DKIM signature for each. */
public record Signing(String domain, List<Key> keys) {

  public Signing {
    keys = List.copyOf(keys);
  }

  /** How a signature is made, by its name in the header. */
  public enum Algorithm {
    RSA_SHA256("rsa-sha256", "SHA256withRSA"),
    ED25519_SHA256("ed25519-sha256", "Ed25519");

    private final String tag;
    private final String signature;

    Algorithm(String tag, String signature) {
      this.tag = tag;
      this.signature = signature;
    }

    String tag() {
      return tag;
    }

    String signature() {
      return signature;
    }
  }

  /** A private key, and the selector under which its public half is published. */
  public record Key(String selector, Algorithm algorithm, PrivateKey secret) {

    @Override
    public String toString() {
      return "Key[" + selector + ", " + algorithm.tag() + "]";
    }
  }
}

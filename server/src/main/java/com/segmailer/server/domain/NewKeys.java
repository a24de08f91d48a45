package com.segmailer.server.domain;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.UUID;

/** Keys drawn for a domain. */
record NewKeys(SendingDomain.PublicKeys published, byte[] rsaPrivate, byte[] ed25519Private) {

  private static final int RSA_BITS = 2_048;
  private static final int ED25519_OCTETS = 32;

  /** Draws them; the selector comes from the random part of the domain's id. */
  static NewKeys drawn(UUID id) {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(RSA_BITS);
      var rsa = generator.generateKeyPair();
      var ed25519 = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      byte[] info = ed25519.getPublic().getEncoded();
      return new NewKeys(
          new SendingDomain.PublicKeys(
              "sm%08x".formatted(id.getLeastSignificantBits() & 0xffff_ffffL),
              rsa.getPublic().getEncoded(),
              // RFC 8463 publishes the key alone, which ends its encoded form.
              Arrays.copyOfRange(info, info.length - ED25519_OCTETS, info.length)),
          rsa.getPrivate().getEncoded(),
          ed25519.getPrivate().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java machine draws no keys", e);
    }
  }
}

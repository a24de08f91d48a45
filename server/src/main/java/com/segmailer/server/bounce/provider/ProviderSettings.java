package com.segmailer.server.bounce.provider;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a workspace has agreed with a provider. Its text form shows no secret.
 *
 * @param urlSecret the part of the address that others do not know
 * @param secret what the provider signs with, or its public key
 */
record ProviderSettings(
    Provider provider,
    byte[] urlSecret,
    Optional<String> secret,
    List<String> topics,
    Instant createdAt,
    Instant updatedAt) {

  ProviderSettings {
    topics = List.copyOf(topics);
  }

  @Override
  public String toString() {
    return "ProviderSettings[" + provider + "]";
  }
}

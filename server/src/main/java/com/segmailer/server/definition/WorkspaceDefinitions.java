package com.segmailer.server.definition;

import com.segmailer.core.segment.Definitions;
import com.segmailer.core.webhook.Subscriptions;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the door knows of a workspace at one version of its definitions.
 *
 * @param secret keys the hashes of suppressed addresses
 * @param trackingConsent the attribute that must be true of those who are tracked, if any must
 * @param webhooks who is told of what happens
 */
public record WorkspaceDefinitions(
    int workspace,
    Definitions definitions,
    OptionalLong contactLimit,
    Secret secret,
    Optional<String> trackingConsent,
    Subscriptions webhooks) {

  public long version() {
    return definitions.edition().version();
  }
}

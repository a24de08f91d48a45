package com.segmailer.server.engine;

import com.segmailer.core.segment.Definitions;
import com.segmailer.core.webhook.Subscriptions;
import java.util.OptionalLong;

/**
 * What the door knows of a workspace at one version of its definitions.
 *
 * @param secret keys the hashes of suppressed addresses
 * @param webhooks who is told of what happens
 */
public record WorkspaceDefinitions(
    int workspace,
    Definitions definitions,
    OptionalLong contactLimit,
    Secret secret,
    Subscriptions webhooks) {

  public long version() {
    return definitions.version();
  }
}

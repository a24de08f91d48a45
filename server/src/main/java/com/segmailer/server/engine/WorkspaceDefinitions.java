package com.segmailer.server.engine;

import com.segmailer.core.segment.Definitions;
import java.util.OptionalLong;

/**
 * What the door knows of a workspace at one version of its definitions.
 *
 * @param secret keys the hashes of suppressed addresses
 */
public record WorkspaceDefinitions(
    int workspace, Definitions definitions, OptionalLong contactLimit, Secret secret) {

  public long version() {
    return definitions.version();
  }
}

package com.segmailer.server.http;

import java.util.Set;
import java.util.UUID;

/** Who calls: the workspace and the key of a request, and what the key may do. */
public record Caller(int workspaceId, UUID keyId, Set<Scope> scopes) {

  public boolean may(Scope scope) {
    return scopes.contains(scope);
  }
}

package com.segmailer.server.definition;

/**
 * What is stored of a workspace's definitions cannot be read by this node: another may be of a later
 * version, or know other time zones. Nothing was stored, and another node may well take it.
 */
public final class DefinitionsUnreadable extends RuntimeException {
  private static final long serialVersionUID = 1;

  DefinitionsUnreadable(int workspace, RuntimeException cause) {
    super("the definitions of workspace " + workspace + " cannot be read", cause);
  }
}

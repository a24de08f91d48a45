package com.segmailer.server.config;

import java.util.List;

/**
 * Who may come in and what may be called from here.
 *
 * @param openSignup whether anybody may make a workspace
 * @param freeContactLimit contacts of a workspace that is made as a free one
 * @param egressAllow private networks that may be called, as CIDR
 */
public record AccessConfig(boolean openSignup, long freeContactLimit, List<String> egressAllow) {

  public AccessConfig {
    egressAllow = List.copyOf(egressAllow);
  }
}

package com.segmailer.core.tracking;

/**
 * What a request shows of whoever made it.
 *
 * @param agent what it calls itself; empty when it says nothing
 * @param prefetch whether it says that nobody has asked for the page yet
 */
public record Visitor(String agent, boolean prefetch) {

  private static final int LONGEST_AGENT = 1_000;

  public Visitor {
    agent = agent.length() > LONGEST_AGENT ? agent.substring(0, LONGEST_AGENT) : agent;
    agent = agent.strip();
  }
}

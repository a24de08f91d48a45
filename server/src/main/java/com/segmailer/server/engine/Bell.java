package com.segmailer.server.engine;

import java.util.Collection;

/** Rung after a commit, so that the queues of webhooks need not look for what is new. */
@FunctionalInterface
public interface Bell {

  Bell SILENT = (workspace, endpoints) -> {};

  /** @param endpoints the numbers of those for which there is something new */
  void ring(int workspace, Collection<Integer> endpoints);
}

package com.segmailer.server.engine;

import java.util.Collection;

/** Rung after a commit, so that what waits for it need not look for it. Nothing depends on it. */
@FunctionalInterface
public interface Bell {

  Bell SILENT = (workspace, endpoints) -> {};

  /** @param endpoints the numbers of those for which there is something new */
  void ring(int workspace, Collection<Integer> endpoints);
}

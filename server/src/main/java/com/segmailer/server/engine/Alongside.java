package com.segmailer.server.engine;

import com.segmailer.server.postgres.Transaction;
import java.util.List;

/**
 * Work that commits together with a part of a list of submissions: what a job must remember of them.
 */
@FunctionalInterface
public interface Alongside {

  Alongside NOTHING = (transaction, from, outcomes) -> {};

  /**
   * @param from the index in the whole list of the first of {@code outcomes}; the parts come in order
   */
  void store(Transaction transaction, int from, List<Outcome> outcomes);
}

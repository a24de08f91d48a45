package com.segmailer.server.imports;

import com.segmailer.server.engine.Alongside;
import com.segmailer.server.engine.Outcome;
import com.segmailer.server.postgres.Transaction;
import java.time.InstantSource;
import java.util.List;

/**
 * Moves an import on in the very transaction that stores rows. Depends on nothing but what it is
 * told, since the door may run a transaction again, or in smaller pieces.
 */
final class Progress implements Alongside {

  private final WorkStore store;
  private final Claim claim;
  private final Part part;
  private final InstantSource clock;
  // Where in the part each submission comes from.
  private final int[] rowOf;

  Progress(WorkStore store, Claim claim, Part part, InstantSource clock) {
    this.store = store;
    this.claim = claim;
    this.part = part;
    this.clock = clock;
    this.rowOf = java.util.stream.IntStream.range(0, part.rows().size())
        .filter(i -> part.rows().get(i) instanceof ImportRow.Good)
        .toArray();
  }

  /** Rows that cannot be applied count with the one before them, at the beginning with the first. */
  @Override
  public void store(Transaction transaction, int from, List<Outcome> outcomes) {
    int end = from + outcomes.size();
    int firstRow = from == 0 ? 0 : rowOf[from];
    int lastRow = end == rowOf.length ? part.rows().size() : rowOf[end];
    store.advance(transaction, claim, Tally.of(part, firstRow, lastRow, outcomes), clock.instant());
  }
}

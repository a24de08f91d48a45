package com.segmailer.server.definition;

/**
 * The gate before the version of a workspace's definitions: a part of the statement that locks the row,
 * to follow {@code definition_versions v}. The row's own lock lets nobody queue: those who share it
 * overtake one who waits to have it alone, for as long as batches overlap. Advisory locks are granted
 * in the order in which they were asked for, so a change waits for the batches under way and for none
 * that came later. They end with the transaction.
 */
public final class DefinitionGate {

  // A sub-select of its own, which is asked for the row that was found: among the conditions the
  // planner may put it first, and then it locks every workspace whose row is passed by. The number
  // is this gate's alone; by the column the lock is taken on the database node that has the row.
  private static final String GATE =
      "cross join lateral (select %s(5217, v.workspace_id) offset 0) gate";

  /** Of those who decide by the definitions. */
  public static final String SHARED = GATE.formatted("pg_advisory_xact_lock_shared");

  /**
   * The same for those who had rather come again than wait: there is no row unless {@code gate.open}, a
   * condition of the statement that this is a part of.
   */
  public static final String SHARED_IF_OPEN =
      "cross join lateral (select pg_try_advisory_xact_lock_shared(5217, v.workspace_id) as open"
          + " offset 0) gate";

  /** Of those who change them. */
  public static final String ALONE = GATE.formatted("pg_advisory_xact_lock");

  private DefinitionGate() {}
}

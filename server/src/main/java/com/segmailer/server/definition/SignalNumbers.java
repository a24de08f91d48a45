package com.segmailer.server.definition;

import com.segmailer.core.event.Signal;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.segment.Definitions.NumberedSignal;
import com.segmailer.server.json.Json;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Transaction;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Which signals contacts' records hold digests of: one for each distinct need of a condition, gone with
 * the last condition that has it. To be used alone with the definitions.
 */
public final class SignalNumbers {

  // Numbers are never used again: contacts may still hold digests of signals long gone.
  private static final String INSERT = """
      with next as (
        update definition_versions set last_signal_no = last_signal_no + 1
         where workspace_id = ?
        returning workspace_id, last_signal_no
      )
      insert into signals (workspace_id, no, key, definition, built)
      select workspace_id, last_signal_no, ?, ?::jsonb, false from next
      """;

  private static final String HOLD = """
      select v.version from definition_versions v %s where v.workspace_id = ? for share of v
      """.formatted(DefinitionGate.SHARED);

  private static final String UNBUILT =
      "select no from signals where workspace_id = ? and not built limit 1";

  private SignalNumbers() {}

  /**
   * Numbers those of {@code needed} that have none yet. Yields whether any is not built: one that somebody
   * else is building may never be, if that one goes.
   */
  public static boolean number(
      Transaction transaction, int workspace, Definitions definitions, Collection<Signal> needed) {
    boolean unbuilt = false;
    for (var signal : Set.copyOf(needed)) {
      var known = definitions.signal(signal);
      if (known.isEmpty()) {
        transaction.update(INSERT, workspace, signal.key(), Json.print(signal.toValue()));
      }
      unbuilt |= known.filter(NumberedSignal::built).isEmpty();
    }
    return unbuilt;
  }

  /** Contacts' records hold digests of these from now on. */
  public static int built(Transaction transaction, int workspace, Collection<Signal> signals) {
    return transaction.update(
        "update signals set built = true where workspace_id = ? and key = any(?)",
        workspace,
        Columns.texts(signals.stream().map(Signal::key).toList()));
  }

  /**
   * Whether contacts' records hold all digests that are asked for. It stays so until the transaction
   * ends: the definitions are held as they are.
   */
  public static boolean allBuilt(Transaction transaction, int workspace) {
    transaction.query(HOLD, row -> row.bigint(1), workspace);
    return transaction.query(UNBUILT, row -> row.integer(1), workspace).isEmpty();
  }

  /** What conditions of {@code definitions} need, leaving out segments that {@code without} names. */
  public static Set<Signal> needed(Definitions definitions, Predicate<UUID> without) {
    var needed = new HashSet<>(definitions.workflows().signals());
    definitions.segments().stream()
        .filter(segment -> !without.test(segment.id()))
        .forEach(segment ->
            segment.rule().ifPresent(rule -> needed.addAll(rule.needs().signals())));
    return needed;
  }

  public static void dropOthers(Transaction transaction, int workspace, Set<Signal> needed) {
    transaction.update(
        "delete from signals where workspace_id = ? and not (key = any(?))",
        workspace,
        Columns.texts(needed.stream().map(Signal::key).toList()));
  }
}

package com.segmailer.server.definition;

import com.segmailer.core.condition.Needs;
import com.segmailer.core.event.Signal;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.segment.Definitions.NumberedSignal;
import com.segmailer.core.segment.Segment;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Transaction;
import java.time.InstantSource;
import java.util.List;

/**
 * A workspace's zone moved: every date without a zone is another instant now, so segments that depend
 * on one are built anew, and with them the digests whose filters read dates and the alarms of
 * workflows. Who refers to such a segment follows its flips.
 *
 * <p>Digests stay as they are once the workspace has dropped old events: counted anew from what is left
 * of them, they would lose what has been dropped.
 */
public final class ZoneChange {

  private static final String REBUILD_SEGMENTS = """
      update segments
         set state = 'building', revision = revision + 1, built_to = null, built = 0, to_build = 0,
             leased_until = null
       where workspace_id = ? and no = any(?) and state <> 'deleted'
      """;

  private static final String REBUILD_SIGNALS = """
      update signals set built = false
       where workspace_id = ? and key = any(?)
         and not exists (
           select 1 from workspaces where id = ? and events_dropped)
      """;

  private static final String REBUILD_WORKFLOWS = """
      update workflows
         set building = true, built_to = null, leased_until = null,
             dates_from = case when building then dates_from else ? end,
             date_pauses = case when building or state = 'paused' then date_pauses end
       where workspace_id = ? and no = any(?)
      """;

  private final DefinitionChanges changes;
  private final InstantSource clock;

  public ZoneChange(DefinitionChanges changes, InstantSource clock) {
    this.changes = changes;
    this.clock = clock;
  }

  /** To be called in the transaction that moves the zone. */
  public void announce(Transaction transaction, int workspace) {
    changes.makeIn(transaction, workspace, tx -> {
      DefinitionChanges.decideOtherwise(tx, workspace, clock.instant());
      var definitions = DefinitionReader.read(tx, workspace).definitions();
      tx.update(REBUILD_SIGNALS, workspace, Columns.texts(zoned(definitions)), workspace);
      tx.update(
          REBUILD_WORKFLOWS,
          clock.instant(),
          workspace,
          Columns.ints(List.copyOf(definitions.workflows().zoned())));
      return tx.update(REBUILD_SEGMENTS, workspace, Columns.ints(dated(definitions)));
    });
  }

  private static List<Integer> dated(Definitions definitions) {
    return definitions.segments().stream()
        .filter(segment -> segment.rule().filter(rule -> isDated(rule.needs())).isPresent())
        .map(Segment::no)
        .toList();
  }

  private static boolean isDated(Needs needs) {
    return needs.attributes().contains(Needs.ZONE)
        || needs.signals().stream().anyMatch(Signal::zoned);
  }

  private static List<String> zoned(Definitions definitions) {
    return definitions.signals().stream()
        .map(NumberedSignal::signal)
        .filter(Signal::zoned)
        .map(Signal::key)
        .toList();
  }
}

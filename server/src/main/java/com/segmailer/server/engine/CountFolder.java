package com.segmailer.server.engine;

import com.segmailer.server.definition.DefinitionGate;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.runtime.OneByOne;
import java.time.Duration;
import java.util.List;

/**
 * Adds up what batches left in {@code count_deltas}. A count is what is folded plus what is not yet,
 * and folding is one statement, so whoever reads a count with one statement never sees it wrong.
 */
public final class CountFolder {

  /** Most deltas folded at once. */
  static final long MAX_DELTAS = 10_000;

  private static final Duration REST = Duration.ofSeconds(1);
  private static final Duration IDLE = Duration.ofSeconds(5);

  private static final String WORKSPACES =
      "select workspace_id from count_deltas group by workspace_id order by workspace_id";

  // As a batch does, so that no definition changes meanwhile and segments are ours to update. Where
  // one is about to change, the next round is early enough.
  private static final String PIN = """
      select 1 from definition_versions v %s where v.workspace_id = ? and gate.open
         for share of v
      """.formatted(DefinitionGate.SHARED_IF_OPEN);

  // One fold of a workspace at a time; after the pin, in the order in which batches take locks.
  private static final String LOCK =
      "select 1 from contact_counts where workspace_id = ? for update";

  private static final String FOLD = """
      with folded as (
        delete from count_deltas
         where workspace_id = ?
           and id in (select id from count_deltas where workspace_id = ? order by id limit ?)
        returning contacts, segment_nos, members
      ), by_segment as (
        select m.no, sum(m.members) as members
          from folded f, unnest(f.segment_nos, f.members) as m(no, members)
         group by m.no
      ), segments_moved as (
        update segments s
           set members = s.members + b.members
          from by_segment b
         where s.workspace_id = ? and s.no = b.no
      ), contacts_moved as (
        update contact_counts c
           set contacts = c.contacts + t.contacts
          from (select coalesce(sum(contacts), 0) as contacts from folded) t
         where c.workspace_id = ?
      )
      select count(*) from folded
      """;

  private final Database database;

  public CountFolder(Database database) {
    this.database = database;
  }

  /** Folds what there is, at most {@link #MAX_DELTAS} a workspace; yields how long to rest. */
  public Duration runOnce() {
    List<Integer> workspaces = database.read(sql -> sql.query(WORKSPACES, row -> row.integer(1)));
    var folded =
        OneByOne.each(workspaces, workspace -> database.inTransaction(sql -> fold(sql, workspace)));
    return folded.contains(MAX_DELTAS) ? Duration.ZERO : workspaces.isEmpty() ? IDLE : REST;
  }

  private static long fold(Transaction sql, int workspace) {
    if (sql.query(PIN, row -> row.integer(1), workspace).isEmpty()
        || sql.query(LOCK, row -> row.integer(1), workspace).isEmpty()) {
      return 0;
    }
    return sql.one(
        FOLD, row -> row.bigint(1), workspace, workspace, MAX_DELTAS, workspace, workspace);
  }
}

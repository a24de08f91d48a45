package com.segmailer.server.message;

import com.segmailer.core.message.Permission.Cause;
import com.segmailer.core.message.Permission.Course;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Transaction;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The messages of runs while their workflow stands still, when it goes on, and when a run has ended
 * before its time.
 */
public final class RunMessages {

  // The log says at which instant a message was wanted: time may have brought that about before
  // anybody looked, and so before the message was stored. What one change both wanted and ended, by
  // a
  // step after it, was wanted.
  private static final String STOPPED = """
      select m.id, r.workflow_no, w.state,
             coalesce(r.ended_at > coalesce(q.at, m.created_at), false)
        from unnest(?::uuid[], ?::uuid[], ?::timestamptz[]) as m(id, run, created_at)
       cross join lateral (
         select workflow_no,
                case when state in ('goal', 'exited', 'stopped') then since end as ended_at
           from workflow_runs
          where workspace_id = ? and id = m.run offset 0) r
       cross join lateral (
         select state from workflows
          where workspace_id = ? and no = r.workflow_no offset 0) w
        left join lateral (
         select at from workflow_log
          where workspace_id = ? and run_id = m.run and did in ('queued', 'sent')
            and why ->> 'message' = m.id::text
          limit 1) q on true
       where r.ended_at is not null or w.state in ('paused', 'archived')
      """;

  // Shared until the messages are put back: whoever lets the workflow go on finds all of them.
  private static final String STILL_PAUSED = """
      select no from workflows
       where workspace_id = ? and no = any(?) and state = 'paused'
         for share
      """;

  // Trying begins now: a pause does not count against the time for which a message is tried.
  // Another node may have been faster, and the message may be under way.
  // Asked for in the order of an index, and so read from nothing else.
  private static final String LET_GO = """
      update messages set due_at = ?, held_until = ?
       where workspace_id = ? and lease is null and due_at is null
         and state in ('queued', 'deferred')
         and id in (
           select m.id from workflows w
            cross join lateral (
              select id, workflow_id from messages
               where workspace_id = ? and run_id is not null and due_at is null
                 and state in ('queued', 'deferred') and workflow_id >= w.id
               order by workflow_id limit ?) m
            where w.workspace_id = ? and w.no = ? and w.state <> 'paused' and m.workflow_id = w.id)
      """;

  /** @param endedAfter whether its run ended before its time, and after it had wanted the message */
  private record Stopped(UUID message, int workflow, String state, boolean endedAfter) {}

  private RunMessages() {}

  /**
   * By message, how it stands with the run, where the workflow is paused or archived, or the run ended by
   * its goal, by an exit or by hand after it had wanted the message. What a lost node was handing over may
   * have gone already, and is brought to its end.
   */
  static Map<UUID, Cause> causes(Transaction sql, int workspace, List<Claimed> claimed) {
    var ofRuns = claimed.stream()
        .filter(one -> one.origin().run() != null && !one.wasSending())
        .toList();
    if (ofRuns.isEmpty()) {
      return Map.of();
    }
    var stopped = sql.query(
        STOPPED,
        row -> new Stopped(row.uuid(1), row.integer(2), row.text(3), row.bool(4)),
        Columns.uuids(ofRuns.stream().map(Claimed::id).toList()),
        Columns.uuids(ofRuns.stream().map(one -> one.origin().run()).toList()),
        Columns.instants(ofRuns.stream().map(Claimed::createdAt).toList()),
        workspace,
        workspace,
        workspace);
    var paused = paused(sql, workspace, stopped);
    var causes = new HashMap<UUID, Cause>();
    for (var one : stopped) {
      causes.put(one.message(), new Cause.Run(course(one, paused), one.endedAfter()));
    }
    return causes;
  }

  private static Course course(Stopped one, Set<Integer> paused) {
    if (one.state().equals("archived")) {
      return Course.STOPPED;
    }
    return paused.contains(one.workflow()) ? Course.PAUSED : Course.UNDER_WAY;
  }

  private static Set<Integer> paused(Transaction sql, int workspace, List<Stopped> stopped) {
    var workflows = stopped.stream()
        .filter(one -> one.state().equals("paused"))
        .map(Stopped::workflow)
        .distinct()
        .toList();
    return workflows.isEmpty()
        ? Set.of()
        : new HashSet<>(
            sql.query(STILL_PAUSED, row -> row.integer(1), workspace, Columns.ints(workflows)));
  }

  /** Has some of the held messages of a workflow be due, unless it is paused; yields how many. */
  public static int letGo(Transaction sql, int workspace, int workflow, Instant now, int most) {
    return sql.update(LET_GO, now, now, workspace, workspace, most, workspace, workflow);
  }
}

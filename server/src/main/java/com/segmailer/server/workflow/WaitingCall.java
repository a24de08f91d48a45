package com.segmailer.server.workflow;

import com.segmailer.core.value.Value;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A request for whose answer a run waits, claimed. What it says is read only when it is made: one that
 * cannot be read harms no other.
 *
 * @param host whom it goes to, as far as the address says so
 * @param until when the claim ends
 */
record WaitingCall(
    int workspace,
    UUID id,
    String host,
    Instant until,
    UUID contact,
    UUID run,
    String step,
    int visit,
    Value.Dict request,
    Value.Dict data,
    int attempts) {

  private static final String WORKSPACES = """
      select w.id from workspaces w
       where exists (select 1 from workflow_calls c where c.workspace_id = w.id and c.due_at <= ?)
       order by w.id
      """;

  // As in the index by which they are found: V0056.
  private static final String HOST =
      "coalesce(substring(lower(request->>'url') from '//([^/?#]*)'), '')";

  // Of each host as many as it has places, of all the longest due. Hosts are read off the index one
  // by
  // one: what waits for one that has no place is never passed by row by row.
  private static final String CLAIM = """
      with recursive hosts(host) as (
        (select HOST from workflow_calls where workspace_id = ? order by HOST limit 1)
        union all
        select (select HOST from workflow_calls
                 where workspace_id = ? and HOST > h.host order by HOST limit 1)
          from hosts h where h.host is not null),
      wanted as materialized (
        select d.id
          from hosts h
          left join unnest(?::text[], ?::int[]) as k(host, free) on k.host = h.host
         cross join lateral (
           select id, due_at from workflow_calls
            where workspace_id = ? and HOST = h.host and due_at <= ?
            order by due_at limit coalesce(k.free, ?)) d
         order by d.due_at limit ?)
      update workflow_calls set due_at = ?, attempts = attempts + 1
       where workspace_id = ?
         and id = any (array(
           select l.id from wanted w
            cross join lateral (
              select id from workflow_calls
               where workspace_id = ? and id = w.id and due_at <= ?
                 for update skip locked) l))
      returning id, HOST, contact_id, run_id, step, visit, request::text, data::text, attempts,
                due_at
      """.replace("HOST", HOST);

  // Who was claimed is told apart from who waits for another attempt by nothing: some of the latter
  // are made a little early.
  private static final String RELEASE_ALL = """
      update workflow_calls set due_at = ? where attempts > 0 and due_at > ? and due_at <= ?
      """;

  private static final String RELEASE = """
      update workflow_calls set due_at = ?, attempts = attempts - 1
       where workspace_id = ? and id = ? and due_at = ?
      """;

  // Held calls are due at no time, so that nobody comes upon them again and again. The workflow is
  // shared until they are held: whoever lets it go on finds all of them.
  private static final String HOLD = """
      update workflow_calls set due_at = 'infinity', attempts = attempts - 1
       where workspace_id = ? and id = any(?)
         and workflow_no in (select no from workflows
                              where workspace_id = ? and state = 'paused'
                                for share)
      returning id
      """;

  // Another node may have been faster, and the call may be under way.
  private static final String LET_GO = """
      update workflow_calls set due_at = ?
       where workspace_id = ? and due_at = 'infinity'
         and id in (select id from workflow_calls
                     where workspace_id = ? and workflow_no = ? and due_at = 'infinity' limit ?)
         and exists (select 1 from workflows
                      where workspace_id = ? and no = ? and state = 'published')
      """;

  // A visit is of one step: the number grows with every step that a run takes.
  private static final String AWAITED = """
      select 1 from workflow_runs
       where workspace_id = ? and id = ? and state = 'calling' and visits = ?
      """;

  /** Those of a workflow whose runs have all ended: a pause may have held them. */
  static void deleteAll(Transaction sql, int workspace, int workflow) {
    sql.update(
        "delete from workflow_calls where workspace_id = ? and workflow_no = ?",
        workspace,
        workflow);
  }

  static List<Integer> workspacesWithDue(Transaction sql, Instant now) {
    return sql.query(WORKSPACES, row -> row.integer(1), now);
  }

  /**
   * What is to be made now.
   *
   * @param any whether anything was claimed, if only to be put aside
   */
  record Claim(List<WaitingCall> calls, boolean any) {}

  /** Claims what has a place, and puts calls of paused workflows aside until they go on. */
  static Claim claim(
      Transaction sql, int workspace, Instant now, Duration lease, CallPlaces.Room room) {
    var claimed = sql.query(
        CLAIM,
        row -> of(workspace, row),
        workspace,
        workspace,
        Columns.texts(room.hosts()),
        Columns.ints(room.free()),
        workspace,
        now,
        CallPlaces.RECEIVER,
        room.most(),
        now.plus(lease),
        workspace,
        workspace,
        now);
    return new Claim(withoutHeld(sql, workspace, claimed), !claimed.isEmpty());
  }

  private static WaitingCall of(int workspace, Row row) {
    return new WaitingCall(
        workspace,
        row.uuid(1),
        row.text(2),
        row.instant(10),
        row.uuid(3),
        row.uuid(4),
        row.text(5),
        row.integer(6),
        later(row.text(7)),
        later(row.text(8)),
        row.integer(9));
  }

  private static Value.Dict later(String json) {
    return Value.Dict.lazily(() -> (Value.Dict) Drafts.value(json));
  }

  /** Has everything be due that a node may have claimed. */
  static int releaseAll(Transaction sql, Instant now, Duration lease) {
    return sql.update(RELEASE_ALL, now, now, now.plus(lease));
  }

  /** Gives claims back that still hold, as if they had never been. */
  static int release(Transaction sql, List<WaitingCall> calls, Instant now) {
    int released = 0;
    for (var call : calls) {
      released += sql.update(RELEASE, now, call.workspace(), call.id(), call.until());
    }
    return released;
  }

  private static List<WaitingCall> withoutHeld(
      Transaction sql, int workspace, List<WaitingCall> claimed) {
    if (claimed.isEmpty()) {
      return claimed;
    }
    var ids = Columns.uuids(claimed.stream().map(WaitingCall::id).toList());
    var held = Set.copyOf(sql.query(HOLD, row -> row.uuid(1), workspace, ids, workspace));
    return claimed.stream().filter(call -> !held.contains(call.id())).toList();
  }

  /** Has some of the held calls of a workflow be due, unless it is paused; yields how many. */
  static int letGo(Transaction sql, int workspace, int workflow, Instant now, int most) {
    return sql.update(LET_GO, now, workspace, workspace, workflow, most, workspace, workflow);
  }

  String text(String name) {
    return request.get(name) instanceof Value.Text(String text) ? text : "";
  }

  /** Whether its answer would count: the run may have ended, or gone elsewhere. */
  boolean awaited(Transaction sql) {
    return sql.first(AWAITED, row -> row.integer(1), workspace, run, visit).isPresent();
  }

  int delete(Transaction sql) {
    return sql.update(
        "delete from workflow_calls where workspace_id = ? and id = ?", workspace, id);
  }

  /** @param problem what became of this attempt */
  int putOff(Transaction sql, Instant until, String problem) {
    return sql.update(
        "update workflow_calls set due_at = ?, problem = ? where workspace_id = ? and id = ?",
        until,
        problem,
        workspace,
        id);
  }
}

package com.segmailer.server.workflow;

import com.segmailer.core.value.Value;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A request for whose answer a run waits, claimed. */
record WaitingCall(
    int workspace,
    UUID id,
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

  private static final String CLAIM = """
      update workflow_calls set due_at = ?, attempts = attempts + 1
       where workspace_id = ?
         and id in (select id from workflow_calls
                     where workspace_id = ? and due_at <= ?
                     order by due_at limit ?
                       for update skip locked)
      returning id, contact_id, run_id, step, visit, request::text, data::text, attempts
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
                      where workspace_id = ? and no = ? and state <> 'paused')
      """;

  // A visit is of one step: the number grows with every step that a run takes.
  private static final String AWAITED = """
      select 1 from workflow_runs
       where workspace_id = ? and id = ? and state = 'calling' and visits = ?
      """;

  static List<Integer> workspacesWithDue(Transaction sql, Instant now) {
    return sql.query(WORKSPACES, row -> row.integer(1), now);
  }

  static List<WaitingCall> claim(
      Transaction sql, int workspace, Instant now, Duration lease, int most) {
    return sql.query(
        CLAIM,
        row -> new WaitingCall(
            workspace,
            row.uuid(1),
            row.uuid(2),
            row.uuid(3),
            row.text(4),
            row.integer(5),
            (Value.Dict) WorkflowDefinitions.value(row.text(6)),
            (Value.Dict) WorkflowDefinitions.value(row.text(7)),
            row.integer(8)),
        now.plus(lease),
        workspace,
        workspace,
        now,
        most);
  }

  /** Puts those of paused workflows aside until they go on; yields the others. */
  static List<WaitingCall> withoutHeld(Transaction sql, int workspace, List<WaitingCall> claimed) {
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

  int putOff(Transaction sql, Instant until) {
    return sql.update(
        "update workflow_calls set due_at = ? where workspace_id = ? and id = ?",
        until,
        workspace,
        id);
  }
}

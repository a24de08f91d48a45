package com.segmailer.server.workflow;

import com.segmailer.core.value.Value;
import com.segmailer.server.postgres.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

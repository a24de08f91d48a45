package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.postgres.Database;

/** Holds what is stored of runs to fitting together, when nothing is under way. */
public final class StoredRuns {

  private StoredRuns() {}

  public static void assertRight(Database database, int workspace) {
    found(database, workspace, "runs whose log has a gap", """
        select run_id from workflow_log where workspace_id = (select id from here)
         group by run_id having max(seq) + 1 <> count(*)""");
    found(database, workspace, "runs that are not where their log ends", """
        select r.id from workflow_runs r
          join lateral (select after from workflow_log l
                         where l.workspace_id = r.workspace_id and l.run_id = r.id
                         order by seq desc limit 1) last on true
         where r.workspace_id = (select id from here)
           and case when last.after ->> 'ended' is null then last.after ->> r.state is null
                    else lower(last.after ->> 'ended') <> r.state end""");
    found(database, workspace, "active runs that no contact has, or the other way round", """
        , held as (
          select (run ->> 'id')::uuid as id
            from contacts c
           cross join lateral jsonb_array_elements(c.workflows::jsonb -> 'r') run
           where c.workspace_id = (select id from here))
        select coalesce(h.id, r.id) from held h
          full join (select id from workflow_runs
                      where state in ('ready', 'sleeping', 'watching', 'calling', 'failed')
                        and workspace_id = (select id from here)) r
            on r.id = h.id
         where h.id is null or r.id is null""");
    found(database, workspace, "two active runs of one contact, workflow and key", """
        select (array_agg(id))[1] from workflow_runs
         where workspace_id = (select id from here)
           and state in ('ready', 'sleeping', 'watching', 'calling', 'failed')
         group by contact_id, workflow_no, key having count(*) > 1""");
    found(database, workspace, "runs before a step that nobody takes", """
        select id from workflow_runs
         where workspace_id = (select id from here) and state = 'ready'""");
    found(database, workspace, "runs whose counts are not those of their log", """
        select r.id from workflow_runs r
          left join (select run_id, max(visit) as visits from workflow_log
                      where workspace_id = (select id from here) group by run_id) l
            on l.run_id = r.id
         where r.workspace_id = (select id from here) and r.visits is distinct from l.visits""");
    assertMessages(database, workspace);
    database.snapshot(sql -> {
      RunPaths.assertLegal(sql, workspace);
      return sql;
    });
  }

  /** Each visit of a step that sends has one message, and no other message is of a run. */
  private static void assertMessages(Database database, int workspace) {
    found(database, workspace, "visits that sent twice", """
        select run_id from workflow_log
         where workspace_id = (select id from here) and did = 'queued'
         group by run_id, step, visit having count(*) > 1""");
    found(database, workspace, "visits without their message, or the other way round", """
        select coalesce(l.run_id, m.run_id)
          from (select run_id, step, (why ->> 'message')::uuid as id from workflow_log
                 where workspace_id = (select id from here) and did = 'queued') l
          full join (select run_id, step, id from messages
                      where workspace_id = (select id from here) and run_id is not null) m
            on (m.run_id, m.step, m.id) = (l.run_id, l.step, l.id)
         where l.id is null or m.id is null""");
  }

  /** Every message was sent, and is in the built-in mailbox once. */
  public static void assertDelivered(Database database, int workspace) {
    found(database, workspace, "messages that were not sent", """
        select m.id from messages m
          left join workflow_runs r on r.workspace_id = m.workspace_id and r.id = m.run_id
         where m.workspace_id = (select id from here) and m.state <> 'sent'
           and not (m.state = 'skipped' and m.reason = 'run-ended'
                    and r.state in ('goal', 'exited', 'stopped'))""");
    found(database, workspace, "messages that are not in the mailbox, or the other way round", """
        select coalesce(m.id, b.id)
          from (select id from messages
                 where workspace_id = (select id from here) and state = 'sent') m
          full join (select id from mailbox where workspace_id = (select id from here)) b
            on b.id = m.id
         where m.id is null or b.id is null""");
  }

  private static void found(Database database, int workspace, String what, String sql) {
    var wrong = database.read(
        tx -> tx.query("with here as (select ?::int as id) " + sql, row -> row.uuid(1), workspace));
    assertThat(wrong).as(what).isEmpty();
  }
}

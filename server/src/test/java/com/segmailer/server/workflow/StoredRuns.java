package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.postgres.Database;

/** Holds what is stored of runs to fitting together, when nothing is under way. */
final class StoredRuns {

  private StoredRuns() {}

  static void assertRight(Database database, int workspace) {
    found(database, workspace, "runs whose log has a gap", """
        select run_id from workflow_log where workspace_id = ?
         group by run_id having max(seq) + 1 <> count(*)""");
    found(database, workspace, "runs that are not where their log ends", """
        select r.id from workflow_runs r
          join lateral (select after from workflow_log l
                         where l.workspace_id = r.workspace_id and l.run_id = r.id
                         order by seq desc limit 1) last on true
         where r.workspace_id = ?
           and case when last.after ->> 'ended' is null then last.after ->> r.state is null
                    else lower(last.after ->> 'ended') <> r.state end""");
    found(database, workspace, "active runs that no contact has, or the other way round", """
        with recursive held as (
          select (run ->> 'id')::uuid as id
            from contacts c
           cross join lateral jsonb_array_elements(c.workflows::jsonb -> 'r') run
           where c.workspace_id = (select id from here)), here as (select ?::int as id)
        select coalesce(h.id, r.id) from held h
          full join (select id from workflow_runs
                      where state in ('ready', 'sleeping', 'watching', 'calling', 'failed')
                        and workspace_id = (select id from here)) r
            on r.id = h.id
         where h.id is null or r.id is null""");
    found(database, workspace, "two active runs of one contact, workflow and key", """
        select (array_agg(id))[1] from workflow_runs
         where workspace_id = ?
           and state in ('ready', 'sleeping', 'watching', 'calling', 'failed')
         group by contact_id, workflow_no, key having count(*) > 1""");
    found(database, workspace, "runs before a step that nobody takes", """
        select id from workflow_runs where workspace_id = ? and state = 'ready'""");
  }

  private static void found(Database database, int workspace, String what, String sql) {
    var wrong = database.read(tx -> tx.query(sql, row -> row.uuid(1), workspace));
    assertThat(wrong).as(what).isEmpty();
  }
}

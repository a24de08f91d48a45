package com.segmailer.server.workflow;

import com.segmailer.server.definition.Referrer;
import com.segmailer.server.definition.Referrers;
import com.segmailer.server.postgres.Transaction;
import java.util.List;
import java.util.UUID;

/**
 * Published workflows refer to segments, templates and topics, also in versions that still have runs
 * and by messages that wait.
 */
public final class WorkflowReferrers {

  // Versions stay live for a while after their last run has ended. The states are those of the
  // indexes. A run may end before its last message has gone: that needs its template and its topic
  // still, and says so itself. It is asked once, and not for each version: batches wait meanwhile.
  private static final String OF = """
      select w.id, w.name from workflows w
       where w.workspace_id = ?
         and (exists (
             select 1 from workflow_versions v
              where v.workspace_id = w.workspace_id and v.workflow_no = w.no and v.live
                and position(? in v.definition::text) > 0
                and (v.version = w.version and w.state <> 'archived'
                  or (w.sweep->'migrate'->>'to')::int = v.version
                  or exists (
                    select 1 from workflow_runs r
                     where r.workspace_id = v.workspace_id and r.workflow_no = v.workflow_no
                       and r.version = v.version
                       and r.state in ('ready', 'sleeping', 'watching', 'calling', 'failed'))))
           or w.id = any (array(
             select distinct m.workflow_id from messages m
              where m.workspace_id = ? and m.run_id is not null
                and m.state in ('queued', 'sending', 'deferred')
                and (m.template_id = ? or m.topic_id = ?))))
       order by w.no limit ?
      """;

  private WorkflowReferrers() {}

  /** Those that name it, whatever it is: ids are of one thing only. */
  public static List<Referrer> of(Transaction sql, int workspace, UUID id) {
    return sql.query(
        OF, Referrer.of("workflow"), workspace, id.toString(), workspace, id, id, Referrers.MOST);
  }
}

package com.segmailer.server.workflow;

import com.segmailer.server.postgres.RowReader;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.segment.SegmentReferrers;
import com.segmailer.server.template.TemplateReferrers;
import com.segmailer.server.topic.TopicReferrers;
import java.util.List;
import java.util.UUID;

/** Published workflows refer to segments and templates, also in versions that still have runs. */
public final class References {

  private static final String OF = """
      select w.id, w.name from workflows w
       where w.workspace_id = ?
         and exists (select 1 from workflow_versions v
                      where v.workspace_id = w.workspace_id and v.workflow_no = w.no and v.live
                        and position(? in v.definition::text) > 0)
       order by w.no limit ?
      """;

  private static final int MOST = 20;

  private References() {}

  public static List<TemplateReferrers.Referrer> toTemplate(
      Transaction sql, int workspace, UUID template) {
    return to(
        sql,
        workspace,
        template,
        row -> new TemplateReferrers.Referrer("workflow", row.uuid(1), row.text(2)));
  }

  public static List<SegmentReferrers.Referrer> toSegment(
      Transaction sql, int workspace, UUID segment) {
    return to(
        sql,
        workspace,
        segment,
        row -> new SegmentReferrers.Referrer("workflow", row.uuid(1), row.text(2)));
  }

  public static List<TopicReferrers.Referrer> toTopic(Transaction sql, int workspace, UUID topic) {
    return to(
        sql,
        workspace,
        topic,
        row -> new TopicReferrers.Referrer("workflow", row.uuid(1), row.text(2)));
  }

  private static <T> List<T> to(Transaction sql, int workspace, UUID id, RowReader<T> reader) {
    return sql.query(OF, reader, workspace, id.toString(), MOST);
  }
}

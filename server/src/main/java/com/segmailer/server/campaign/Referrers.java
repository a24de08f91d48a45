package com.segmailer.server.campaign;

import com.segmailer.server.postgres.RowReader;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.segment.SegmentReferrers;
import com.segmailer.server.template.TemplateReferrers;
import com.segmailer.server.topic.TopicReferrers;
import java.util.List;
import java.util.UUID;

/** Campaigns that have not ended refer to templates and segments, which must stay as long. */
public final class Referrers {

  private static final String OF_TEMPLATE = """
      select id, definition ->> 'name' from campaigns
       where workspace_id = ? and state not in ('completed', 'cancelled')
         and position(? in coalesce(contents, definition)::text) > 0
       order by id limit ?
      """;

  private static final String OF_TOPIC = """
      select id, definition ->> 'name' from campaigns
       where workspace_id = ? and state not in ('completed', 'cancelled')
         and coalesce(contents, definition) ->> 'topic' = ?
       order by id limit ?
      """;

  // Once the audience is written down nobody asks the segment any more.
  private static final String OF_SEGMENT = """
      select id, definition ->> 'name' from campaigns
       where workspace_id = ? and state not in ('completed', 'cancelled') and frozen_at is null
         and position(? in (definition -> 'audience')::text) > 0
       order by id limit ?
      """;

  private static final int MOST = 20;

  private Referrers() {}

  public static List<TemplateReferrers.Referrer> ofTemplate(
      Transaction sql, int workspace, UUID template) {
    return of(
        sql,
        OF_TEMPLATE,
        workspace,
        template,
        row -> new TemplateReferrers.Referrer("campaign", row.uuid(1), row.text(2)));
  }

  public static List<SegmentReferrers.Referrer> ofSegment(
      Transaction sql, int workspace, UUID segment) {
    return of(
        sql,
        OF_SEGMENT,
        workspace,
        segment,
        row -> new SegmentReferrers.Referrer("campaign", row.uuid(1), row.text(2)));
  }

  public static List<TopicReferrers.Referrer> ofTopic(Transaction sql, int workspace, UUID topic) {
    return of(
        sql,
        OF_TOPIC,
        workspace,
        topic,
        row -> new TopicReferrers.Referrer("campaign", row.uuid(1), row.text(2)));
  }

  private static <T> List<T> of(
      Transaction sql, String question, int workspace, UUID id, RowReader<T> reader) {
    return sql.query(question, reader, workspace, id.toString(), MOST);
  }
}

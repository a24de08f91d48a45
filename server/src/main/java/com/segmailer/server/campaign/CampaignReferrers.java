package com.segmailer.server.campaign;

import com.segmailer.server.definition.Referrer;
import com.segmailer.server.definition.Referrers;
import com.segmailer.server.postgres.Transaction;
import java.util.List;
import java.util.UUID;

/** Campaigns that have not ended refer to templates and segments, which must stay as long. */
public final class CampaignReferrers {

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

  private CampaignReferrers() {}

  public static List<Referrer> ofTemplate(Transaction sql, int workspace, UUID template) {
    return of(sql, OF_TEMPLATE, workspace, template);
  }

  public static List<Referrer> ofSegment(Transaction sql, int workspace, UUID segment) {
    return of(sql, OF_SEGMENT, workspace, segment);
  }

  public static List<Referrer> ofTopic(Transaction sql, int workspace, UUID topic) {
    return of(sql, OF_TOPIC, workspace, topic);
  }

  private static List<Referrer> of(Transaction sql, String question, int workspace, UUID id) {
    return sql.query(question, Referrer.of("campaign"), workspace, id.toString(), Referrers.MOST);
  }
}

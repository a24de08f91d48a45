package com.segmailer.server.message;

import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Counts what became of the messages of a campaign. */
public final class CampaignStatistics {

  // A machine's look counts apart only where no person looked.
  private static final String BY_VARIANT = """
      select variant,
             count(*),
             count(*) filter (where state = 'queued'),
             count(*) filter (where state = 'sending'),
             count(*) filter (where state = 'deferred'),
             count(*) filter (where state = 'sent'),
             count(*) filter (where state = 'bounced'),
             count(*) filter (where state = 'failed'),
             count(*) filter (where state = 'unknown'),
             count(*) filter (where state = 'skipped'),
             count(delivered_at), count(opened_at), count(clicked_at),
             count(*) filter (where machine_opened_at is not null and opened_at is null),
             count(*) filter (where machine_clicked_at is not null and clicked_at is null),
             count(hard_bounced_at), count(soft_bounced_at), count(complained_at),
             count(unsubscribed_at)
        from messages
       where workspace_id = ? and campaign_id = ?
       group by variant
      """;

  private static final String SKIPPED = """
      select coalesce(reason, ''), count(*) from messages
       where workspace_id = ? and campaign_id = ? and state = 'skipped'
       group by 1 order by 1
      """;

  /**
   * Numbers of messages: by state, and by what came of them.
   *
   * @param bounced refused by a mail server; {@code hardBounced} and {@code softBounced} also count
   *     what came back later
   */
  public record Statistics(
      long messages,
      long queued,
      long sending,
      long deferred,
      long sent,
      long bounced,
      long failed,
      long unknown,
      long skipped,
      long delivered,
      long opened,
      long clicked,
      long machineOpened,
      long machineClicked,
      long hardBounced,
      long softBounced,
      long complained,
      long unsubscribed) {

    public static final Statistics NONE =
        new Statistics(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public Statistics plus(Statistics other) {
      return new Statistics(
          messages + other.messages,
          queued + other.queued,
          sending + other.sending,
          deferred + other.deferred,
          sent + other.sent,
          bounced + other.bounced,
          failed + other.failed,
          unknown + other.unknown,
          skipped + other.skipped,
          delivered + other.delivered,
          opened + other.opened,
          clicked + other.clicked,
          machineOpened + other.machineOpened,
          machineClicked + other.machineClicked,
          hardBounced + other.hardBounced,
          softBounced + other.softBounced,
          complained + other.complained,
          unsubscribed + other.unsubscribed);
    }

    private static Statistics of(Row row) {
      return new Statistics(
          row.bigint(2),
          row.bigint(3),
          row.bigint(4),
          row.bigint(5),
          row.bigint(6),
          row.bigint(7),
          row.bigint(8),
          row.bigint(9),
          row.bigint(10),
          row.bigint(11),
          row.bigint(12),
          row.bigint(13),
          row.bigint(14),
          row.bigint(15),
          row.bigint(16),
          row.bigint(17),
          row.bigint(18),
          row.bigint(19));
    }
  }

  private record OfVariant(int variant, Statistics statistics) {}

  private record Skipped(String reason, long messages) {}

  private CampaignStatistics() {}

  /** One for each variant, in their order. */
  public static List<Statistics> byVariant(
      Transaction sql, int workspace, UUID campaign, int variants) {
    var all = new ArrayList<>(Collections.nCopies(variants, Statistics.NONE));
    sql.query(
            BY_VARIANT,
            row -> new OfVariant(row.integer(1), Statistics.of(row)),
            workspace,
            campaign)
        .forEach(one -> all.set(one.variant(), one.statistics()));
    return all;
  }

  /** Messages that were not sent, by why. */
  public static Map<String, Long> skipped(Transaction sql, int workspace, UUID campaign) {
    var skipped = new LinkedHashMap<String, Long>();
    sql.query(SKIPPED, row -> new Skipped(row.text(1), row.bigint(2)), workspace, campaign)
        .forEach(one -> skipped.put(one.reason(), one.messages()));
    return skipped;
  }
}

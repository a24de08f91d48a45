package com.segmailer.server.tracking;

import com.segmailer.server.postgres.Transaction;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the links of a campaign's messages led, and how many followed them. */
public final class ClickedLinks {

  private static final String OF_CAMPAIGN = """
      select url, sum(clicks), count(*) filter (where clicks > 0), sum(machine_clicks)
        from clicked_links
       where workspace_id = ? and campaign_id = ? and (?::int is null or variant = ?)
       group by url
       order by 3 desc, 2 desc, url
       limit ?
      """;

  private ClickedLinks() {}

  /**
   * One address.
   *
   * @param clicks of people
   * @param people how many of them there were
   */
  public record Row(String url, long clicks, long people, long machineClicks) {}

  /** Those that most people followed first. */
  public static List<Row> ofCampaign(Transaction sql, int workspace, UUID campaign, int most) {
    return rows(sql, workspace, campaign, null, most);
  }

  /** The same for one of a campaign's contents alone. */
  public static List<Row> ofVariant(
      Transaction sql, int workspace, UUID campaign, int variant, int most) {
    return rows(sql, workspace, campaign, variant, most);
  }

  private static List<Row> rows(
      Transaction sql, int workspace, UUID campaign, @Nullable Integer variant, int most) {
    return sql.query(
        OF_CAMPAIGN,
        row -> new Row(row.text(1), row.bigint(2), row.bigint(3), row.bigint(4)),
        workspace,
        campaign,
        variant,
        variant,
        most);
  }
}

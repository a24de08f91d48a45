package com.segmailer.server.message;

import com.segmailer.core.campaign.SplitTest;
import com.segmailer.server.postgres.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The messages of a campaign, all of them at once: held back, let go, dropped, counted. */
public final class CampaignMessages {

  // What waits without being due is held back. Claimed messages are on their way; if their node is
  // lost, the next claim holds them back.
  private static final String HOLD = """
      update messages set due_at = null
       where workspace_id = ? and campaign_id = ? and state in ('queued', 'deferred')
         and lease is null and due_at is not null
      """;

  // Trying begins now: a pause does not count against the time for which a message is tried.
  private static final String LET_GO = """
      update messages set due_at = ?, held_until = ?
       where workspace_id = ? and campaign_id = ? and state in ('queued', 'deferred')
         and lease is null and due_at is null
      """;

  private static final String DROP = """
      update messages set state = 'skipped', reason = 'cancelled', due_at = null
       where workspace_id = ? and campaign_id = ? and state in ('queued', 'deferred')
         and lease is null
      """;

  private static final String DROP_PASSED = """
      update messages set state = 'skipped', reason = 'passed', due_at = null
       where workspace_id = ? and campaign_id = ? and state in ('queued', 'deferred')
         and lease is null and created_at < ?
      """;

  // What is not due was held back while the campaign was paused, and goes with it. Each is a walk
  // along the index, whatever else waits.
  private static final String SOON = """
      select (select count(*)
                from (select 1 from messages
                       where workspace_id = ? and campaign_id = ? and state = 'queued'
                         and due_at <= ? limit ?) due)
           + (select count(*)
                from (select 1 from messages
                       where workspace_id = ? and campaign_id = ? and state = 'queued'
                         and due_at is null limit ?) held)
      """;

  private static final String WAITING = """
      select count(*)
        from (select 1 from messages
               where workspace_id = ? and campaign_id = ? and state = 'queued' limit ?) waiting
      """;

  private static final String UNDER_WAY = """
      select exists (
        select 1 from messages
         where workspace_id = ? and campaign_id = ? and state in ('queued', 'sending', 'deferred'))
      """;

  // What a mail server puts off has a code, unless it could not be reached at all, or asked it of a
  // whole domain.
  private static final String UNTRIED = """
      select exists (
        select 1 from messages
         where workspace_id = ? and campaign_id = ?
           and (state = 'sending'
                or (state = 'queued' or state = 'deferred' and code is null)
                   and reason is distinct from 'domain-backoff'))
      """;

  private static final String LAST_SENT =
      "select max(sent_at) from messages where workspace_id = ? and campaign_id = ?";

  private static final String TALLIES = """
      select variant, count(*), count(opened_at), count(clicked_at)
        from messages
       where workspace_id = ? and campaign_id = ? and state = 'sent'
       group by variant
      """;

  private static final String CAME_BACK = """
      select (select count(*) from messages
               where workspace_id = ? and campaign_id = ? and complained_at is not null),
             (select count(*) from messages
               where workspace_id = ? and campaign_id = ? and hard_bounced_at is not null)
      """;

  private static final String SENT = """
      select count(*) from messages
       where workspace_id = ? and campaign_id = ? and state in ('sent', 'bounced')
      """;

  /** How many complained, and how many addresses do not exist. */
  public record CameBack(long complained, long bounced) {
    public boolean isNone() {
      return complained == 0 && bounced == 0;
    }
  }

  private record VariantTally(int variant, SplitTest.Tally tally) {}

  private CampaignMessages() {}

  /** None of those that wait is claimed any more. */
  public static void hold(Transaction sql, int workspace, UUID campaign) {
    sql.update(HOLD, workspace, campaign);
  }

  /** What was held back is due now. */
  public static void letGo(Transaction sql, int workspace, UUID campaign, Instant now) {
    sql.update(LET_GO, now, now, workspace, campaign);
  }

  /** Those that wait are not sent at all. */
  public static void drop(Transaction sql, int workspace, UUID campaign) {
    sql.update(DROP, workspace, campaign);
  }

  /** Of those that wait, the ones that were wanted before then are not sent at all. */
  public static void dropPassed(Transaction sql, int workspace, UUID campaign, Instant before) {
    sql.update(DROP_PASSED, workspace, campaign, before);
  }

  /**
   * How many wait that may be claimed at {@code soon} or before, or when their campaign goes on; counting
   * ends at {@code most} of each.
   */
  public static int soon(Transaction sql, int workspace, UUID campaign, Instant soon, int most) {
    return sql.one(
        SOON, row -> row.integer(1), workspace, campaign, soon, most, workspace, campaign, most);
  }

  /** How many wait, also those that are claimed or that a domain holds up; at most {@code most}. */
  public static int waiting(Transaction sql, int workspace, UUID campaign, int most) {
    return sql.one(WAITING, row -> row.integer(1), workspace, campaign, most);
  }

  /** Whether any has not come to an end. */
  public static boolean anyUnderWay(Transaction sql, int workspace, UUID campaign) {
    return sql.one(UNDER_WAY, row -> row.bool(1), workspace, campaign);
  }

  /** Whether any is under way that no mail server has put off. */
  public static boolean anyUntried(Transaction sql, int workspace, UUID campaign) {
    return sql.one(UNTRIED, row -> row.bool(1), workspace, campaign);
  }

  /** When the last one was taken by a mail server. */
  public static Optional<Instant> lastSent(Transaction sql, int workspace, UUID campaign) {
    return sql.first(
            LAST_SENT, row -> Optional.ofNullable(row.instantOrNull(1)), workspace, campaign)
        .orElseThrow();
  }

  /** One for each variant, in their order. */
  public static List<SplitTest.Tally> tallies(
      Transaction sql, int workspace, UUID campaign, int variants) {
    var tallies = new ArrayList<>(Collections.nCopies(variants, SplitTest.Tally.NONE));
    sql.query(
            TALLIES,
            row -> new VariantTally(
                row.integer(1), new SplitTest.Tally(row.bigint(2), row.bigint(3), row.bigint(4))),
            workspace,
            campaign)
        .forEach(one -> tallies.set(one.variant(), one.tally()));
    return tallies;
  }

  public static CameBack cameBack(Transaction sql, int workspace, UUID campaign) {
    return sql.one(
        CAME_BACK,
        row -> new CameBack(row.bigint(1), row.bigint(2)),
        workspace,
        campaign,
        workspace,
        campaign);
  }

  /** How many a mail server has taken or refused. */
  public static long sent(Transaction sql, int workspace, UUID campaign) {
    return sql.one(SENT, row -> row.bigint(1), workspace, campaign);
  }
}

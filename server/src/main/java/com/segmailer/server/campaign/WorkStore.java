package com.segmailer.server.campaign;

import com.segmailer.server.postgres.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What workers do to campaigns. Every statement names the lease: whoever has lost it changes nothing. */
final class WorkStore {

  /** How long a silent node is left alone that is to write an audience down, if it has not begun. */
  static final Duration FREEZING = Duration.ofMinutes(5);

  /** How long otherwise. */
  static final Duration LEASE = Duration.ofMinutes(1);

  private static final String WORKSPACES = """
      select w.id from workspaces w
       where exists (
         select 1 from campaigns c
          where c.workspace_id = w.id
            and (c.state in ('scheduled', 'preparing', 'sending')
                 or (c.audience_kept and c.state in ('completed', 'cancelled'))))
       order by w.id
      """;

  private static final String AT_WORK = """
      select id from campaigns
       where workspace_id = ?
         and (state in ('scheduled', 'preparing', 'sending')
              or (audience_kept and state in ('completed', 'cancelled')))
         and (state <> 'scheduled' or starts_at <= ?)
         and (leased_until is null or leased_until <= ?)
       order by coalesce(checked_at, created_at), id
      """;

  private static final String CLAIM = """
      update campaigns
         set lease = ?, leased_until = case when state = 'sending' then ?::timestamptz else ? end,
             started_at = case when state = 'scheduled' then ? else started_at end,
             state = case when state = 'scheduled' then 'preparing' else state end
       where workspace_id = ? and id = ?
         and (state in ('preparing', 'sending')
              or (state = 'scheduled' and starts_at <= ?)
              or (audience_kept and state in ('completed', 'cancelled')))
         and (leased_until is null or leased_until <= ?)
      returning\s""" + CampaignRow.COLUMNS;

  private static final String RELEASE = """
      update campaigns set lease = null, leased_until = null
       where workspace_id = ? and id = ? and lease = ?
      """;

  private static final String RELEASE_ALL =
      "update campaigns set lease = null, leased_until = null where lease is not null";

  private static final String FROZEN = """
      update campaigns
         set state = 'sending', contents = ?::json, frozen_at = ?, audience = ?, passed = ?, testing = ?,
             audience_kept = true, next_at = ?, revision = revision + 1, updated_at = ?
       where workspace_id = ? and id = ? and lease = ? and state = 'preparing'
      """;

  private static final String WALKED = """
      update campaigns
         set done_due = ?, done_contact = ?, next_at = ?, made = made + ?,
             without_address = without_address + ?, gone = gone + ?, passed = passed + ?
       where workspace_id = ? and id = ? and lease = ? and state = 'sending'
      """;

  private static final String TESTED = """
      update campaigns
         set testing = false, tested_at = ?, done_due = null, done_contact = null
       where workspace_id = ? and id = ? and lease = ? and state = 'sending'
      """;

  private static final String TESTED_AT = """
      update campaigns set tested_at = ?
       where workspace_id = ? and id = ? and lease = ? and state = 'sending'
      """;

  private static final String ALL_WALKED = """
      update campaigns set walked = true
       where workspace_id = ? and id = ? and lease = ? and state = 'sending'
      """;

  private static final String WON = """
      update campaigns set winner = ?, revision = revision + 1, updated_at = ?
       where workspace_id = ? and id = ? and lease = ? and state = 'sending' and winner is null
      """;

  private static final String COMPLETED = """
      update campaigns
         set state = 'completed', ended_at = ?, revision = revision + 1, updated_at = ?
       where workspace_id = ? and id = ? and lease = ? and state = 'sending'
      """;

  private static final String CHECKED = """
      update campaigns set alarmed = ?, counted_sent = ?, checked_at = ?
       where workspace_id = ? and id = ? and lease = ? and state = 'sending'
      """;

  private static final String PAUSED = """
      update campaigns
         set state = 'paused', paused_reason = ?, revision = revision + 1, updated_at = ?
       where workspace_id = ? and id = ? and lease = ? and state in ('preparing', 'sending')
      """;

  private static final String EMPTIED = """
      update campaigns set audience_kept = false
       where workspace_id = ? and id = ? and lease = ?
      """;

  private WorkStore() {}

  /** A campaign that this node works on. */
  record Claim(CampaignRow row, UUID lease) {
    int workspace() {
      return row.workspace();
    }

    UUID id() {
      return row.id();
    }
  }

  static List<Integer> workspaces(Transaction sql) {
    return sql.query(WORKSPACES, row -> row.integer(1));
  }

  static List<UUID> atWork(Transaction sql, int workspace, Instant now) {
    return sql.query(AT_WORK, row -> row.uuid(1), workspace, now, now);
  }

  static Optional<Claim> claim(Transaction sql, int workspace, UUID id, UUID lease, Instant now) {
    if (!AudienceHold.take(sql, id)) {
      return Optional.empty();
    }
    return sql.first(
        CLAIM,
        row -> new Claim(CampaignRow.of(row), lease),
        lease,
        now.plus(LEASE),
        now.plus(FREEZING),
        now,
        workspace,
        id,
        now,
        now);
  }

  static void release(Transaction sql, Claim claim) {
    sql.update(RELEASE, claim.workspace(), claim.id(), claim.lease());
  }

  static int releaseAll(Transaction sql) {
    return sql.update(RELEASE_ALL);
  }

  /** @param contents with the versions that messages have from now on */
  static boolean frozen(
      Transaction sql, Claim claim, CampaignDefinition contents, Size size, Instant now) {
    return changed(sql.update(
        FROZEN,
        DefinitionJson.print(contents),
        now,
        size.audience(),
        size.passed(),
        contents.test().isPresent(),
        now,
        now,
        claim.workspace(),
        claim.id(),
        claim.lease()));
  }

  static boolean walked(
      Transaction sql, Claim claim, Place place, Outcomes outcomes, @Nullable Instant next) {
    return changed(sql.update(
        WALKED,
        place.due(),
        place.contact(),
        next,
        outcomes.made(),
        outcomes.withoutAddress(),
        outcomes.gone(),
        outcomes.passed(),
        claim.workspace(),
        claim.id(),
        claim.lease()));
  }

  static boolean tested(Transaction sql, Claim claim, Instant now) {
    return changed(sql.update(TESTED, now, claim.workspace(), claim.id(), claim.lease()));
  }

  static boolean testedAt(Transaction sql, Claim claim, Instant at) {
    return changed(sql.update(TESTED_AT, at, claim.workspace(), claim.id(), claim.lease()));
  }

  static boolean allWalked(Transaction sql, Claim claim) {
    return changed(sql.update(ALL_WALKED, claim.workspace(), claim.id(), claim.lease()));
  }

  static boolean won(Transaction sql, Claim claim, int variant, Instant now) {
    return changed(sql.update(WON, variant, now, claim.workspace(), claim.id(), claim.lease()));
  }

  static boolean completed(Transaction sql, Claim claim, Instant now) {
    return changed(sql.update(COMPLETED, now, now, claim.workspace(), claim.id(), claim.lease()));
  }

  static boolean checked(Transaction sql, Claim claim, boolean alarmed, long sent, Instant now) {
    return changed(
        sql.update(CHECKED, alarmed, sent, now, claim.workspace(), claim.id(), claim.lease()));
  }

  static boolean paused(Transaction sql, Claim claim, String reason, Instant now) {
    return changed(sql.update(PAUSED, reason, now, claim.workspace(), claim.id(), claim.lease()));
  }

  static void emptied(Transaction sql, Claim claim) {
    sql.update(EMPTIED, claim.workspace(), claim.id(), claim.lease());
  }

  private static boolean changed(int rows) {
    return rows == 1;
  }

  /** How many an audience has, and for how many of them it was too late. */
  record Size(long audience, long passed) {}

  /** A place in the audience; {@code due} is null unless each is due at its own time. */
  record Place(@Nullable UUID contact, @Nullable Instant due) {}

  /** What became of some of the audience. */
  record Outcomes(int made, int withoutAddress, int gone, int passed) {
    static Outcomes passed(int passed) {
      return new Outcomes(0, 0, 0, passed);
    }
  }
}

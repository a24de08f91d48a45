package com.segmailer.server.campaign;

import com.segmailer.core.campaign.Alarm;
import com.segmailer.core.campaign.CampaignState;
import com.segmailer.server.http.EntityTag;
import com.segmailer.server.postgres.Row;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as stored.
 *
 * @param definition with the versions of templates that were in use at the start, once it has started
 * @param pausedReason null unless it is paused
 * @param winner the variant that won, null as long as none has
 */
record CampaignRow(
    int workspace,
    UUID id,
    CampaignDefinition definition,
    CampaignState state,
    @Nullable String pausedReason,
    long revision,
    Times times,
    Counts counts,
    Walk walk,
    @Nullable Integer winner,
    Watched watched) {

  static final String COLUMNS = """
      workspace_id, id, coalesce(contents, definition)::text, state, paused_reason, revision,
      starts_at, started_at, frozen_at, ended_at, created_at, updated_at,
      audience, passed, made, without_address, gone,
      testing, done_due, done_contact, walked, next_at, tested_at,
      winner, alarmed, known_sent, known_complained, known_bounced, counted_sent, checked_at,
      audience_kept
      """;

  /** When what happened or is to happen; null for what has not. */
  record Times(
      @Nullable Instant startsAt,
      @Nullable Instant startedAt,
      @Nullable Instant frozenAt,
      @Nullable Instant endedAt,
      Instant createdAt,
      Instant updatedAt) {}

  /**
   * What became of the audience so far.
   *
   * @param passed for whom it was too late
   * @param made messages
   * @param gone who had been erased before their turn
   */
  record Counts(long audience, long passed, long made, long withoutAddress, long gone) {}

  /**
   * How far messages have been made.
   *
   * @param testing whether only those are walked who take part in the test
   * @param contact the last one done, null before the first
   * @param due at which that one was due, where each is due at its own time
   * @param walked whether all have been
   * @param next when the next message may be made
   * @param testedAt when the last message of the test was made, or sent as far as is known
   */
  record Walk(
      boolean testing,
      @Nullable Instant due,
      @Nullable UUID contact,
      boolean walked,
      @Nullable Instant next,
      @Nullable Instant testedAt) {}

  /**
   * What the alarm knows.
   *
   * @param known what it has spoken of already
   * @param sent messages when they were last counted
   */
  record Watched(
      boolean alarmed,
      Alarm.Sample known,
      long sent,
      @Nullable Instant checkedAt,
      boolean audienceKept) {}

  EntityTag tag() {
    return EntityTag.of(revision);
  }

  boolean frozen() {
    return times.frozenAt() != null;
  }

  /** Those of the audience whose turn has not come. */
  long left() {
    return walk.walked()
        ? 0
        : Math.max(
            0,
            counts.audience()
                - counts.passed()
                - counts.made()
                - counts.withoutAddress()
                - counts.gone());
  }

  Optional<Instant> winnerDue() {
    var tested = walk.testedAt();
    return tested == null || winner != null
        ? Optional.empty()
        : definition.test().flatMap(test -> test.chosenAt(tested));
  }

  static CampaignRow of(Row row) {
    return new CampaignRow(
        row.integer(1),
        row.uuid(2),
        DefinitionJson.parse(row.bytes(3)),
        CampaignState.valueOf(row.text(4).toUpperCase(Locale.ROOT)),
        row.textOrNull(5),
        row.bigint(6),
        new Times(
            row.instantOrNull(7),
            row.instantOrNull(8),
            row.instantOrNull(9),
            row.instantOrNull(10),
            row.instant(11),
            row.instant(12)),
        new Counts(row.bigint(13), row.bigint(14), row.bigint(15), row.bigint(16), row.bigint(17)),
        new Walk(
            row.bool(18),
            row.instantOrNull(19),
            row.uuidOrNull(20),
            row.bool(21),
            row.instantOrNull(22),
            row.instantOrNull(23)),
        row.integerOrNull(24),
        new Watched(
            row.bool(25),
            new Alarm.Sample(row.bigint(26), row.bigint(27), row.bigint(28)),
            row.bigint(29),
            row.instantOrNull(30),
            row.bool(31)));
  }
}

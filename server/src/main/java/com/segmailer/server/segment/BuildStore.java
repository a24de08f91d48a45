package com.segmailer.server.segment;

import com.segmailer.server.postgres.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Which segments are being built, by whom, and how far. */
final class BuildStore {

  /**
   * A segment that this node builds.
   *
   * @param revision of the definition being built; progress of any other is not stored
   * @param builtTo the last contact done by an earlier claim
   * @param end the last contact when the building began; nothing if there was none
   */
  record Claim(int workspace, int no, long revision, Optional<UUID> builtTo, Optional<UUID> end) {}

  private record Candidate(int workspace, int no) {}

  // The longest waiting of each workspace, and the workspaces in a circle: whoever has a thousand
  // segments to build holds up nobody else's one.
  private static final String CANDIDATES = """
      select workspace_id, (array_agg(no order by updated_at, no))[1] from segments
       where state = 'building' and (leased_until is null or leased_until < ?)
       group by workspace_id
       order by workspace_id <= ?, workspace_id limit 10
      """;

  private static final String CLAIM = """
      update segments set leased_until = ?,
             build_end = case when built_to is not null and build_end is not null then build_end
                              else (select c.id from contacts c
                                     where c.workspace_id = segments.workspace_id
                                     order by c.id desc limit 1) end,
             to_build = (select coalesce(sum(c.contacts), 0) from contact_counts c
                          where c.workspace_id = segments.workspace_id)
                      + (select coalesce(sum(d.contacts), 0) from count_deltas d
                          where d.workspace_id = segments.workspace_id)
       where workspace_id = ? and no = ? and state = 'building'
         and (leased_until is null or leased_until < ?)
      returning revision, built_to, build_end
      """;

  private static final String OTHERS_WAIT = """
      select 1 from segments
       where state = 'building' and (leased_until is null or leased_until < ?)
         and workspace_id <> ? limit 1
      """;

  private static final String PROGRESS = """
      update segments set built_to = ?, built = least(to_build, built + ?), leased_until = ?
       where workspace_id = ? and no = ? and state = 'building' and revision = ?
      """;

  private static final String FINISH = """
      update segments set state = 'live', built_to = null, leased_until = null
       where workspace_id = ? and no = ? and state = 'building' and revision = ?
      """;

  private static final String RELEASE = """
      update segments set leased_until = null
       where workspace_id = ? and no = ? and state = 'building' and revision = ?
      """;

  private static final String RELEASE_ALL =
      "update segments set leased_until = null where state = 'building'";

  private BuildStore() {}

  /** @param last the workspace whose turn it was before */
  static Optional<Claim> claim(Transaction transaction, int last, Instant now, Duration lease) {
    var candidates = transaction.query(
        CANDIDATES, row -> new Candidate(row.integer(1), row.integer(2)), now, last);
    for (var candidate : candidates) {
      var claim = transaction.first(
          CLAIM,
          row -> new Claim(
              candidate.workspace(),
              candidate.no(),
              row.bigint(1),
              Optional.ofNullable(row.uuidOrNull(2)),
              Optional.ofNullable(row.uuidOrNull(3))),
          now.plus(lease),
          candidate.workspace(),
          candidate.no(),
          now);
      if (claim.isPresent()) {
        return claim;
      }
    }
    return Optional.empty();
  }

  /** Whether segments of other workspaces are to be built, and nobody is at it. */
  static boolean othersWait(Transaction transaction, Claim claim, Instant now) {
    return transaction
        .first(OTHERS_WAIT, row -> row.integer(1), now, claim.workspace())
        .isPresent();
  }

  static boolean progress(
      Transaction transaction, Claim claim, UUID builtTo, int contacts, Instant leasedUntil) {
    return transaction.update(
            PROGRESS,
            builtTo,
            contacts,
            leasedUntil,
            claim.workspace(),
            claim.no(),
            claim.revision())
        == 1;
  }

  /** Lets anybody go on at once, from the progress that is stored. */
  static int release(Transaction transaction, Claim claim) {
    return transaction.update(RELEASE, claim.workspace(), claim.no(), claim.revision());
  }

  static int releaseAll(Transaction transaction) {
    return transaction.update(RELEASE_ALL);
  }

  // Nobody has edited it: what is live now is what the caller has the entity tag of.
  static boolean finish(Transaction transaction, Claim claim) {
    return transaction.update(FINISH, claim.workspace(), claim.no(), claim.revision()) == 1;
  }
}

package com.segmailer.server.workflow;

import com.segmailer.server.postgres.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A workflow whose version this node builds.
 *
 * @param builtTo the last contact done
 * @param until when others may claim it; whoever has it begin again takes it away
 */
record BuildClaim(
    int workspace, int no, UUID id, int version, UUID builtTo, UUID end, Instant until) {

  private static final UUID START = new UUID(0, 0);

  private record Candidate(int workspace, int no) {}

  // The longest waiting of each workspace, and the workspaces in a circle.
  private static final String CANDIDATES = """
      select workspace_id, (array_agg(no order by updated_at, no))[1] from workflows
       where building and (leased_until is null or leased_until < ?)
       group by workspace_id
       order by workspace_id <= ?, workspace_id limit 10
      """;

  private static final String CLAIM = """
      update workflows set leased_until = ?,
             build_end = case when built_to is not null and build_end is not null then build_end
                              else (select c.id from contacts c
                                     where c.workspace_id = workflows.workspace_id
                                     order by c.id desc limit 1) end
       where workspace_id = ? and no = ? and building
         and (leased_until is null or leased_until < ?)
      returning id, version, built_to, build_end, leased_until
      """;

  /** @param last the workspace whose turn it was before */
  static Optional<BuildClaim> next(Transaction sql, int last, Instant now, Duration lease) {
    var candidates =
        sql.query(CANDIDATES, row -> new Candidate(row.integer(1), row.integer(2)), now, last);
    for (var one : candidates) {
      var claim = sql.first(
          CLAIM,
          row -> new BuildClaim(
              one.workspace(),
              one.no(),
              row.uuid(1),
              row.integer(2),
              Objects.requireNonNullElse(row.uuidOrNull(3), START),
              Objects.requireNonNullElse(row.uuidOrNull(4), START),
              row.instant(5)),
          now.plus(lease),
          one.workspace(),
          one.no(),
          now);
      if (claim.isPresent()) {
        return claim;
      }
    }
    return Optional.empty();
  }

  /** Remembers how far it came; yields the claim to go on with, unless somebody took it away. */
  Optional<BuildClaim> progress(Transaction sql, UUID to, Instant leasedUntil) {
    return sql.first(
        """
            update workflows set built_to = ?, leased_until = ?
             where workspace_id = ? and no = ? and building and version = ? and leased_until = ?
            returning leased_until
            """,
        row -> new BuildClaim(workspace, no, id, version, to, end, row.instant(1)),
        to,
        leasedUntil,
        workspace,
        no,
        version,
        until);
  }

  /** Whether workflows of other workspaces are to be built, and nobody is at it. */
  boolean othersWait(Transaction sql, Instant now) {
    return sql.first("""
            select 1 from workflows
             where building and (leased_until is null or leased_until < ?) and workspace_id <> ?
             limit 1
            """, row -> row.integer(1), now, workspace).isPresent();
  }

  /** Lets anybody go on from where it is, unless somebody took it away. */
  int release(Transaction sql) {
    return sql.update("""
        update workflows set leased_until = null
         where workspace_id = ? and no = ? and building and version = ? and leased_until = ?
        """, workspace, no, version, until);
  }

  boolean finish(Transaction sql) {
    return sql.update("""
            update workflows set building = false, built_to = null, leased_until = null
             where workspace_id = ? and no = ? and building and version = ? and leased_until = ?
            """, workspace, no, version, until) == 1;
  }
}

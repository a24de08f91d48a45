package com.segmailer.server.engine;

import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.contact.Identifier;
import com.segmailer.core.decision.Change;
import com.segmailer.server.definition.WorkspaceDefinitions;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.DatabaseFailure;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** What {@link Admission} needs to know from the database; asks nothing that a batch does not need. */
final class AdmissionSql {

  // A key that is older than its life is taken over; a younger one is not returned.
  private static final String RESERVE_KEYS = """
      insert into applied_keys (workspace_id, key, applied_at)
      select ?, key, ? from unnest(?::uuid[]) as k(key)
      on conflict (workspace_id, key) do update set applied_at = excluded.applied_at, made = null
        where applied_keys.applied_at < ?
      returning key
      """;

  private static final String SUPPRESSED = """
      select s.address_hash
        from unnest(?::bytea[]) as h(hash)
       cross join lateral (
         select address_hash from suppressions
          where workspace_id = ? and address_hash = h.hash and reason = 'erased'
         offset 0) s
      """;

  // The row is locked: where a limit holds, creations are counted one batch at a time.
  private static final String LOCK_COUNT =
      "select contacts from contact_counts where workspace_id = ? for update";

  private static final String COUNT = """
      select c.contacts + (select coalesce(sum(d.contacts), 0) from count_deltas d
                            where d.workspace_id = c.workspace_id)
        from contact_counts c
       where c.workspace_id = ?
      """;

  private AdmissionSql() {}

  /** Takes the keys of the submissions; yields those that nothing took before. */
  static Set<UUID> reserveKeys(
      Connection connection, int workspace, List<Submission> submissions, Instant now)
      throws SQLException {
    // In the same order everywhere, or batches would wait for each other.
    var keys = new TreeMap<Duration, TreeSet<UUID>>();
    for (var submission : submissions) {
      var key = submission.terms().appliedKey();
      if (key != null) {
        keys.computeIfAbsent(key.life(), life -> new TreeSet<>()).add(key.id());
      }
    }
    var free = new HashSet<UUID>();
    for (var alike : keys.entrySet()) {
      var takenOver = now.minus(alike.getKey());
      free.addAll(
          reserveKeys(connection, workspace, List.copyOf(alike.getValue()), now, takenOver));
    }
    return free;
  }

  /** Keys of one life: those that were taken before {@code takenOver} are free again. */
  private static Set<UUID> reserveKeys(
      Connection connection, int workspace, List<UUID> keys, Instant now, Instant takenOver)
      throws SQLException {
    try (var statement = connection.prepareStatement(RESERVE_KEYS)) {
      statement.setInt(1, workspace);
      statement.setObject(2, now.atOffset(ZoneOffset.UTC));
      statement.setObject(3, Columns.uuids(keys));
      statement.setObject(4, takenOver.atOffset(ZoneOffset.UTC));
      var free = new HashSet<UUID>();
      var results = statement.executeQuery();
      while (results.next()) {
        free.add(results.getObject(1, UUID.class));
      }
      return free;
    }
  }

  /** Of a batch that creates nobody. */
  static Admission none(WorkspaceDefinitions known) {
    return new Admission(known.secret(), known.contactLimit(), () -> 0, Set.of(), Set.of());
  }

  static Admission admission(
      Connection connection,
      WorkspaceDefinitions known,
      Directory directory,
      List<Submission> submissions,
      Set<UUID> free)
      throws SQLException {
    var addresses = newAddresses(directory, submissions);
    return new Admission(
        known.secret(),
        known.contactLimit(),
        () -> count(connection, known.workspace()),
        addresses.isEmpty() ? Set.of() : suppressed(connection, known, addresses),
        free);
  }

  /** Addresses that no loaded contact has: those the batch may give to one. */
  private static List<EmailAddress> newAddresses(
      Directory directory, List<Submission> submissions) {
    var addresses = new ArrayList<EmailAddress>();
    for (var submission : submissions) {
      addresses.add(submission.identifier().email());
      if (submission
          instanceof Submission.Apply(var same, Change.Save(var edit, var triggers), var terms)) {
        addresses.add(edit.email());
      }
    }
    return addresses.stream()
        .filter(Objects::nonNull)
        .filter(a -> directory.match(Identifier.of(a)) instanceof Directory.Match.Nobody)
        .toList();
  }

  private static Set<ByteBuffer> suppressed(
      Connection connection, WorkspaceDefinitions known, List<EmailAddress> addresses)
      throws SQLException {
    try (var statement = connection.prepareStatement(SUPPRESSED)) {
      statement.setObject(
          1, Columns.bytes(addresses.stream().map(known.secret()::hashOf).toList()));
      statement.setInt(2, known.workspace());
      var hashes = new HashSet<ByteBuffer>();
      var results = statement.executeQuery();
      while (results.next()) {
        hashes.add(ByteBuffer.wrap(results.getBytes(1)));
      }
      return hashes;
    }
  }

  private static long count(Connection connection, int workspace) {
    try (var lock = connection.prepareStatement(LOCK_COUNT);
        var count = connection.prepareStatement(COUNT)) {
      lock.setInt(1, workspace);
      lock.executeQuery();
      count.setInt(1, workspace);
      var results = count.executeQuery();
      if (!results.next()) {
        throw new IllegalStateException("workspace " + workspace + " has no count of its contacts");
      }
      return results.getLong(1);
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }
}

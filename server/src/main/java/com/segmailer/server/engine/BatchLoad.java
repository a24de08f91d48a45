package com.segmailer.server.engine;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.contact.Profile;
import com.segmailer.core.contact.SegmentNumbers;
import com.segmailer.core.contact.Standing;
import com.segmailer.core.decision.Change;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.value.Value;
import com.segmailer.server.json.Json;
import com.segmailer.server.postgres.Columns;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The first statement of a batch: pins the definitions' version, then finds and locks its contacts. */
final class BatchLoad {

  /**
   * Rows as read: decoding digests and segments needs the definitions, which are known afterwards.
   */
  record Row(
      UUID id,
      @Nullable String email,
      @Nullable String emailKey,
      @Nullable String externalId,
      boolean subscribed,
      byte[] attributes,
      int[] segments,
      byte[] signals,
      @Nullable Instant wakeAt,
      long version,
      Instant createdAt,
      Instant updatedAt) {}

  record Loaded(long definitionsVersion, List<Row> rows) {}

  // Contacts are locked in the order of their ids, so that batches never wait for each other in a
  // circle. The lateral joins leave the planner one plan, an index look-up for each key, whatever
  // the statistics say; "offset 0" keeps it from taking them apart. Row locks come from a
  // sub-select of their own: a row that another batch
  // changed meanwhile is read again as that batch left it.
  private static final String LOCK_BY_IDENTITY = """
      with pinned as materialized (
        select version from definition_versions where workspace_id = ? for share
      ), found as materialized (
        select c.id
          from unnest(?::text[]) as k(email_key)
         cross join lateral (
           select id from contacts where workspace_id = ? and email_key = k.email_key
           offset 0) c
        union
        select c.id
          from unnest(?::text[]) as k(external_id)
         cross join lateral (
           select id from contacts where workspace_id = ? and external_id = k.external_id
           offset 0) c
        union
        select id from unnest(?::uuid[]) as k(id)
      )
      select pinned.version as definitions_version, c.*
        from pinned
        left join (
          select locked.*
            from (select id from found order by id) f
           cross join lateral (
             select id, email, email_key, external_id, subscribed, attributes::text as attributes,
                    segments, signals, wake_at, version, created_at, updated_at
               from contacts
              where workspace_id = ? and id = f.id
                for no key update) locked
        ) c on true
      """;

  private static final String LOCK_DUE = """
      with pinned as materialized (
        select version from definition_versions where workspace_id = ? for share
      )
      select pinned.version as definitions_version, c.*
        from pinned
        left join lateral (
          select id, email, email_key, external_id, subscribed, attributes::text as attributes,
                 segments, signals, wake_at, version, created_at, updated_at
            from contacts
           where workspace_id = ? and wake_at <= ?
           order by wake_at
           limit ?
             for no key update skip locked
        ) c on true
      """;

  private BatchLoad() {}

  static Loaded byIdentity(Connection connection, int workspace, List<Submission> submissions)
      throws SQLException {
    var emails = new TreeSet<String>();
    var externalIds = new TreeSet<String>();
    var ids = new TreeSet<UUID>();
    for (var submission : submissions) {
      var identifier = submission.identifier();
      add(emails, externalIds, identifier.email(), identifier.externalId());
      if (identifier.id() != null) {
        ids.add(identifier.id());
      }
      if (submission instanceof Submission.Apply(var same, Change.Save(var edit), var terms)) {
        add(emails, externalIds, edit.email(), edit.externalId());
      }
    }
    try (var statement = connection.prepareStatement(LOCK_BY_IDENTITY)) {
      statement.setInt(1, workspace);
      statement.setObject(2, Columns.texts(List.copyOf(emails)));
      statement.setInt(3, workspace);
      statement.setObject(4, Columns.texts(List.copyOf(externalIds)));
      statement.setInt(5, workspace);
      statement.setObject(6, Columns.uuids(List.copyOf(ids)));
      statement.setInt(7, workspace);
      return read(statement.executeQuery());
    }
  }

  private static void add(
      TreeSet<String> emails,
      TreeSet<String> externalIds,
      @Nullable EmailAddress email,
      @Nullable String externalId) {
    if (email != null) {
      emails.add(email.key());
    }
    if (externalId != null) {
      externalIds.add(externalId);
    }
  }

  /** The contacts whose wake-up is due and that nobody else has locked, the longest due first. */
  static Loaded due(Connection connection, int workspace, Instant now, int limit)
      throws SQLException {
    try (var statement = connection.prepareStatement(LOCK_DUE)) {
      statement.setInt(1, workspace);
      statement.setInt(2, workspace);
      statement.setObject(3, now.atOffset(ZoneOffset.UTC));
      statement.setInt(4, limit);
      return read(statement.executeQuery());
    }
  }

  private static Loaded read(ResultSet results) throws SQLException {
    long version = -1;
    var rows = new ArrayList<Row>();
    while (results.next()) {
      version = results.getLong(1);
      var id = results.getObject(2, UUID.class);
      if (id != null) {
        rows.add(row(id, results));
      }
    }
    if (version < 0) {
      throw new IllegalStateException("the workspace has no version of its definitions");
    }
    return new Loaded(version, rows);
  }

  private static Row row(UUID id, ResultSet results) throws SQLException {
    return new Row(
        id,
        results.getString(3),
        results.getString(4),
        results.getString(5),
        results.getBoolean(6),
        results.getBytes(7),
        numbers((Integer[]) results.getArray(8).getArray()),
        results.getBytes(9),
        instant(results, 10),
        results.getLong(11),
        results.getObject(12, OffsetDateTime.class).toInstant(),
        results.getObject(13, OffsetDateTime.class).toInstant());
  }

  private static @Nullable Instant instant(ResultSet results, int column) throws SQLException {
    var value = results.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private static int[] numbers(Integer[] boxed) {
    int[] numbers = new int[boxed.length];
    for (int i = 0; i < boxed.length; i++) {
      numbers[i] = boxed[i];
    }
    return numbers;
  }

  static Contact contact(Row row, Definitions definitions) {
    var email = row.email() == null || row.emailKey() == null
        ? null
        : new EmailAddress(row.email(), row.emailKey());
    var profile = new Profile(email, row.externalId(), row.subscribed(), (Value.Dict)
        Json.parseTrusted(row.attributes()));
    return new Contact(
        row.id(),
        profile,
        new Standing(
            known(row.segments(), definitions),
            SignalCodec.decode(row.signals(), definitions::knowsSignal),
            row.wakeAt()),
        row.version(),
        row.createdAt(),
        row.updatedAt());
  }

  /** Without the numbers of segments that were deleted since the contact was last written. */
  private static SegmentNumbers known(int[] numbers, Definitions definitions) {
    return SegmentNumbers.of(
        Arrays.stream(numbers).filter(no -> definitions.position(no) >= 0).toArray());
  }
}

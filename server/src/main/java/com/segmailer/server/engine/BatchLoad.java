package com.segmailer.server.engine;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.contact.Profile;
import com.segmailer.core.contact.SegmentNumbers;
import com.segmailer.core.contact.Standing;
import com.segmailer.core.decision.Change;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.topic.TopicChoices;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.Enrolment;
import com.segmailer.core.workflow.EnrolmentCodec;
import com.segmailer.server.json.Json;
import com.segmailer.server.postgres.Columns;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
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
      long shownVersion,
      Instant createdAt,
      Instant updatedAt,
      byte @Nullable [] workflows,
      int @Nullable [] topics) {}

  record Loaded(long definitionsVersion, List<Row> rows) {}

  private BatchLoad() {}

  /**
   * Whom the submissions concern, locked.
   *
   * @param patient whether to wait for contacts that another batch has locked; otherwise the
   *     statement fails with 55P03
   */
  static Loaded byIdentity(
      Connection connection, int workspace, List<Submission> submissions, boolean patient)
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
      if (submission
          instanceof Submission.Apply(var same, Change.Save(var edit, var triggers), var terms)) {
        add(emails, externalIds, edit.email(), edit.externalId());
      }
    }
    var lock = patient ? LoadSql.LOCK_IN_ORDER : LoadSql.LOCK_AT_ONCE;
    try (var statement = connection.prepareStatement(lock)) {
      statement.setInt(1, workspace);
      statement.setObject(2, Columns.texts(List.copyOf(emails)));
      statement.setInt(3, workspace);
      statement.setObject(4, Columns.texts(List.copyOf(externalIds)));
      statement.setInt(5, workspace);
      statement.setObject(6, Columns.uuids(List.copyOf(ids)));
      statement.setInt(7, workspace);
      var loaded = read(statement.executeQuery());
      if (loaded.definitionsVersion() < 0) {
        throw new IllegalStateException("the workspace has no version of its definitions");
      }
      return loaded;
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

  /**
   * The contacts whose wake-up is due and that nobody else has locked, the longest due first; none
   * while the definitions are about to change.
   */
  static Loaded due(Connection connection, int workspace, Instant now, int limit)
      throws SQLException {
    try (var statement = connection.prepareStatement(LoadSql.LOCK_DUE)) {
      statement.setInt(1, workspace);
      statement.setInt(2, workspace);
      statement.setObject(3, now.atOffset(ZoneOffset.UTC));
      statement.setInt(4, limit);
      return read(statement.executeQuery());
    }
  }

  /** One contact, without a lock. */
  static List<Row> one(Connection connection, int workspace, UUID id) throws SQLException {
    try (var statement = connection.prepareStatement(LoadSql.READ)) {
      statement.setInt(1, workspace);
      statement.setObject(2, id);
      var results = statement.executeQuery();
      return results.next() ? List.of(row(id, results)) : List.of();
    }
  }

  private static Loaded read(ResultSet results) throws SQLException {
    long version = -1;
    var rows = new LinkedHashMap<UUID, Row>();
    while (results.next()) {
      version = results.getLong(1);
      var id = results.getObject(2, UUID.class);
      if (id != null) {
        rows.putIfAbsent(id, row(id, results));
      }
    }
    return new Loaded(version, List.copyOf(rows.values()));
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
        results.getLong(12),
        results.getObject(13, OffsetDateTime.class).toInstant(),
        results.getObject(14, OffsetDateTime.class).toInstant(),
        results.getBytes(15),
        choices(results.getArray(16)));
  }

  private static int @Nullable [] choices(@Nullable Array array) throws SQLException {
    return array == null ? null : numbers((Integer[]) array.getArray());
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
    // Most events concern nobody's attributes: these are parsed when somebody looks.
    var attributes = Value.Dict.lazily(() -> (Value.Dict) Json.parseTrusted(row.attributes()));
    var topics = chosen(row.topics(), definitions);
    var profile = new Profile(email, row.externalId(), row.subscribed(), topics, attributes);
    return new Contact(
        row.id(),
        profile,
        new Standing(
            known(row.segments(), definitions),
            SignalCodec.decode(row.signals(), definitions::knowsSignal),
            enrolment(row.workflows()),
            row.wakeAt()),
        row.version(),
        row.shownVersion(),
        row.createdAt(),
        row.updatedAt());
  }

  private static Enrolment enrolment(byte @Nullable [] json) {
    return json == null ? Enrolment.NONE : EnrolmentCodec.decode(Json.parseTrusted(json));
  }

  /** Without choices about topics that were deleted. */
  private static TopicChoices chosen(int @Nullable [] signed, Definitions definitions) {
    return signed == null
        ? TopicChoices.NONE
        : TopicChoices.of(signed).about(definitions.topics()::has);
  }

  /** Without the numbers of segments that were deleted since the contact was last written. */
  private static SegmentNumbers known(int[] numbers, Definitions definitions) {
    return SegmentNumbers.of(
        Arrays.stream(numbers).filter(no -> definitions.position(no) >= 0).toArray());
  }
}

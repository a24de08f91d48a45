package com.segmailer.server.topic;

import com.segmailer.core.topic.Topic;
import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of topics and of their wordings. */
final class TopicStore {

  private static final String SELECT = """
      select no, id, name, description, mode, double_opt_in, version, revision, created_at,
             updated_at
        from topics
       where workspace_id = ? and deleted_at is null
      """;
  private static final String BY_ID = SELECT + " and id = ?";
  private static final String PAGE = SELECT + " and no > ? order by no limit ?";
  private static final String LOCK = BY_ID + " for share";

  private static final String COUNT =
      "select count(*) from topics where workspace_id = ? and deleted_at is null";

  private static final String INSERT = """
      insert into topics (
        workspace_id, no, id, name, description, mode, double_opt_in, version, revision,
        created_at, updated_at)
      select ?, coalesce(max(no), 0) + 1, ?, ?, ?, ?, ?, 1, 1, ?, ?
        from topics where workspace_id = ?
      """;

  private static final String UPDATE = """
      update topics
         set name = ?, description = ?, mode = ?, double_opt_in = ?, version = ?,
             revision = revision + 1, updated_at = ?
       where workspace_id = ? and id = ?
      """;

  private static final String DELETE =
      "update topics set deleted_at = ? where workspace_id = ? and id = ?";

  private static final String INSERT_WORDING = """
      insert into topic_wordings (workspace_id, topic_id, version, name, description, since)
      values (?, ?, ?, ?, ?, ?)
      """;

  private TopicStore() {}

  static Optional<StoredTopic> find(Transaction sql, int workspace, UUID id) {
    return sql.first(BY_ID, TopicStore::topic, workspace, id);
  }

  /** The same; it cannot be deleted before the transaction ends. */
  static Optional<StoredTopic> lock(Transaction sql, int workspace, UUID id) {
    return sql.first(LOCK, TopicStore::topic, workspace, id);
  }

  /** In the order in which they were created. */
  static List<StoredTopic> page(Transaction sql, int workspace, int afterNo, int limit) {
    return sql.query(PAGE, TopicStore::topic, workspace, afterNo, limit);
  }

  static long count(Transaction sql, int workspace) {
    return sql.one(COUNT, row -> row.bigint(1), workspace);
  }

  static void insert(Transaction sql, int workspace, UUID id, TopicSettings settings, Instant now) {
    sql.update(
        INSERT,
        workspace,
        id,
        settings.name(),
        settings.description(),
        StoredTopic.wireName(settings.mode()),
        settings.doubleOptIn(),
        now,
        now,
        workspace);
    word(sql, workspace, id, 1, settings, now);
  }

  static void update(
      Transaction sql, int workspace, StoredTopic before, TopicSettings settings, Instant now) {
    boolean reworded = !settings.readsLike(before.settings());
    int version = reworded ? before.version() + 1 : before.version();
    sql.update(
        UPDATE,
        settings.name(),
        settings.description(),
        StoredTopic.wireName(settings.mode()),
        settings.doubleOptIn(),
        version,
        now,
        workspace,
        before.id());
    if (reworded) {
      word(sql, workspace, before.id(), version, settings, now);
    }
  }

  private static void word(
      Transaction sql, int workspace, UUID id, int version, TopicSettings settings, Instant now) {
    sql.update(
        INSERT_WORDING, workspace, id, version, settings.name(), settings.description(), now);
  }

  static void delete(Transaction sql, int workspace, UUID id, Instant now) {
    sql.update(DELETE, now, workspace, id);
  }

  private static StoredTopic topic(Row row) {
    var mode = row.text(5).equals("opt-in") ? Topic.Mode.OPT_IN : Topic.Mode.OPT_OUT;
    return new StoredTopic(
        row.integer(1),
        row.uuid(2),
        new TopicSettings(row.text(3), row.text(4), mode, row.bool(6)),
        row.integer(7),
        row.bigint(8),
        row.instant(9),
        row.instant(10));
  }
}

package com.segmailer.server.template;

import com.segmailer.server.definition.Referrer;
import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of templates and their versions. */
final class TemplateStore {

  private static final String SELECT = """
      select id, name, description, topic, from_name, from_email, reply_to, track_opens,
             track_clicks, version, revision, created_at, updated_at
        from templates
       where workspace_id = ?
      """;
  private static final String BY_ID = SELECT + " and id = ?";
  private static final String HOLD = BY_ID + " for key share";
  private static final String PAGE = SELECT + " and id > ? order by id limit ?";

  private static final String INSERT = """
      insert into templates (
        workspace_id, id, name, description, topic, from_name, from_email, reply_to, track_opens,
        track_clicks, version, revision, created_at, updated_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  // Whoever was faster has raised the revision.
  private static final String UPDATE = """
      update templates
         set name = ?, description = ?, topic = ?, from_name = ?, from_email = ?, reply_to = ?,
             track_opens = ?, track_clicks = ?, version = ?, revision = revision + 1,
             updated_at = ?
       where workspace_id = ? and id = ? and revision = ?
      """;

  private static final String DELETE =
      "delete from templates where workspace_id = ? and id = ? and revision = ?";
  private static final String DELETE_VERSIONS =
      "delete from template_versions where workspace_id = ? and template_id = ?";

  private static final String VERSION_COLUMNS = """
      select version, format, subject, preheader, body, text, html, plain, created_at
        from template_versions
       where workspace_id = ? and template_id = ?
      """;
  private static final String VERSION = VERSION_COLUMNS + " and version = ?";

  private static final String VERSIONS = """
      select version, format, subject, created_at
        from template_versions
       where workspace_id = ? and template_id = ? and version < ?
       order by version desc
       limit ?
      """;

  private static final String INSERT_VERSION = """
      insert into template_versions (
        workspace_id, template_id, version, format, subject, preheader, body, text, html, plain,
        created_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String ABOUT = """
      select id, name from templates where workspace_id = ? and topic = ? order by id limit 20
      """;

  private static final String COUNT = "select count(*) from templates where workspace_id = ?";

  private TemplateStore() {}

  /** A version as lists show it. */
  record VersionLine(int version, String format, String subject, Instant createdAt) {}

  static Optional<StoredTemplate> find(Transaction sql, int workspace, UUID id) {
    return sql.first(BY_ID, TemplateStore::template, workspace, id);
  }

  /** One that nobody deletes before the transaction ends; it may well be edited. */
  static Optional<StoredTemplate> held(Transaction sql, int workspace, UUID id) {
    return sql.first(HOLD, TemplateStore::template, workspace, id);
  }

  /** Some of those that are about a topic. */
  static List<Referrer> about(Transaction sql, int workspace, UUID topic) {
    return sql.query(ABOUT, Referrer.of("template"), workspace, topic.toString());
  }

  // The column is text: once it held any.
  private static @Nullable String text(@Nullable UUID topic) {
    return topic == null ? null : topic.toString();
  }

  static List<StoredTemplate> page(Transaction sql, int workspace, UUID after, int limit) {
    return sql.query(PAGE, TemplateStore::template, workspace, after, limit);
  }

  static long count(Transaction sql, int workspace) {
    return sql.one(COUNT, row -> row.bigint(1), workspace);
  }

  static void insert(Transaction sql, int workspace, StoredTemplate one) {
    var settings = one.settings();
    sql.update(
        INSERT,
        workspace,
        one.id(),
        settings.name(),
        settings.description(),
        text(settings.topic()),
        settings.fromName(),
        settings.fromEmail(),
        settings.replyTo(),
        settings.trackOpens(),
        settings.trackClicks(),
        one.version(),
        one.revision(),
        one.createdAt(),
        one.updatedAt());
  }

  /** Whether it was still as {@code before}. */
  static boolean update(
      Transaction sql,
      int workspace,
      StoredTemplate before,
      TemplateSettings settings,
      int version,
      Instant now) {
    return sql.update(
            UPDATE,
            settings.name(),
            settings.description(),
            text(settings.topic()),
            settings.fromName(),
            settings.fromEmail(),
            settings.replyTo(),
            settings.trackOpens(),
            settings.trackClicks(),
            version,
            now,
            workspace,
            before.id(),
            before.revision())
        == 1;
  }

  static boolean delete(Transaction sql, int workspace, StoredTemplate one) {
    if (sql.update(DELETE, workspace, one.id(), one.revision()) == 0) {
      return false;
    }
    sql.update(DELETE_VERSIONS, workspace, one.id());
    return true;
  }

  static Optional<StoredVersion> version(Transaction sql, int workspace, UUID id, int version) {
    return sql.first(VERSION, TemplateStore::version, workspace, id, version);
  }

  /** Versions older than {@code before}, the newest first. */
  static List<VersionLine> versions(
      Transaction sql, int workspace, UUID id, int before, int limit) {
    return sql.query(
        VERSIONS,
        row -> new VersionLine(row.integer(1), row.text(2), row.text(3), row.instant(4)),
        workspace,
        id,
        before,
        limit);
  }

  static void insertVersion(Transaction sql, int workspace, UUID id, StoredVersion one) {
    var content = one.content();
    sql.update(
        INSERT_VERSION,
        workspace,
        id,
        one.version(),
        content.format().wireName(),
        content.subject(),
        content.preheader(),
        content.body(),
        content.text().orElse(null),
        one.sources().html(),
        one.sources().text().orElse(null),
        one.createdAt());
  }

  private static StoredTemplate template(Row row) {
    var settings = new TemplateSettings(
        row.text(2),
        row.text(3),
        row.optionalText(4).map(UUID::fromString).orElse(null),
        row.textOrNull(5),
        row.textOrNull(6),
        row.textOrNull(7),
        row.bool(8),
        row.bool(9));
    return new StoredTemplate(
        row.uuid(1), settings, row.integer(10), row.bigint(11), row.instant(12), row.instant(13));
  }

  private static StoredVersion version(Row row) {
    var subject = row.text(3);
    var format = row.text(2).equals("mjml") ? Format.MJML : Format.HTML;
    var text = row.optionalText(6);
    return new StoredVersion(
        row.integer(1),
        new InlineContent(format, subject, row.text(4), row.text(5), text),
        new Sources(subject, row.text(7), row.optionalText(8), text.isEmpty()),
        row.instant(9));
  }
}

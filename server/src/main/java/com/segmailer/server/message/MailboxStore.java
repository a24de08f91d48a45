package com.segmailer.server.message;

import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The built-in mailbox: the newest messages of each workspace. */
final class MailboxStore {

  /** Messages of a workspace that are kept, the oldest go first. */
  static final int MOST = 10_000;

  static final Duration LONGEST = Duration.ofDays(30);

  // Only while the message is there: who was erased meanwhile does not come back.
  private static final String PUT = """
      insert into mailbox (
        workspace_id, id, contact_id, address, subject, html, text, source, received_at)
      select workspace_id, id, contact_id, address, ?, ?, ?, ?, ?
        from messages where workspace_id = ? and id = ? for key share
      on conflict (workspace_id, id) do nothing
      """;

  // Without the bodies, of which a page may have hundreds of megabytes.
  private static final String PAGE = """
      select id, contact_id, address, subject, received_at
        from mailbox
       where workspace_id = ? and id < ?
       order by id desc limit ?
      """;

  private static final String ONE = """
      select id, contact_id, address, subject, received_at, html, text, source
        from mailbox where workspace_id = ? and id = ?
      """;

  private static final String CLEAR = "delete from mailbox where workspace_id = ?";

  private static final String WORKSPACES =
      "select workspace_id from mailbox group by workspace_id order by workspace_id";

  private static final String PURGE = """
      delete from mailbox
       where workspace_id = ?
         and (received_at < ?
              or id <= (select id from mailbox where workspace_id = ?
                         order by id desc offset ? limit 1))
      """;

  private MailboxStore() {}

  /** A message as a list shows it; ids grow with time. */
  record Listed(
      UUID id, @Nullable UUID contact, String address, String subject, Instant receivedAt) {}

  /** A message as it arrived. */
  record Kept(Listed listed, String html, String text, byte[] source) {}

  static int put(Transaction sql, Composed message, byte[] source, Instant now) {
    var mail = message.mail();
    return sql.update(
        PUT,
        mail.subject(),
        mail.html(),
        mail.text() == null ? "" : mail.text(),
        source,
        now,
        message.workspace(),
        message.claimed().id());
  }

  /** The newest first. */
  static List<Listed> page(Transaction sql, int workspace, UUID before, int limit) {
    return sql.query(PAGE, MailboxStore::listed, workspace, before, limit);
  }

  static Optional<Kept> one(Transaction sql, int workspace, UUID id) {
    return sql.first(ONE, MailboxStore::kept, workspace, id);
  }

  static int clear(Transaction sql, int workspace) {
    return sql.update(CLEAR, workspace);
  }

  static List<Integer> workspaces(Transaction sql) {
    return sql.query(WORKSPACES, row -> row.integer(1));
  }

  static int purge(Transaction sql, int workspace, Instant now) {
    return sql.update(PURGE, workspace, now.minus(LONGEST), workspace, MOST);
  }

  private static Listed listed(Row row) {
    return new Listed(row.uuid(1), row.uuidOrNull(2), row.text(3), row.text(4), row.instant(5));
  }

  private static Kept kept(Row row) {
    return new Kept(listed(row), row.text(6), row.text(7), row.bytes(8));
  }
}

package com.segmailer.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What lists of messages read of the messages that are not asked for. */
final class ListCostTest {

  private static final UUID AFTER_ALL = new UUID(-1, -1);

  private final RunningServer server = RunningServer.start();
  private final ApiClient api = server.workspace("Lists");

  @AfterEach
  void stop() {
    server.close();
  }

  private UUID contactWith(String email, int messages) {
    var contact = api.post("/api/v2/contacts", "{\"identifier\": {\"email\": \"" + email + "\"}}")
        .text("contact.id");
    server.database().read(sql -> sql.update("""
        insert into messages (
          workspace_id, id, contact_id, kind, data, address, address_key, state, created_at)
        select ?, gen_random_uuid(), ?::uuid, 'transactional', '{}', 'x@example.com',
               'x@example.com', 'sent', now()
          from generate_series(1, ?) as n
        """, api.workspace(), contact, messages));
    return UUID.fromString(contact);
  }

  @Test
  void the_few_messages_of_a_contact_are_found_without_reading_those_of_others() {
    var jane = contactWith("jane@example.com", 3);
    contactWith("max@example.com", 5_000);
    server.database().read(sql -> sql.update("analyze messages"));
    var filter = new MessageRow.Filter(jane, "sent", null, null, null, null);

    server.database().inTransaction(sql -> {
      long before = read(sql);
      assertThat(MessageRow.page(sql, api.workspace(), AFTER_ALL, filter, 101)).hasSize(3);
      assertThat(read(sql) - before).isLessThan(100);
      return sql;
    });
  }

  @Test
  void the_list_of_the_mailbox_reads_no_bodies() {
    // Long ones that nothing makes shorter: these are stored apart from their rows.
    server.database().read(sql -> sql.update("""
        insert into mailbox (workspace_id, id, address, subject, html, text, source, received_at)
        select ?, gen_random_uuid(), 'x@example.com', 'Hi', long, long, convert_to(long, 'UTF8'), now()
          from (select string_agg(md5(random()::text), '') as long
                  from generate_series(1, 1000) n, generate_series(1, 3) m group by m) texts
        """, api.workspace()));

    server.database().inTransaction(sql -> {
      long before = apart(sql);
      var page = MailboxStore.page(sql, api.workspace(), AFTER_ALL, 101);
      assertThat(page).hasSize(3);
      assertThat(apart(sql)).isEqualTo(before);
      assertThat(MailboxStore.one(sql, api.workspace(), page.getFirst().id())).isPresent();
      assertThat(apart(sql)).isGreaterThan(before);
      return sql;
    });
  }

  /** Looks of this connection at what is stored apart from the rows of the mailbox. */
  private static long apart(Transaction sql) {
    return sql.one("""
        select coalesce(sum(idx_scan), 0) from pg_stat_xact_all_tables
         where relid = (select reltoastrelid from pg_class where oid = 'mailbox'::regclass)
        """, row -> row.bigint(1));
  }

  /** Rows of messages that this connection has looked at. */
  private static long read(Transaction sql) {
    return sql.one("""
        select seq_tup_read + coalesce(idx_tup_fetch, 0)
          from pg_stat_xact_user_tables where relname = 'messages'
        """, row -> row.bigint(1));
  }
}

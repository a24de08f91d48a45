package com.segmailer.server.message;

import static com.segmailer.server.message.LimitStage.JANE;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What limits cost, and that they cost nothing where there are none. */
final class LimitCostTest {

  private final LimitStage stage = new LimitStage();
  private final Outbox outbox = stage.outbox();

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void a_workspace_without_limits_asks_the_database_nothing_about_them() {
    stage.marketing(JANE);
    var workspace = stage.workspace();

    var looks = stage.server().parts().queues().inTransaction(sql -> {
      var claimed = MessageStore.claim(
          sql,
          workspace.id(),
          new UUID(0, 1),
          new MessageStore.Portion(outbox.instant(), 10, false));
      long before = looks(sql);
      assertThat(new LimitRules(sql, workspace, outbox.instant()).against(new UUID(0, 1), claimed))
          .isEmpty();
      assertThat(claimed).hasSize(1);
      return looks(sql) - before;
    });

    assertThat(looks).isZero();
  }

  /** Of this transaction, at any table. */
  private static long looks(Transaction sql) {
    return sql.one("""
        select sum(seq_scan + coalesce(idx_scan, 0) + n_tup_ins + n_tup_upd)
          from pg_stat_xact_user_tables
        """, row -> row.bigint(1));
  }

  @Test
  void counting_reads_what_counts_and_not_all_that_a_contact_ever_got() {
    stage.cap(5, "1d", "wait");
    var contact = stage.api().post("/api/v2/contacts", """
        {"identifier": {"email": "%s"}}""".formatted(JANE)).text("contact.id");
    stage
        .server()
        .database()
        .read(sql ->
            sql.update("""
        insert into messages (
          workspace_id, id, contact_id, kind, data, address, address_key, state, created_at, sent_at)
        select ?, gen_random_uuid(), ?::uuid, 'marketing', '{}', 'x@example.com', 'x@example.com', 'sent',
               ?::timestamptz - n * interval '1 minute', ?::timestamptz - n * interval '1 minute'
          from generate_series(1, 5000) as n
        """, stage.workspace().id(), contact, outbox.instant(), outbox.instant()));

    var plan = stage
        .server()
        .parts()
        .queues()
        .inTransaction(sql -> sql.query(
            "explain (analyze, timing off, summary off) " + LimitRules.COUNTED,
            row -> row.text(1),
            Columns.uuids(List.of(UUID.fromString(contact))),
            stage.workspace().id(),
            stage.workspace().id(),
            outbox.instant().minus(Duration.ofDays(1)),
            Columns.uuids(List.of()),
            5));

    assertThat(plan).anyMatch(line -> line.contains("Backward using messages_counted"));
    assertThat(String.join("\n", plan))
        .doesNotContain("Seq Scan")
        .doesNotContainPattern("actual rows=\\d{2,}");
  }
}

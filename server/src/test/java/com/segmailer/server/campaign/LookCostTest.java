package com.segmailer.server.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.message.CampaignMessages;
import com.segmailer.server.postgres.Transaction;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the frequent look at a campaign reads of the messages that wait for longer. */
final class LookCostTest {

  private final Stage stage = new Stage();
  private final UUID campaign = stage.campaign("");

  @AfterEach
  void stop() {
    stage.close();
  }

  private void put(int messages, String dueAt) {
    stage.update("""
        insert into messages (
          workspace_id, id, kind, data, address, address_key, state, due_at, campaign_id, created_at)
        select ?, gen_random_uuid(), 'marketing', '{}', 'x@example.com', 'x@example.com', 'queued',
               %s, ?, now()
          from generate_series(1, ?)
        """.formatted(dueAt), stage.workspace(), campaign, messages);
  }

  private int soon(Transaction sql) {
    var soon = stage.clock().instant().plus(Duration.ofSeconds(10));
    return CampaignMessages.soon(sql, stage.workspace(), campaign, soon, 2_000);
  }

  @Test
  void those_that_may_go_are_counted_without_those_that_wait_for_their_domain() {
    put(20_000, "timestamptz '2030-01-01'");
    put(3, "timestamptz '2020-01-01'");
    put(4, "null");
    stage.update("analyze messages");

    stage.parts().queues().inTransaction(sql -> {
      long before = read(sql);
      assertThat(soon(sql)).isEqualTo(7);
      assertThat(read(sql) - before).isLessThan(100);
      return sql;
    });
    assertThat(stage
            .database()
            .<Integer>read(sql ->
                CampaignMessages.waiting(sql, stage.workspace(), campaign, Room.WAITING_AHEAD)))
        .isEqualTo(20_007);
  }

  /** Rows of messages that this connection has looked at. */
  private static long read(Transaction sql) {
    return sql.one("""
        select seq_tup_read + coalesce(idx_tup_fetch, 0)
          from pg_stat_xact_user_tables where relname = 'messages'
        """, row -> row.bigint(1));
  }
}

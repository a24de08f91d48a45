package com.segmailer.server.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiClient.Reply;
import com.segmailer.server.testkit.RunningServer;
import com.segmailer.server.testkit.SlowReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More readers that take nothing of what they asked for than the node has connections. */
final class SlowReadersTest {

  /** Rows of 90 kB: more than the buffers of a connection hold. */
  private static final int ROWS = 300;

  private static final String LETTERS = "repeat('x', 90000)";

  private final RunningServer server = RunningServer.start();
  private final ApiClient slow = server.workspace("Slow");
  private final ApiClient other = server.workspace("Other");
  private final List<SlowReader> readers = new ArrayList<>();
  private final String person = contact(slow);

  private static String contact(ApiClient api) {
    return api.post("/api/v2/contacts", "{\"identifier\": {\"email\": \"jane@example.com\"}}")
        .text("contact.id");
  }

  @BeforeEach
  void much() {
    server
        .database()
        .read(sql ->
            sql.update("""
        insert into events (workspace_id, contact_id, occurred_at, id, name, data, received_at)
        select ?, ?, now(), gen_random_uuid(), 'much', jsonb_build_object('x', %s), now()
          from generate_series(1, ?)
        """.formatted(LETTERS), slow.workspace(), UUID.fromString(person), ROWS));
    server.database().read(sql -> sql.update("""
        insert into contacts (
          workspace_id, id, external_id, subscribed, attributes, segments, signals, version,
          created_at, updated_at)
        select ?, gen_random_uuid(), n, true, jsonb_build_object('x', %s), '{}', '', 1, now(), now()
          from generate_series(1, ?) as n
        """.formatted(LETTERS), slow.workspace(), ROWS));
    server.database().read(sql -> sql.update("""
        insert into suppressions (workspace_id, address_hash, reason, created_at, address)
        select ?, sha256(n::text::bytea), 'manual', now(), %s from generate_series(1, ?) as n
        """.formatted(LETTERS), slow.workspace(), ROWS));
  }

  @AfterEach
  void stop() {
    readers.forEach(SlowReader::close);
    server.close();
  }

  private void read(String path) {
    readers.add(SlowReader.asking(slow, path));
  }

  @Test
  void the_others_get_their_answers_and_who_finds_no_place_is_told_so() {
    for (int i = 0; i < 6; i++) {
      read("/api/v2/contacts/" + person + "/export");
      read("/api/v2/contacts/export?format=ndjson");
      read("/api/v2/suppressions/export?format=ndjson");
    }
    await().atMost(Duration.ofSeconds(10)).until(() -> server.database().load().active() > 0);
    long begun = System.nanoTime();

    assertThat(slow.get("/api/v2/contacts?email=jane@example.com").status()).isEqualTo(200);
    var theirs = contact(other);
    assertWhole(other.get("/api/v2/contacts/" + theirs + "/export"));
    assertWhole(other.get("/api/v2/contacts/export?format=ndjson"));
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));

    var refused = slow.get("/api/v2/contacts/export");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.text("type")).endsWith("#temporary-reduced-capacity");
    assertThat(refused.header("Retry-After")).isEqualTo("5");
    assertThat(readers.stream().map(SlowReader::status).filter(status -> status == 200))
        .hasSize(1);
  }

  private static void assertWhole(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(reply.body()).contains("jane@example.com");
  }
}

package com.segmailer.server.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.definition.DefinitionChanges;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Old events go; what segments have counted of them stays. */
final class EventRetentionTest {

  private final RunningServer server = RunningServer.start();
  private final ApiClient api = server.workspace("Retention");

  @AfterEach
  void stop() {
    server.close();
  }

  private long events() {
    return server.database().read(sql -> sql.one("select count(*) from events", r -> r.bigint(1)));
  }

  private void use() {
    var reply = api.post("/v1/events", """
        {"event": "used", "identifier": {"email": "jane@example.com"}}""");
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
  }

  @Test
  void events_older_than_the_workspace_keeps_are_dropped_and_counts_stay() {
    var made = api.post("/api/v2/segments", """
        {"name": "Twice", "condition":
         {"event": "used", "operator": "performed", "atLeast": 2}}""");
    var segment = "/api/v2/segments/" + made.text("id");
    await().until(() -> api.get(segment).text("state").equals("live"));
    use();
    use();
    server.clock().advance(Duration.ofDays(31));
    use();
    var changed = api.send(api.request("/api/v2/workspace")
        .method("PATCH", BodyPublishers.ofString("{\"eventRetentionDays\": 30}")));
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);

    var retention = new EventRetention(server.database(), server.clock());
    assertThat(retention.runOnce()).isPositive();

    assertThat(events()).isEqualTo(1);
    await().untilAsserted(() -> assertThat(api.get(segment).text("members")).isEqualTo("1"));
    var saved = api.post("/api/v2/contacts", """
        {"identifier": {"email": "jane@example.com"}, "attributes": {"plan": "pro"}}""");
    assertThat(saved.text("contact.segments.0.name")).isEqualTo("Twice");
    assertThat(saved.text("segments.exited")).isEqualTo("[]");
  }

  @Test
  void events_stay_until_what_is_counted_of_them_is_stored() {
    var made = api.post("/api/v2/segments", """
        {"name": "Once", "condition": {"event": "used", "operator": "performed"}}""");
    var segment = "/api/v2/segments/" + made.text("id");
    await().until(() -> api.get(segment).text("state").equals("live"));
    use();
    server.clock().advance(Duration.ofDays(31));
    api.patch("/api/v2/workspace", "{\"eventRetentionDays\": 30}");
    var retention = new EventRetention(server.database(), server.clock());
    built(false);

    retention.runOnce();
    assertThat(events()).isEqualTo(1);
    built(true);
    retention.runOnce();
    assertThat(events()).isZero();
  }

  private void built(boolean built) {
    new DefinitionChanges(server.database())
        .make(api.workspace(), sql -> sql.update("update signals set built = ?", built));
  }

  @Test
  void without_a_limit_events_are_kept_for_ever() {
    use();
    server.clock().advance(Duration.ofDays(4_000));

    new EventRetention(server.database(), server.clock()).runOnce();

    assertThat(events()).isEqualTo(1);
  }
}

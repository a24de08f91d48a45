package com.segmailer.server.message;

import static com.segmailer.server.message.LimitStage.JANE;
import static com.segmailer.server.message.LimitStage.QUIET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.core.message.Dispatch.Kind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Quiet hours hold by each contact's clock, and hold up nobody else. */
final class QuietHoursTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private final LimitStage stage = new LimitStage();
  private final Outbox outbox = stage.outbox();

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void quiet_hours_hold_until_they_end_where_the_contact_is() {
    stage.set("""
        {"timeZone": "Europe/Berlin", "quietHours": {"from": "14:00", "to": "16:30", "wholeDays": ["monday"]}}""");
    stage.api().post("/api/v2/contacts", """
        {"identifier": {"email": "%s"}, "attributes": {"timezone": "Asia/Tokyo"}}""".formatted(JANE));
    stage.api().post("/api/v2/contacts", """
        {"identifier": {"email": "nowhere@example.com"}, "attributes": {"timezone": "Nowhere"}}""");
    // On Sunday, 1 March 2026, at 13:00 UTC, it is 22:00 in Tokyo and 14:00 in Berlin.
    var inTokyo = stage.marketing(JANE);
    var inBerlin = stage.marketing("john@example.com");
    var nowhere = stage.marketing("nowhere@example.com");
    var receipt = outbox.put("john@example.com", Kind.TRANSACTIONAL);
    var important = outbox.putWithoutLimits("john@example.com");
    var node = stage.node();

    Outbox.drain(node);
    assertThat(stage.states(inTokyo, receipt, important)).containsOnly("sent");
    assertThat(stage.states(inBerlin, nowhere)).containsOnly(QUIET);
    assertThat(outbox.row(inBerlin).dueAt()).isEqualTo(Instant.parse("2026-03-01T15:30:00Z"));

    outbox.advance(Duration.ofHours(2));
    var onMonday = stage.marketing(JANE);
    Outbox.drain(node);
    assertThat(stage.state(onMonday)).isEqualTo(QUIET);
    assertThat(outbox.row(onMonday).dueAt()).isEqualTo(Instant.parse("2026-03-02T15:00:00Z"));

    outbox.advance(Duration.ofMinutes(30));
    Outbox.drain(node);
    assertThat(stage.states(inBerlin, nowhere)).containsOnly("sent");
  }

  @Test
  void a_campaign_goes_on_with_those_who_are_awake_however_many_are_not() {
    stage.set("{\"quietHours\": {\"from\": \"21:00\", \"to\": \"08:00\"}}");
    // More than a campaign queues ahead, and before the others. It is noon in London, 22:00 in
    // Guam.
    contacts(0, 2_100, "Pacific/Guam");
    contacts(2_100, 2_150, "Europe/London");
    var template = stage.api().post("/api/v2/templates", """
        {"name": "News", "subject": "News", "format": "html", "body": "<p>News</p>"}""").text("id");
    var campaign =
        stage.api().post("/api/v2/campaigns", """
        {"name": "News", "audience": {"condition": {"attribute": "timezone", "operator": "exists"}},
         "content": {"template": "%s"}}""".formatted(template)).text("id");
    stage.api().post("/api/v2/campaigns/" + campaign + "/start", "");

    var report = "/api/v2/campaigns/" + campaign + "/report";
    await().atMost(SOON).until(() -> stage.api().get(report).text("total.sent").equals("50"));
    await()
        .atMost(SOON)
        .until(() -> stage.api().get(report).text("total.deferred").equals("2100"));
    assertThat(stage.api().get(report).text("state")).isEqualTo("sending");

    stage.server().clock().advance(Duration.ofHours(10));
    await().atMost(SOON).until(() -> stage.api().get(report).text("state").equals("completed"));
    assertThat(stage.api().get(report).text("total.sent")).isEqualTo("2150");
  }

  private void contacts(int from, int to, String zone) {
    var lines = new StringBuilder();
    for (int i = from; i < to; i++) {
      lines.append("""
          {"identifier": {"email": "p%d@example.com"}, "attributes": {"timezone": "%s"}}
          """.formatted(i, zone));
    }
    var reply = stage.api().ndjson("/api/v2/contacts/bulk", lines.toString());
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
  }
}

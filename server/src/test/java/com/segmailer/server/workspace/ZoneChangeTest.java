package com.segmailer.server.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.event.EventRetention;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Another time zone for a workspace: dates without a zone are other instants, and nothing is forgotten. */
final class ZoneChangeTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String SEGMENTS = "/api/v2/segments";

  private final RunningServer server = RunningServer.start();
  private final ApiClient api = server.workspace("Zones");

  @AfterEach
  void stop() {
    server.close();
  }

  private ApiClient.Reply done(ApiClient.Reply reply) {
    assertThat(reply.status()).as(reply.body()).isBetween(200, 299);
    return reply;
  }

  private String segment(String where) {
    var path = SEGMENTS + "/" + done(api.post(SEGMENTS, """
        {"name": "Buyers", "condition": {"event": "bought", "operator": "performed", "where": %s}}
        """.formatted(where))).text("id");
    awaitLive(path);
    return path;
  }

  private void awaitLive(String segment) {
    await().atMost(SOON).until(() -> api.get(segment).text("state").equals("live"));
  }

  private void zone(String zone) {
    done(api.patch("/api/v2/workspace", "{\"timeZone\": \"" + zone + "\"}"));
  }

  private void bought(String data) {
    done(api.post("/v1/events", """
        {"event": "bought", "identifier": {"email": "jane@example.com"}, "data": {%s}}
        """.formatted(data)));
  }

  private long count(String rows) {
    return server
        .database()
        .read(sql -> sql.one("select count(*) from " + rows, row -> row.bigint(1)));
  }

  /** Events are dropped a month later, and none any more after that. */
  private void forgetEvents() {
    done(api.patch("/api/v2/workspace", "{\"eventRetentionDays\": 7}"));
    server.clock().advance(Duration.ofDays(30));
    new EventRetention(server.database(), server.clock()).runOnce();
    assertThat(count("events")).isZero();
    done(api.patch("/api/v2/workspace", "{\"eventRetentionDays\": null}"));
  }

  /** Without and with a date in what is counted. */
  @ParameterizedTest
  @CsvSource({"kind, equals, shoes", "delivery, on, 2026-04-01"})
  void counts_outlive_the_events_that_were_dropped(String property, String operator, String value) {
    var segment = segment("""
        {"property": "%s", "operator": "%s", "value": "%s"}""".formatted(property, operator, value));
    bought("\"%s\": \"%s\"".formatted(property, value));
    forgetEvents();

    zone("Europe/Rome");
    awaitLive(segment);

    assertThat(api.get(segment).text("members")).isEqualTo("1");
  }

  @Test
  void segments_without_dates_are_left_alone() {
    segment("""
        {"property": "kind", "operator": "equals", "value": "shoes"}""");
    segment("""
        {"property": "delivery", "operator": "on", "value": "2026-04-01"}""");
    var revisions = revisions();

    zone("Europe/Rome");

    assertThat(revisions()).containsExactly(revisions.get(0), revisions.get(1) + 1);
  }

  private List<Long> revisions() {
    return server
        .database()
        .read(sql -> sql.query("select revision from segments order by no", row -> row.bigint(1)));
  }

  @Test
  void counts_that_read_dates_are_made_anew_from_all_events() {
    var segment = segment("""
        {"property": "delivery", "operator": "on", "value": "2026-04-01"}""");
    bought("\"delivery\": \"2026-04-01T22:30:00Z\"");
    assertThat(api.get(segment).text("members")).isEqualTo("1");

    zone("Europe/Rome");
    awaitLive(segment);

    assertThat(api.get(segment).text("members")).isEqualTo("0");
    assertThat(count("signals where not built")).isZero();
  }

  @Test
  void a_date_that_comes_earlier_now_still_starts_its_workflow() {
    var workflow = done(api.post("/api/v2/workflows", """
        {"name": "Day", "definition": {
          "triggers": [{"type": "date", "attribute": "day"}],
          "audience": {"event": "bought", "operator": "performed", "where":
            {"property": "delivery", "operator": "on", "value": "2026-04-01"}},
          "start": "end", "steps": {"end": {"type": "end"}}}}""")).text("id");
    done(api.post("/api/v2/workflows/" + workflow + "/publish", ""));
    done(api.post("/api/v2/contacts", """
        {"identifier": {"email": "jane@example.com"}, "attributes": {"day": "2026-03-11"}}"""));
    bought("\"delivery\": \"2026-04-01\"");

    zone("Pacific/Auckland");
    await().atMost(SOON).until(() -> count("workflows where building") == 0);
    server.clock().advance(Duration.ofDays(9));
    assertThat(count("workflow_runs")).isZero();
    server.clock().advance(Duration.ofHours(1));

    await().atMost(SOON).until(() -> count("workflow_runs") == 1);
    assertThat(count("signals where not built")).isZero();
  }

  @Test
  void a_run_that_waits_for_a_date_goes_on_when_that_is_in_the_new_zone() {
    var workflow = done(api.post("/api/v2/workflows", """
        {"name": "Renewal", "definition": {
          "triggers": [{"type": "event", "event": "bought"}], "start": "wait", "steps": {
            "wait": {"type": "wait", "until": {"attribute": "day", "at": "09:00"}, "next": "end"},
            "end": {"type": "end"}}}}""")).text("id");
    done(api.post("/api/v2/workflows/" + workflow + "/publish", ""));
    done(api.post("/api/v2/contacts", """
        {"identifier": {"email": "jane@example.com"}, "attributes": {"day": "2026-03-11"}}"""));
    bought("");

    zone("Asia/Tokyo");
    await().atMost(SOON).until(() -> count("workflows where building") == 0);
    server.clock().advance(Duration.ofDays(9).plusHours(11));
    assertThat(count("workflow_runs where state = 'completed'")).isZero();
    server.clock().advance(Duration.ofHours(1));

    await().atMost(SOON).until(() -> count("workflow_runs where state = 'completed'") == 1);
  }
}

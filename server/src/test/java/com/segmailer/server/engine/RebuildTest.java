package com.segmailer.server.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.core.condition.ConditionParser;
import com.segmailer.core.condition.Parsed;
import com.segmailer.core.event.Digest;
import com.segmailer.core.event.Event;
import com.segmailer.core.value.Value;
import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.definition.DefinitionChanges;
import com.segmailer.server.definition.WorkspaceDefinitions;
import com.segmailer.server.engine.Verdicts.Verdict;
import com.segmailer.server.json.Json;
import com.segmailer.server.segment.SegmentDefinitions;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiServer;
import com.segmailer.server.testkit.RunningServer;
import com.segmailer.server.testkit.WebhookReceiver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Contacts that change while a signal is being built. */
final class RebuildTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  private static ApiClient.Reply done(ApiClient.Reply reply) {
    assertThat(reply.status()).as(reply.body()).isBetween(200, 299);
    return reply;
  }

  private static ApiClient.Reply happened(ApiClient api, String event) {
    return done(api.post("/v1/events", """
        {"event": "%s", "identifier": {"email": "jane@example.com"}}""".formatted(event)));
  }

  private static ApiClient.Reply save(ApiClient api) {
    return done(api.post("/api/v2/contacts", """
        {"identifier": {"email": "jane@example.com"}, "attributes": {"plan": "pro"}}"""));
  }

  private static String performed(String event, int atLeast) {
    return """
        {"event": "%s", "operator": "performed", "atLeast": %d}""".formatted(event, atLeast);
  }

  /** A segment that is being built for as long as the test lasts: nobody does it. */
  private static void define(ApiServer server, ApiClient api, String name, String condition) {
    var parsed = (Parsed.Valid) ConditionParser.parse(
        Json.parse(condition.getBytes(UTF_8)), ConditionParser.Options.CONTACT);
    new SegmentDefinitions(new DefinitionChanges(server.database()), server.ids(), server.clock())
        .create(api.workspace(), name, "", Optional.of(parsed.condition()));
  }

  @Test
  void a_verdict_from_before_a_contact_was_counted_anew_is_not_stored_over_the_counts() {
    try (var server = ApiServer.start()) {
      var api = server.workspace();
      var contact = UUID.fromString(happened(api, "read").text("contact.id"));
      happened(api, "bought");
      define(server, api, "Readers", performed("read", 2));
      define(server, api, "Buyers", performed("bought", 2));
      var known =
          server.database().read(sql -> new DefinitionCache().current(sql, api.workspace()));
      var verdict = readingAlone(server, known, contact);

      server.engine().review(api.workspace(), Set.of(), List.of(contact));
      server.engine().settle(known, 1, List.of(verdict), server.clock().instant());
      server.define(
          api.workspace(),
          "update signals set built = true where workspace_id = ?",
          api.workspace());

      assertThat(happened(api, "bought").text("segments.entered.0.name")).isEqualTo("Buyers");
      assertThat(happened(api, "read").text("segments.entered.0.name")).isEqualTo("Readers");
    }
  }

  /** What a builder of the first segment finds of the contact as it is now. */
  private static Verdict readingAlone(ApiServer server, WorkspaceDefinitions known, UUID contact) {
    long version = server
        .database()
        .read(sql -> sql.one(
            "select version from contacts where workspace_id = ? and id = ?",
            row -> row.bigint(1),
            known.workspace(),
            contact));
    var reading = known.definitions().signals().stream()
        .filter(one -> one.signal().event().equals("read"))
        .findFirst()
        .orElseThrow();
    var event = new Event("read", server.clock().instant(), Value.Dict.EMPTY);
    var digest = reading.signal().add(Digest.NONE, event);
    return new Verdict(
        contact, version, null, SignalCodec.encode(Map.of(reading.no(), digest)), null);
  }

  @Test
  void whoever_writes_is_told_what_counting_anew_brought_about() {
    try (var server = ApiServer.start()) {
      var api = server.workspace();
      happened(api, "bought");
      define(server, api, "Buyers", performed("bought", 1));

      assertThat(save(api).text("segments.entered.0.name")).isEqualTo("Buyers");
      assertThat(save(api).text("segments.entered")).isEqualTo("[]");
    }
  }

  @Test
  void webhooks_are_told_what_a_workflow_did_with_a_contact_that_was_counted_anew() {
    try (var server = RunningServer.calling();
        var receiver = new WebhookReceiver()) {
      var api = server.workspace("Counting");
      happened(api, "bought");
      done(api.post("/api/v2/webhooks", """
          {"url": "%s", "types": ["contact.updated"]}""".formatted(receiver.url())));
      var segment = done(api.post("/api/v2/segments", """
          {"name": "Buyers", "condition": {"attribute": "plan", "operator": "exists"}}""")).text("id");
      var workflow = done(api.post("/api/v2/workflows", """
          {"name": "Buyers", "definition": {
            "triggers": [{"type": "segmentEntered", "segment": "%s"}], "start": "mark", "steps": {
              "mark": {"type": "updateContact", "attributes": {"vip": true}, "next": "end"},
              "end": {"type": "end"}}}}""".formatted(segment))).text("id");
      done(api.post("/api/v2/workflows/" + workflow + "/publish", ""));

      done(api.patch("/api/v2/segments/" + segment, """
          {"condition": %s}""".formatted(performed("bought", 1))));

      await().atMost(SOON).until(() -> !receiver.received("contact.updated").isEmpty());
      assertThat(receiver.received().getFirst().text("data.changed.0")).isEqualTo("attributes.vip");
    }
  }
}

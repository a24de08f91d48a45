package com.segmailer.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.testkit.Trials;
import com.segmailer.core.value.Value;
import com.segmailer.server.json.Json;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import com.segmailer.server.testkit.WebhookReceiver;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever is written in whatever batches, the rows of the outbox tell exactly what happened. */
@Timeout(300)
final class WebhookOutboxProperties {

  private static final int PEOPLE = 8;
  private static RunningServer server;
  private static WebhookReceiver receiver;

  /** A message as it is stored. */
  private record Told(String type, Value data) {
    String text(String path) {
      return ApiClient.Reply.at(data, path) instanceof Value.Text(var text)
          ? text
          : Json.print(ApiClient.Reply.at(data, path));
    }

    long sequence() {
      return Long.parseLong(text("sequence"));
    }
  }

  @BeforeAll
  static void start() {
    server = RunningServer.calling();
    receiver = new WebhookReceiver();
  }

  @AfterAll
  static void stop() {
    server.close();
    receiver.close();
  }

  @Test
  void segment_messages_replay_to_memberships_and_deletions_leave_nothing_else() {
    Trials.run(6, 1, random -> {
      var hooks = Hooks.on(server);
      hooks.hook(receiver);
      segment(
          hooks,
          "free",
          "{\"attribute\": \"plan\", \"operator\": \"equals\", \"value\": \"free\"}");
      segment(hooks, "active", """
          {"event": "seen", "operator": "performed", "atLeast": 2, "withinLast": "7d"}""");
      var erased = new HashSet<String>();
      for (int round = 0; round < 12; round++) {
        bulk(hooks, random);
        if (random.nextInt(3) == 0) {
          server.clock().advance(Duration.ofDays(random.nextInt(1, 9)));
        }
        if (round == 6) {
          // Built while webhooks listen: those who enter by it are told of, too.
          segment(hooks, "built", """
              {"not": {"attribute": "plan", "operator": "equals", "value": "free"}}""");
        }
        erase(hooks, random, erased);
      }
      awaitQuiet(hooks);

      assertRight(hooks, erased);
    });
  }

  private static void segment(Hooks hooks, String name, String condition) {
    var made = hooks
        .client()
        .post("/api/v2/segments", "{\"name\": \"" + name + "\", \"condition\": " + condition + "}");
    Hooks.until(() ->
        hooks.client().get("/api/v2/segments/" + made.text("id")).text("state").equals("live"));
  }

  /** Writes of several contacts in one transaction. */
  private static void bulk(Hooks hooks, RandomGenerator random) {
    var contacts = new StringBuilder();
    var events = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      var who = "\"identifier\": {\"email\": \"p" + random.nextInt(PEOPLE) + "@example.com\"}";
      var plan = List.of("free", "pro", "team").get(random.nextInt(3));
      contacts.append(contacts.isEmpty() ? "" : ",");
      contacts.append("{" + who + ", \"attributes\": {\"plan\": \"" + plan + "\"}}");
      var event = random.nextInt(3) == 0 ? "email.opened" : "seen";
      events
          .append(events.isEmpty() ? "" : ",")
          .append("{" + who + ", \"event\": \"" + event + "\"}");
    }
    assertThat(hooks
            .client()
            .post("/api/v2/contacts/bulk", "{\"contacts\": [" + contacts + "]}")
            .text("failed"))
        .isEqualTo("0");
    var reply = hooks.client().post("/v1/events/bulk", "{\"events\": [" + events + "]}");
    assertThat(reply.text("failed")).as(reply.body()).isEqualTo("0");
  }

  private static void erase(Hooks hooks, RandomGenerator random, Set<String> erased) {
    if (random.nextInt(4) == 0) {
      var found = hooks
          .client()
          .get("/api/v2/contacts?email=p" + random.nextInt(PEOPLE) + "@example.com")
          .text("data.0.id");
      if (!found.equals("null")) {
        hooks.client().delete("/api/v2/contacts/" + found);
        erased.add(found);
      }
    }
  }

  private static void awaitQuiet(Hooks hooks) {
    Hooks.until(() -> server
            .database()
            .read(sql -> sql.one(
                "select count(*) from contacts where workspace_id = ? and wake_at <= ?",
                row -> row.bigint(1),
                hooks.client().workspace(),
                server.clock().instant()))
        == 0);
  }

  private static void assertRight(Hooks hooks, Set<String> erased) {
    var told = told(hooks);
    var members = new HashMap<String, Set<String>>();
    for (var one : told) {
      var contact = one.text("contact.id");
      var segments = members.computeIfAbsent(contact, id -> new HashSet<>());
      switch (one.type()) {
        case "segment.entered" ->
          assertThat(segments.add(one.text("segment.name"))).as("entered once").isTrue();
        case "segment.exited" ->
          assertThat(segments.remove(one.text("segment.name"))).as("was in it").isTrue();
        default -> assertThat(one.type()).isNotEqualTo("endpoint.disabled");
      }
    }
    assertThat(of(told, "contact.deleted")).containsExactlyInAnyOrderElementsOf(erased);
    var alive = contacts(hooks);
    assertThat(of(told, "contact.created")).containsExactlyInAnyOrderElementsOf(alive.keySet());
    alive.forEach((id, segments) ->
        assertThat(members.getOrDefault(id, Set.of())).as(id).isEqualTo(segments));
    erased.forEach(id -> assertThat(members.get(id)).isEmpty());
    assertThat(of(told, "email.opened")).hasSize((int) opens(hooks));
  }

  private static List<String> of(List<Told> told, String type) {
    return told.stream()
        .filter(one -> one.type().equals(type))
        .map(one -> one.text("contact.id"))
        .toList();
  }

  /** By sequence, which is all that a receiver has to go by. */
  private static List<Told> told(Hooks hooks) {
    return server
        .database()
        .read(sql -> sql.query(
            "select body from webhook_messages where workspace_id = ?",
            row -> Json.parse(row.bytes(1)),
            hooks.client().workspace()))
        .stream()
        .map(Value.Dict.class::cast)
        .map(one -> new Told(((Value.Text) one.get("type")).text(), one.get("data")))
        .sorted(Comparator.comparingLong(Told::sequence))
        .toList();
  }

  private static Map<String, Set<String>> contacts(Hooks hooks) {
    var contacts = new HashMap<String, Set<String>>();
    var list = hooks.client().get("/api/v2/contacts?limit=100");
    for (int i = 0; !list.text("data." + i).equals("null"); i++) {
      var segments = new HashSet<String>();
      for (int j = 0; !list.text("data." + i + ".segments." + j).equals("null"); j++) {
        segments.add(list.text("data." + i + ".segments." + j + ".name"));
      }
      contacts.put(list.text("data." + i + ".id"), segments);
    }
    return contacts;
  }

  private static long opens(Hooks hooks) {
    return server
        .database()
        .read(sql -> sql.one(
            "select count(*) from events where workspace_id = ? and name = 'email.opened'",
            row -> row.bigint(1),
            hooks.client().workspace()));
  }
}

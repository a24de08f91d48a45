package com.segmailer.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiClient.Reply;
import com.segmailer.server.testkit.RunningServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A workspace with something of everything, in which every text that somebody else must not see holds
 * the word canary.
 */
record Tenant(
    RunningServer server,
    ApiClient client,
    String contact,
    String dynamic,
    String manual,
    String file,
    String apiKey,
    String webhook,
    String message,
    String template,
    String domain,
    String mail,
    String workflow,
    String run,
    String campaign,
    String topic) {

  static Tenant create(RunningServer server) {
    var client = server.workspace("Canary workspace");
    taken(client.send(client
        .request("/api/v2/attributes/canaryAttribute")
        .PUT(BodyPublishers.ofString("{\"type\": \"text\"}"))));
    var dynamic = taken(client.post("/api/v2/segments", """
        {"name": "Canary dynamic", "description": "canary",
         "condition": {"attribute": "canaryAttribute", "operator": "exists"}}"""));
    var manual = taken(
        client.post("/api/v2/segments", "{\"name\": \"Canary manual\", \"type\": \"manual\"}"));
    var contact = person(client, "canary1");
    person(client, "canary2");
    for (int i = 0; i < 3; i++) {
      taken(client.post("/v1/events", """
          {"event": "canary_event_%d", "identifier": {"externalId": "canary1"},
           "data": {"canaryProperty": "canary value"}}""".formatted(i)));
    }
    taken(client.post("/api/v2/segments/" + manual.text("id") + "/contacts", """
        {"contacts": [{"externalId": "canary1"}, {"externalId": "canary2"}]}"""));
    for (var gone : List.of("canary3", "canary4")) {
      client.delete("/api/v2/contacts/" + person(client, gone) + "?suppress=true");
    }
    imported(client);
    var file = imported(client);
    var key = taken(client.post(
        "/api/v2/api-keys", "{\"name\": \"Canary key\", \"scopes\": [\"contacts:read\"]}"));
    var webhook = webhook(client, "canary1");
    webhook(client, "canary2");
    var message =
        taken(client.post("/api/v2/webhooks/" + webhook + "/test", "")).text("id");
    template(client, "Canary one");
    var template = template(client, "Canary two");
    domain(client, "canary1");
    var domain = domain(client, "canary2");
    mail(client);
    var mail = mail(client);
    topic(client, "Canary one");
    var topic = topic(client, "Canary two");
    suppress(client);
    workflow(client, "Canary first");
    var workflow = workflow(client, "Canary second");
    run(client, workflow, "canary1");
    var run = run(client, workflow, "canary2");
    campaign(client, manual.text("id"), template);
    var campaign = campaign(client, dynamic.text("id"), template);
    var tenant = new Tenant(
        server,
        client,
        contact,
        dynamic.text("id"),
        manual.text("id"),
        file,
        key.text("id"),
        webhook,
        message,
        template,
        domain,
        mail,
        workflow,
        run,
        campaign,
        topic);
    await().atMost(Duration.ofSeconds(40)).until(tenant::isQuiet);
    return tenant;
  }

  // Leads nowhere: the one attempt fails, and the next is due when the clock moves.
  private static String webhook(ApiClient client, String name) {
    return taken(client.post("/api/v2/webhooks", """
        {"url": "https://%1$s.invalid/", "description": "%1$s"}""".formatted(name))).text("id");
  }

  private boolean isQuiet() {
    var rows = rows();
    return !rows.containsKey("count_deltas")
        && rows.getOrDefault("webhook_deliveries", "").contains("\"attempts\": 1")
        && rows.getOrDefault("webhook_endpoints", "")
            .lines()
            .allMatch(e -> e.contains("\"lease\": null"));
  }

  private static String person(ApiClient client, String name) {
    return taken(client.post("/api/v2/contacts", """
        {"identifier": {"email": "%1$s@secret.example", "externalId": "%1$s"},
         "attributes": {"firstName": "Canary %1$s", "canaryAttribute": "%1$s", "plan": "premium"}}""".formatted(name))).text("contact.id");
  }

  private static String imported(ApiClient client) {
    var taken = taken(client.send(client
        .request("/api/v2/imports?fileName=canary.csv")
        .header("Content-Type", "text/csv")
        .POST(BodyPublishers.ofString("email,plan\nno canary,x\ncanary5@secret.example,y\n"))));
    var path = "/api/v2/imports/" + taken.text("id");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> client.get(path).text("state").equals("completed"));
    return taken.text("id");
  }

  private static String template(ApiClient client, String name) {
    var id = taken(client.post("/api/v2/templates", """
        {"name": "%s", "subject": "Canary", "body": "<p>canary</p>"}""".formatted(name))).text("id");
    taken(client.patch("/api/v2/templates/" + id, "{\"subject\": \"Another canary\"}"));
    return id;
  }

  private static String mail(ApiClient client) {
    var id = taken(client.post("/api/v2/messages", """
        {"to": {"externalId": "canary1"}, "subject": "Canary", "body": "<p>canary</p>"}""")).text("id");
    var path = "/api/v2/messages/" + id;
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> client.get(path).text("state").equals("sent"));
    return id;
  }

  private static String workflow(ApiClient client, String name) {
    var id = taken(client.post("/api/v2/workflows", """
        {"name": "%s", "description": "canary", "definition": {"triggers": [{"type": "direct"}],
         "start": "canary", "steps": {"canary": {"type": "wait", "for": "30d"}}}}""".formatted(name))).text("id");
    taken(client.post("/api/v2/workflows/" + id + "/publish", ""));
    return id;
  }

  private static String run(ApiClient client, String workflow, String contact) {
    return taken(client.post("/api/v2/workflows/" + workflow + "/runs", """
        {"identifier": {"externalId": "%s"}, "data": {"canary": "canary"}}""".formatted(contact)))
        .text("id");
  }

  private static String campaign(ApiClient client, String segment, String template) {
    return taken(client.post("/api/v2/campaigns", """
        {"name": "Canary", "audience": {"segment": "%s"},
         "content": {"template": "%s", "subject": "Canary"}}""".formatted(segment, template)))
        .text("id");
  }

  private static String topic(ApiClient client, String name) {
    return taken(client.post(
            "/api/v2/topics", "{\"name\": \"%s\", \"mode\": \"opt-out\"}".formatted(name)))
        .text("id");
  }

  private static void suppress(ApiClient client) {
    for (var name : List.of("canary6", "canary7")) {
      taken(client.post(
          "/api/v2/suppressions", "{\"email\": \"%s@secret.example\"}".formatted(name)));
    }
  }

  private static String domain(ApiClient client, String name) {
    return taken(client.post("/api/v2/domains", "{\"domain\": \"%s.example.com\"}".formatted(name)))
        .text("id");
  }

  private static Reply taken(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isBetween(200, 299);
    return reply;
  }

  /** A text of the contract with its example ids replaced by those of this workspace. */
  String translated(String text) {
    return text.replace("0193a0de-7b1c-7c2e-9f5e-3d2c1b0a9f8e", contact)
        .replace("0193a0dd-1111-7aaa-8bbb-0123456789ab", dynamic)
        .replace("0193a0dd-3333-7aaa-8bbb-0123456789ab", dynamic)
        .replace("0193a0dd-6666-7aaa-8bbb-0123456789ab", dynamic)
        .replace("0193a0dd-7777-7aaa-8bbb-0123456789ab", manual)
        .replace("0193a0e0-4444-7eee-8fff-0123456789ab", file)
        .replace("0193a0e1-5555-7aaa-8bbb-0123456789ab", apiKey)
        .replace("0193a0e2-6666-7aaa-8bbb-0123456789ab", webhook)
        .replace("msg_0193a0e277777aaa8bbb0123456789ab", message)
        .replace("0193a0e2-8888-7aaa-8bbb-0123456789ab", template)
        .replace("0193a0e3-9999-7aaa-8bbb-0123456789ab", domain)
        .replace("0193a0e4-aaaa-7aaa-8bbb-0123456789ab", mail)
        .replace("0193a0e7-bbbb-7aaa-8bbb-0123456789ab", workflow)
        .replace("0193a0e7-cccc-7aaa-8bbb-0123456789ab", run)
        .replace("0193a0e5-bbbb-7aaa-8bbb-0123456789ab", campaign)
        .replace("0193a0e7-1111-7aaa-8bbb-0123456789ab", topic);
  }

  /** Holds an answer to somebody else to giving nothing away but what was asked with. */
  void assertHiddenIn(Reply reply, String asked) {
    assertThat(reply.status()).as(reply.body()).isLessThan(500);
    var seen = reply.body() + reply.response().headers().map();
    var ids = List.of(contact, dynamic, manual, file, apiKey, webhook, message, template, domain);
    var others = List.of(mail, workflow, run, campaign, topic);
    var unasked = Stream.concat(ids.stream(), others.stream())
        .filter(id -> !asked.contains(id))
        .toList();
    assertThat(unasked).noneMatch(seen::contains);
    if (!asked.contains("canary")) {
      assertThat(seen).doesNotContainIgnoringCase("canary");
    }
  }

  /** Everything that is stored of the workspace, by table; without what is noted of each call. */
  Map<String, String> rows() {
    return StoredRows.of(server.database(), client.workspace());
  }
}

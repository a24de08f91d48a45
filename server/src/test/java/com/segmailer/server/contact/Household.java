package com.segmailer.server.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.core.contact.EmailAddress;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiClient.Reply;
import com.segmailer.server.testkit.RunningServer;
import com.segmailer.server.testkit.WebhookReceiver;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A workspace that holds something of every kind about its people. Whatever is about somebody has their
 * name in it; whatever must not be told has the word secret.
 */
final class Household implements AutoCloseable {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Pattern LINK = Pattern.compile("href='([^']*/c/[^']+)'");
  private static final String BROWSER =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

  final RunningServer server = RunningServer.calling();
  final ApiClient api = server.workspace("Household");
  final String webhookSecret;
  private final WebhookReceiver hook = new WebhookReceiver();
  private final WebhookReceiver broken =
      new WebhookReceiver().answering(WebhookReceiver.status(500));
  private final String topic;
  private final String workflow;

  Household() {
    var webhook = post("/api/v2/webhooks", "{\"url\": \"%s?secret=1\"}".formatted(hook.url()));
    webhookSecret = webhook.text("secret");
    topic = post(
            "/api/v2/topics", "{\"name\": \"News\", \"mode\": \"opt-in\", \"doubleOptIn\": true}")
        .text("id");
    post("/api/v2/segments", """
        {"name": "All", "condition": {"attribute": "name", "operator": "exists"}}""");
    workflow = post("/api/v2/workflows", """
        {"name": "Calls", "definition": {"triggers": [{"type": "direct"}], "start": "call", "steps": {
          "call": {"type": "callWebhook", "url": "%s?secret=2",
                   "headers": {"Authorization": "Bearer secret"}, "data": {"said": "by the step"}}}}}""".formatted(broken.url())).text("id");
    post("/api/v2/workflows/" + workflow + "/publish", "");
  }

  Reply post(String path, String body) {
    return taken(api.post(path, body));
  }

  private static Reply taken(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isBetween(200, 299);
    return reply;
  }

  /** Somebody of whom something is held in every way but those that {@link #campaign} brings. */
  String person(String name) {
    var contact = taken(api.send(api.request("/api/v2/contacts")
            .header("Idempotency-Key", name)
            .POST(BodyPublishers.ofString("""
                {"identifier": {"email": "%1$s@example.com", "externalId": "%1$s"},
                 "attributes": {"name": "%1$s"}}""".formatted(name)))))
        .text("contact.id");
    post("/v1/events", """
        {"event": "met", "identifier": {"id": "%s"}, "data": {"who": "%s"}}""".formatted(contact, name));
    mail(name);
    var topics = "/api/v2/contacts/" + contact + "/topics";
    var asked = taken(api.patch(topics, "{\"topics\": {\"%s\": true}}".formatted(topic)));
    assertThat(asked.text("confirmation")).isEqualTo("sent");
    taken(api.patch(topics, "{\"topics\": {\"%s\": true}, \"confirmed\": true}".formatted(topic)));
    ended(post("/api/v2/messages", """
        {"to": {"email": "tester@example.org"}, "renderAs": {"id": "%s"},
         "subject": "Test for {{ contact.name }}", "body": "<p>As {{ contact.name }} has it</p>"}""".formatted(contact)));
    post("/api/v2/workflows/" + workflow + "/runs", """
        {"identifier": {"id": "%s"}, "data": {"from": "%s"}}""".formatted(contact, name));
    bounced(name);
    return contact;
  }

  /** A message that arrives and whose link is followed. */
  private void mail(String name) {
    var sent = ended(post("/api/v2/messages", """
        {"to": {"email": "%1$s@example.com"}, "subject": "Hi {{ contact.name }}", "data": {"gift": "for %1$s"},
         "body": "<p>{{ gift }} <a href='https://shop.example/%1$s'>shop</a> <a href='{{ unsubscribe_url }}'>out</a></p>"}""".formatted(name)));
    server.clock().advance(Duration.ofMinutes(2));
    var html = api.get("/api/v2/mailbox/" + sent).text("html");
    var link = LINK.matcher(html);
    assertThat(link.find()).as(html).isTrue();
    var anybody = new ApiClient(server.uri(), "", 0);
    var led = anybody.send(anybody
        .request(URI.create(link.group(1)).getPath())
        .GET()
        .setHeader("User-Agent", BROWSER));
    assertThat(led.status()).isEqualTo(302);
  }

  private String ended(Reply message) {
    var path = "/api/v2/messages/" + message.text("id");
    await().atMost(SOON).until(() -> api.get(path).text("state").equals("sent"));
    return message.text("id");
  }

  private void bounced(String name) {
    var address = new EmailAddress(name + "@example.com", name + "@example.com");
    server.database().read(sql -> {
      var secret = server.parts().definitions().current(sql, api.workspace()).secret();
      return sql.update(
          "insert into soft_bounces values (?, ?, ?, ?)",
          api.workspace(),
          secret.hashOf(address),
          server.parts().ids().next(),
          server.clock().instant());
    });
  }

  /** One that everybody is to get, an hour after the other, and addresses that are given up. */
  void campaign(List<String> names) {
    var template = post("/api/v2/templates", """
        {"name": "News", "subject": "News", "body": "<p>News</p>"}""").text("id");
    var campaign = "/api/v2/campaigns/"
        + post("/api/v2/campaigns", """
        {"name": "Newsletter", "throttle": 1, "content": {"template": "%s"},
         "audience": {"condition": {"attribute": "name", "operator": "exists"}}}""".formatted(template)).text("id");
    post(campaign + "/start", "");
    await().atMost(SOON).until(() -> api.get(campaign).text("state").equals("sending"));
    names.forEach(
        name -> post("/api/v2/suppressions", "{\"email\": \"%s@example.com\"}".formatted(name)));
    await()
        .atMost(SOON)
        .until(() -> rows("workflow_calls where attempts > 0") == names.size()
            && rows("webhook_deliveries where state = 'pending'") == 0);
  }

  private long rows(String table) {
    return server
        .database()
        .read(sql -> sql.one("select count(*) from " + table, row -> row.bigint(1)));
  }

  Reply export(String contact) {
    var export = api.get("/api/v2/contacts/" + contact + "/export");
    assertThat(export.status()).as(export.body()).isEqualTo(200);
    return export;
  }

  UUID workflow() {
    return UUID.fromString(workflow);
  }

  @Override
  public void close() {
    server.close();
    hook.close();
    broken.close();
  }
}

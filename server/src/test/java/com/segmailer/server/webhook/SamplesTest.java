package com.segmailer.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.delivery.Classifier;
import com.segmailer.core.delivery.DeliveryReport;
import com.segmailer.core.delivery.Diagnosis;
import com.segmailer.core.delivery.Stage;
import com.segmailer.core.value.Value;
import com.segmailer.core.webhook.MessageType;
import com.segmailer.server.bounce.DeliveryReports;
import com.segmailer.server.bounce.InboundMetrics;
import com.segmailer.server.json.Json;
import com.segmailer.server.message.Sending;
import com.segmailer.server.testkit.RunningServer;
import com.segmailer.server.testkit.WebhookReceiver;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Test messages beside real ones of every type. */
final class SamplesTest {

  private static final String MESSAGES = "/api/v2/messages";

  private final RunningServer server = RunningServer.calling();
  private final Hooks hooks = Hooks.on(server);
  private final WebhookReceiver real = new WebhookReceiver();
  private final WebhookReceiver tested = new WebhookReceiver();
  private final WebhookReceiver gone = new WebhookReceiver();

  @AfterEach
  void stop() {
    server.close();
    real.close();
    tested.close();
    gone.close();
  }

  @Test
  void each_has_the_members_of_a_real_one() throws Exception {
    hooks.hook(real);
    var test = hooks.hook(tested, "contact.created");
    hooks.client().patch(hooks.path(test), "{\"types\": [\"workflow.failed\"]}");
    contactsSegmentsAndRuns();
    mail();
    gone.answering(WebhookReceiver.status(410));
    hooks.hook(gone, "contact.created");
    hooks.contact("last", "{}");

    for (var type : MessageType.BY_NAME.keySet()) {
      Hooks.until(() -> !real.received(type).isEmpty());
      hooks.client().post(hooks.path(test) + "/test", "{\"type\": \"" + type + "\"}");
      Hooks.until(() -> tested.received().stream().anyMatch(one -> isTest(one, type)));
      var sample = tested.received().stream()
          .filter(one -> isTest(one, type))
          .findFirst()
          .orElseThrow();
      var expected = members(real.received(type).getFirst());
      expected.add("data.test");
      assertThat(members(sample)).as(type).isEqualTo(expected);
    }
  }

  private static boolean isTest(WebhookReceiver.Received one, String type) {
    return one.text("type").equals(type) && one.text().contains("\"test\"");
  }

  private void contactsSegmentsAndRuns() {
    var client = hooks.client();
    var segment = client.post("/api/v2/segments", """
        {"name": "Pro", "condition": {"attribute": "plan", "operator": "equals", "value": "pro"}}""");
    var path = "/api/v2/segments/" + segment.text("id");
    Hooks.until(() -> client.get(path).text("state").equals("live"));
    workflow("end", "{\"type\": \"end\"}");
    workflow("call", "{\"type\": \"callWebhook\", \"url\": \"" + gone.url() + "\"}");
    gone.answering(WebhookReceiver.status(400));
    var contact = hooks.contact("jim", "{\"plan\": \"pro\"}").text("contact.id");
    hooks.contact("jim", "{\"plan\": \"free\"}");
    hooks.event("jim", "call");
    Hooks.until(() -> !real.received("workflow.failed").isEmpty());
    hooks.event("jim", "end");
    client.delete("/api/v2/contacts/" + contact);
  }

  private void workflow(String event, String step) {
    var made = hooks.client().post("/api/v2/workflows", """
        {"name": "%1$s", "definition": {
          "triggers": [{"type": "event", "event": "%1$s"}], "start": "%1$s",
          "steps": {"%1$s": %2$s}}}""".formatted(event, step));
    var published = hooks.client().post("/api/v2/workflows/" + made.text("id") + "/publish", "");
    assertThat(published.status()).as(published.body()).isEqualTo(200);
  }

  private void mail() throws IOException, InterruptedException {
    var template = hooks.client().post("/api/v2/templates", """
        {"name": "N", "subject": "News", "format": "html",
         "body": "<a href=\\"https://example.com/\\">x</a> <a href=\\"{{ unsubscribe_url }}\\">out</a>"}""");
    var parts = server.parts();
    var reports = new DeliveryReports(
        parts.database(),
        parts.engine(),
        parts.definitions(),
        Sending.sentMessages(),
        parts.verp(),
        new InboundMetrics(new PrometheusRegistry()),
        parts.clock());
    var verdict =
        Classifier.classify(Diagnosis.ofReply(550, "5.1.1 User unknown", Stage.RECIPIENT));
    for (var fate : List.of(
        new DeliveryReport.Delivered(),
        new DeliveryReport.Complained("abuse"),
        new DeliveryReport.Bounced(verdict, "5.1.1 User unknown"))) {
      var message = sent(fate.getClass().getSimpleName(), template.text("id"));
      var source = hooks.client().get("/api/v2/mailbox/" + message).text("source");
      var id = Pattern.compile("Message-ID: <(.*)>").matcher(source);
      assertThat(id.find()).isTrue();
      reports.accept(
          hooks.client().workspace(),
          DeliveryReports.Source.CARRIER,
          List.of(new DeliveryReport(
              fate.getClass().getSimpleName() + "@example.com",
              new DeliveryReport.Origin("", id.group(1), ""),
              fate,
              "",
              Optional.of(server.clock().instant()))));
    }
    var message = sent("jane", template.text("id"));
    // So soon after the sending only machines look.
    server.clock().advance(Duration.ofMinutes(5));
    act(message);
  }

  private String sent(String name, String template) {
    hooks.contact(name, "{}");
    var sent = hooks.client().post(MESSAGES, """
        {"to": {"email": "%s@example.com"}, "template": "%s"}""".formatted(name, template));
    var path = MESSAGES + "/" + sent.text("id");
    Hooks.until(() -> hooks.client().get(path).text("state").equals("sent"));
    return sent.text("id");
  }

  private void act(String message) throws IOException, InterruptedException {
    var html = hooks.client().get("/api/v2/mailbox/" + message).text("html");
    var link = Pattern.compile("http://localhost(/[a-z]/[A-Za-z0-9_.-]+)").matcher(html);
    try (var browser = HttpClient.newHttpClient()) {
      while (link.find()) {
        var uri = server.uri().resolve(link.group(1));
        var request = HttpRequest.newBuilder(uri)
            .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0");
        browser.send(
            link.group(1).startsWith("/u/")
                ? request.POST(HttpRequest.BodyPublishers.noBody()).build()
                : request.build(),
            BodyHandlers.discarding());
      }
    }
  }

  private static Set<String> members(WebhookReceiver.Received message) {
    var names = new TreeSet<String>();
    gather("", Json.parse(message.body()), names);
    return names;
  }

  /** What a contact has of its own is not compared. */
  private static void gather(String at, Value value, Set<String> names) {
    if (value instanceof Value.Dict dict && !at.equals("data.contact.attributes")) {
      dict.members()
          .forEach((name, member) -> gather(at.isEmpty() ? name : at + "." + name, member, names));
    } else {
      names.add(at);
    }
  }
}

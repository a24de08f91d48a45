package com.segmailer.server.bounce.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiClient.Reply;
import com.segmailer.server.testkit.RunningServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Providers call the running server, with signatures that are real. */
final class InboundRoutesTest {

  private static RunningServer server;
  private static KeyPair sendGrid;

  private ApiClient client;

  @BeforeAll
  static void start() throws GeneralSecurityException {
    server = RunningServer.start();
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    sendGrid = generator.generateKeyPair();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void workspace() {
    client = server.workspace("Inbound");
    client.post("/api/v2/contacts", "{\"identifier\": {\"email\": \"jane@example.com\"}}");
  }

  @Test
  void postmark_tells_of_a_bounce_and_again_of_the_same() {
    var path = path(put("postmark", "{}"));
    var bounce = """
        {"RecordType": "Bounce", "Type": "HardBounce", "Email": "jane@example.com",
         "MessageID": "883953f4", "Details": "smtp;550 5.1.1 User unknown"}""";

    assertThat(call(path, bounce, Map.of()).text("applied")).isEqualTo("1");
    assertThat(call(path, bounce, Map.of()).status()).isEqualTo(200);

    assertThat(suppression("jane@example.com")).isEqualTo("bounced");
    assertThat(timeline()).containsOnlyOnce("email.bounced").contains("\"type\": \"hard\"");
  }

  @Test
  void what_only_sounds_like_a_bounce_changes_nothing() {
    var path = path(put("postmark", "{}"));
    for (var type : new String[] {"AutoResponder", "ChallengeVerification", "Subscribe"}) {
      var body = "{\"RecordType\": \"Bounce\", \"Type\": \"%s\", \"Email\": \"jane@example.com\"}";

      assertThat(call(path, body.formatted(type), Map.of()).text("applied")).isEqualTo("0");
    }
    assertThat(call(path, "{\"RecordType\": \"Open\"}", Map.of()).status()).isEqualTo(200);
    assertThat(suppression("jane@example.com")).isEqualTo("null");
  }

  @Test
  void sendgrid_is_believed_when_it_signed_the_very_bytes() throws GeneralSecurityException {
    var key = Base64.getEncoder().encodeToString(sendGrid.getPublic().getEncoded());
    var path = path(put("sendgrid", "{\"secret\": \"%s\"}".formatted(key)));
    var events = """
        [{"event": "spamreport", "email": "jane@example.com", "timestamp": 1772300000,
          "sg_message_id": "abc.filter1", "smtp-id": "<x@example.com>"},
         {"event": "open", "email": "jane@example.com"}]""";
    var signed = signed(events);

    var good = call(path, events, signed);
    var changed = call(path, events.replace("jane", "joe"), signed);
    var unsigned = call(path, events, Map.of());
    var old = call(path, events, signed("1500000000", events));

    assertThat(good.text("events")).isEqualTo("2");
    assertThat(good.text("applied")).isEqualTo("1");
    assertThat(changed.status()).isEqualTo(401);
    assertThat(changed.text("type")).endsWith("/foreign-signature");
    assertThat(unsigned.status()).isEqualTo(401);
    assertThat(old.status()).isEqualTo(401);
    assertThat(suppression("jane@example.com")).isEqualTo("complained");
    assertThat(suppression("joe@example.com")).isEqualTo("null");
  }

  @Test
  void thousands_of_events_in_one_call_are_taken() throws GeneralSecurityException {
    var key = Base64.getEncoder().encodeToString(sendGrid.getPublic().getEncoded());
    var path = path(put("sendgrid", "{\"secret\": \"%s\"}".formatted(key)));
    var events = IntStream.range(0, 3_000)
        .mapToObj("""
            {"event": "bounce", "type": "bounce", "email": "p%d@example.com",
             "status": "5.1.1", "reason": "550 5.1.1 unknown"}"""::formatted)
        .collect(Collectors.joining(",", "[", "]"));

    assertThat(call(path, events, signed(events)).text("applied")).isEqualTo("3000");
    assertThat(suppression("p2999@example.com")).isEqualTo("bounced");
  }

  @Test
  void a_provider_that_calls_a_policy_permanent_gives_nobody_up() {
    var path = path(put("postmark", "{}"));
    call(path, """
        {"RecordType": "Bounce", "Type": "HardBounce", "Email": "jane@example.com",
         "MessageID": "1", "Details": "smtp;550 5.7.26 Unauthenticated, DMARC policy"}""", Map.of());

    assertThat(suppression("jane@example.com")).isEqualTo("null");
    assertThat(timeline()).contains("\"type\": \"soft\"", "\"reason\": \"authentication\"");
  }

  @Test
  void amazon_is_not_believed_about_foreign_topics_or_from_foreign_places() {
    var topic = "arn:aws:sns:eu-west-1:123456789012:bounces";
    var path = path(put("ses", "{\"topics\": [\"%s\"]}".formatted(topic)));
    var body = """
        {"Type": "Notification", "TopicArn": "%s", "Message": "{}", "SignatureVersion": "1",
         "Signature": "AAAA", "SigningCertURL": "%s"}""";
    var good = "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem";

    for (var foreign : new String[] {
      body.formatted("arn:aws:sns:eu-west-1:999999999999:other", good),
      body.formatted(
          topic,
          "https://sns.eu-west-1.amazonaws.com.evil.example/SimpleNotificationService-1.pem"),
      body.formatted(topic, "http://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem"),
      body.formatted(
          topic, "https://sns.eu-west-1.amazonaws.com@127.0.0.1/SimpleNotificationService-1.pem"),
      body.formatted(topic, "https://127.0.0.1/SimpleNotificationService-1.pem"),
      body.formatted(topic, "https://sns.eu-west-1.amazonaws.com/other.pem")
    }) {
      assertThat(call(path, foreign, Map.of()).status()).as(foreign).isEqualTo(401);
    }
  }

  @Test
  void an_address_that_was_not_given_out_leads_nowhere() {
    var path = path(put("postmark", "{}"));
    var last = path.substring(path.length() - 1).equals("A") ? "B" : "A";

    for (var other : new String[] {
      path.substring(0, path.length() - 1) + last,
      path.replace("postmark", "mailgun"),
      path.replace("postmark", "nobody"),
      "/inbound/postmark/x"
    }) {
      assertThat(call(other, "{}", Map.of()).status()).as(other).isEqualTo(404);
    }
    client.delete("/api/v2/inbound-providers/postmark");
    assertThat(call(path, "{}", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void setting_it_again_keeps_address_and_secret() {
    var first = put("mailgun", "{\"secret\": \"one\"}");
    var second = put("mailgun", "{}");

    assertThat(second.text("url")).isEqualTo(first.text("url"));
    assertThat(second.text("secretKnown")).isEqualTo("true");
    assertThat(second.body()).doesNotContain("one\"");
    assertThat(put("sendgrid", "{}").status()).isEqualTo(422);
    assertThat(put("sendgrid", "{\"secret\": \"no key\"}").text("errors.0.pointer"))
        .isEqualTo("#/secret");
    assertThat(put("ses", "{\"topics\": [\"x\"]}").text("errors.0.pointer"))
        .isEqualTo("#/topics/0");
    assertThat(put("nobody", "{}").status()).isEqualTo(404);
  }

  private static Map<String, String> signed(String events) throws GeneralSecurityException {
    return signed("1772300000", events);
  }

  private static Map<String, String> signed(String time, String events)
      throws GeneralSecurityException {
    var signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(sendGrid.getPrivate());
    signature.update((time + events).getBytes(UTF_8));
    return Map.of(
        "X-Twilio-Email-Event-Webhook-Timestamp",
        time,
        "X-Twilio-Email-Event-Webhook-Signature",
        Base64.getEncoder().encodeToString(signature.sign()));
  }

  private Reply put(String provider, String body) {
    return client.send(
        client.request("/api/v2/inbound-providers/" + provider).PUT(BodyPublishers.ofString(body)));
  }

  private static String path(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    var url = reply.text("url");
    return url.substring(url.indexOf("/inbound/"));
  }

  private Reply call(String path, String body, Map<String, String> headers) {
    var anybody = new ApiClient(server.uri(), "", 0);
    var request = anybody.request(path).POST(BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return anybody.send(request);
  }

  private String suppression(String address) {
    return client.get("/api/v2/suppressions?email=" + address).text("data.0.reason");
  }

  private String timeline() {
    var id = client.get("/api/v2/contacts?email=jane@example.com").text("data.0.id");
    return client.get("/api/v2/contacts/" + id + "/timeline").body();
  }
}

package com.segmailer.server.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.http.Scope;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import com.segmailer.server.workspace.Scopes;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages that show one contact's data to somebody else. */
final class RenderedAsTest {

  private final RunningServer server = RunningServer.start();
  private final ApiClient api = server.workspace("Tests");
  private String jane = "";
  private String tester = "";

  @BeforeEach
  void people() {
    jane = contact("jane@example.com", "Jane");
    tester = contact("tester@example.com", "Tess");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String contact(String email, String firstName) {
    return api.post("/api/v2/contacts", """
        {"identifier": {"email": "%s"}, "attributes": {"firstName": "%s"}}""".formatted(email, firstName)).text("contact.id");
  }

  private static String body(String to, String more) {
    return """
        {"to": {"email": "%s"}, "renderAs": {"email": "jane@example.com"},
         "subject": "Hi {{ contact.firstName }}",
         "body": "<p>For {{ contact.email }}: <a href='{{ unsubscribe_url }}'>leave</a></p>"%s}""".formatted(to, more);
  }

  private ApiClient.Reply sent(String to) {
    var sent = api.post("/api/v2/messages", body(to, ""));
    assertThat(sent.status()).as(sent.body()).isEqualTo(202);
    var path = "/api/v2/messages/" + sent.text("id");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> api.get(path).text("nextAttemptAt").equals("null"));
    return api.get(path);
  }

  @Test
  void the_address_gets_what_the_contact_would_and_nobody_has_got_a_message() {
    var message = sent("tester@example.com");

    assertThat(message.text("state")).isEqualTo("sent");
    assertThat(message.text("contact")).isEqualTo("null");
    assertThat(message.text("renderedAs")).isEqualTo(jane);
    assertThat(message.text("subject")).isEqualTo("Hi Jane");
    var kept = api.get("/api/v2/mailbox/" + message.text("id"));
    assertThat(kept.text("to")).isEqualTo("tester@example.com");
    assertThat(kept.text("html"))
        .containsPattern("For jane@example.com: <a href='http://localhost/u/[A-Za-z0-9_-]+'>");
    for (var contact : new String[] {jane, tester}) {
      assertThat(api.get("/api/v2/contacts/" + contact + "/timeline").body())
          .doesNotContain("email.sent");
      assertThat(api.get("/api/v2/messages?contact=" + contact).text("data")).isEqualTo("[]");
    }
  }

  @Test
  void it_goes_to_an_address_that_is_suppressed_no_more_than_any_other() {
    api.post("/api/v2/suppressions", "{\"email\": \"tester@example.com\"}");
    api.post("/api/v2/suppressions", "{\"email\": \"jane@example.com\"}");

    assertThat(sent("tester@example.com").text("reason")).isEqualTo("suppressed");
    assertThat(sent("other@example.com").text("state")).isEqualTo("sent");
  }

  @Test
  void it_goes_when_the_contact_is_erased() {
    var message = sent("tester@example.com");

    assertThat(api.delete("/api/v2/contacts/" + jane).status()).isEqualTo(204);

    assertThat(api.get("/api/v2/messages/" + message.text("id")).status()).isEqualTo(404);
    assertThat(api.get("/api/v2/mailbox").text("data")).isEqualTo("[]");
  }

  @Test
  void what_a_test_cannot_be_is_refused_by_name() {
    var marketing = api.post("/api/v2/messages", body("tester@example.com", """
        , "kind": "marketing", "topic": null"""));
    var toContact = api.post("/api/v2/messages", """
        {"to": {"id": "%s"}, "renderAs": {}, "subject": "Hi", "body": "Hi"}""".formatted(tester));
    var ofNobody = api.post("/api/v2/messages", """
        {"to": {"email": "tester@example.com"}, "renderAs": {"email": "nobody@example.com"},
         "subject": "Hi", "body": "Hi"}""");

    assertThat(marketing.status()).isEqualTo(422);
    assertThat(marketing.body()).contains("#/kind", "#/topic");
    assertThat(toContact.status()).isEqualTo(422);
    assertThat(toContact.body()).contains("#/to/id", "#/renderAs");
    assertThat(ofNobody.status()).isEqualTo(404);
  }

  @Test
  void a_key_that_may_not_read_contacts_sees_nobody_by_it() {
    var sender = server.client(api.workspace(), new Scopes(false, Set.of(Scope.MESSAGES_WRITE)));

    var refused = sender.post("/api/v2/messages", body("tester@example.com", ""));

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text("scope")).isEqualTo("contacts:read");
  }
}

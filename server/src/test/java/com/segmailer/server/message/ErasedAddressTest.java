package com.segmailer.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.message.Dispatch.Kind;
import com.segmailer.server.mail.Delivery;
import com.segmailer.server.mail.SmtpSettings;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.Repeating;
import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is left of addresses once their owner is erased: nothing but hashes. */
final class ErasedAddressTest {

  private static final String SUPPRESSIONS = "/api/v2/suppressions";

  private final RunningServer server = RunningServer.start();
  private final ApiClient api = server.workspace("Erasing");
  private final Repeating caller = new Repeating(server, api);

  @AfterEach
  void stop() {
    server.close();
  }

  private String contact(String email) {
    var saved = api.post("/api/v2/contacts", """
        {"identifier": {"email": "%s"}}""".formatted(email));
    return saved.text("contact.id");
  }

  private String mail(String email) {
    var sent = caller.post("/api/v2/messages", """
        {"to": {"email": "%s"}, "subject": "Hi", "body": "<p>Hi</p>"}""".formatted(email));
    assertThat(sent.status()).as(sent.body()).isEqualTo(202);
    var path = "/api/v2/messages/" + sent.text("id");
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> api.get(path).text("nextAttemptAt").equals("null"));
    return sent.text("id");
  }

  private void erase(String contact) {
    assertThat(api.delete("/api/v2/contacts/" + contact).status()).isEqualTo(204);
  }

  private long count(String rows) {
    return server
        .database()
        .read(sql -> sql.one("select count(*) from " + rows, row -> row.bigint(1)));
  }

  @Test
  void what_went_to_the_address_before_it_was_a_contacts_goes_with_the_contact() {
    mail("jane@example.com");
    assertThat(count("mailbox") + count("messages")).isEqualTo(2);

    erase(contact("Jane@example.com"));

    assertThat(count("mailbox")).isZero();
    assertThat(count("messages")).isZero();
    assertThat(count("idempotency_keys")).isZero();
  }

  @Test
  void an_answer_about_a_message_to_a_contact_goes_with_the_contact() {
    var jane = contact("jane@example.com");
    mail("jane@example.com");
    assertThat(count("idempotency_keys")).isEqualTo(1);

    erase(jane);

    assertThat(count("idempotency_keys")).isZero();
  }

  @Test
  void an_address_that_the_contact_had_before_is_only_a_hash_too() {
    var jane = contact("old@example.com");
    mail("old@example.com");
    api.post(SUPPRESSIONS, "{\"email\": \"old@example.com\"}");
    api.patch("/api/v2/contacts/" + jane, "{\"email\": \"new@example.com\"}");

    erase(jane);

    var kept = api.get(SUPPRESSIONS + "?email=old@example.com");
    assertThat(kept.text("data.0.reason")).isEqualTo("manual");
    assertThat(kept.text("data.0.email")).isEqualTo("null");
  }

  @Test
  void an_address_that_is_another_contacts_by_now_stays() {
    var jane = contact("shared@example.com");
    mail("shared@example.com");
    api.post(SUPPRESSIONS, "{\"email\": \"shared@example.com\"}");
    api.patch("/api/v2/contacts/" + jane, "{\"email\": \"new@example.com\"}");
    contact("shared@example.com");

    erase(jane);

    assertThat(api.get(SUPPRESSIONS).text("data.0.email")).isEqualTo("shared@example.com");
  }

  @Test
  void an_answer_about_an_address_that_is_suppressed_is_kept_without_it() {
    var first = caller.post(SUPPRESSIONS, "{\"email\": \"jane@example.com\"}");
    var second = caller.post(SUPPRESSIONS, "{\"email\": \"jane@example.com\"}");

    assertThat(first.text("email")).isEqualTo("jane@example.com");
    assertThat(second.text("email")).isEqualTo("null");
    assertThat(second.text("hash")).isEqualTo(first.text("hash"));
  }

  @Test
  void the_mailbox_takes_nothing_of_somebody_who_was_erased_while_it_was_on_its_way() {
    var outbox = new Outbox(server, api);
    outbox.put("jane@example.com", Kind.TRANSACTIONAL);
    var mailbox = new MailboxCarrier(server.database(), server.clock());
    var carrier = new Carrier() {
      @Override
      public Delivery deliver(Composed message) {
        erase(api.get("/api/v2/contacts?email=jane@example.com").text("data.0.id"));
        return mailbox.deliver(message);
      }

      @Override
      public void close() {}
    };

    Outbox.drain(Senders.worker(server.parts(), carrier, SmtpSettings.Rates.NONE, outbox));

    assertThat(count("messages")).isZero();
    assertThat(count("mailbox")).isZero();
  }
}

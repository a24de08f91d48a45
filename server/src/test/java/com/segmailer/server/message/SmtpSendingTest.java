package com.segmailer.server.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** Messages that leave by SMTP, to a mail server that takes, refuses and puts off. */
final class SmtpSendingTest {

  private static final String EXAMPLE_COM = "{\"domain\": \"example.com\"}";
  private static final String FROM_EXAMPLE_COM = ", \"fromEmail\": \"shop@example.com\"";

  private final List<String> sources = new CopyOnWriteArrayList<>();
  private final List<String> senders = new CopyOnWriteArrayList<>();
  private final SMTPServer sink = sink();
  private final RunningServer server =
      RunningServer.mailing("smtp://localhost:" + sink.getPortAllocated() + "?starttls=never");
  private final ApiClient api = server.workspace("SMTP");

  private SMTPServer sink() {
    var made = SMTPServer.port(0).messageHandlerFactory(context -> new Taking()).build();
    made.start();
    return made;
  }

  @AfterEach
  void stop() {
    server.close();
    sink.stop();
  }

  private final class Taking implements MessageHandler {
    @Override
    public void from(String from) {
      senders.add(from);
    }

    @Override
    public void recipient(String recipient) throws RejectException {
      if (recipient.startsWith("gone")) {
        throw new RejectException(550, "5.1.1 No such user here");
      }
      if (recipient.startsWith("busy")) {
        throw new RejectException(451, "4.7.1 Come again later");
      }
    }

    @Override
    public @Nullable String data(InputStream data) throws IOException {
      sources.add(new String(data.readAllBytes(), StandardCharsets.UTF_8));
      return "2.0.0 Taken";
    }

    @Override
    public void done() {}
  }

  private ApiClient.Reply sent(String address) {
    return sent(address, "");
  }

  private ApiClient.Reply sent(String address, String sender) {
    var saved = api.post("/api/v2/contacts", """
        {"identifier": {"email": "%s"}}""".formatted(address));
    assertThat(saved.status()).as(saved.body()).isEqualTo(201);
    var wanted = api.post("/api/v2/messages", """
        {"to": {"email": "%s"}, "subject": "Grüße", "body": "<p>Hi</p>"%s}""".formatted(address, sender));
    assertThat(wanted.status()).as(wanted.body()).isEqualTo(202);
    var path = "/api/v2/messages/" + wanted.text("id");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !List.of("queued", "sending").contains(api.get(path).text("state")));
    return api.get(path);
  }

  private void publish(ApiClient owner, ApiClient.Reply domain) {
    for (int i = 0; i < 5; i++) {
      var record = "records." + i + ".";
      if (domain.text(record + "type").equals("MX")) {
        server.dns().mailHost(domain.text(record + "name"), "localhost");
      } else {
        server.dns().text(domain.text(record + "name"), domain.text(record + "value"));
      }
    }
    var checked = owner.post("/api/v2/domains/" + domain.text("id") + "/check", "");
    assertThat(checked.status()).as(checked.body()).isEqualTo(200);
  }

  private String timeline(ApiClient.Reply message) {
    return api.get("/api/v2/contacts/" + message.text("contact") + "/timeline").body();
  }

  @Test
  void a_message_arrives_signed_in_the_name_of_its_domain_with_a_return_path_of_its_own() {
    publish(api, api.post("/api/v2/domains", EXAMPLE_COM));

    var message = sent("jane@example.org", FROM_EXAMPLE_COM);

    assertThat(message.text("state")).isEqualTo("sent");
    assertThat(sources).hasSize(1);
    assertThat(sources.getFirst())
        .contains(
            "DKIM-Signature:",
            "d=example.com",
            "Subject: =?UTF-8?",
            "Message-ID: <" + message.text("id"));
    assertThat(senders.getFirst()).startsWith("bounce+");
    assertThat(timeline(message)).contains("email.sent");
  }

  @Test
  void nobody_passes_for_somebody_else_at_the_host_of_the_installation() {
    var posing = sent("jane@example.org", ", \"fromEmail\": \"boss@mailbox.example\"");
    var usual = sent("john@example.org", ", \"fromEmail\": \"No-Reply@mailbox.example\"");

    assertThat(posing.text("state") + usual.text("state")).isEqualTo("failedsent");
    assertThat(posing.text("reason")).contains("in the name of mailbox.example");
    assertThat(sources).hasSize(1);
  }

  @Test
  void nothing_goes_out_in_the_name_of_a_domain_that_only_others_have_verified() {
    var others = server.workspace("Others");
    publish(others, others.post("/api/v2/domains", EXAMPLE_COM));
    var domain = api.post("/api/v2/domains", EXAMPLE_COM);

    var refused = sent("jane@example.org", FROM_EXAMPLE_COM);
    var usual = sent("john@example.org");
    publish(api, domain);
    var verified = sent("jack@example.org", FROM_EXAMPLE_COM);

    assertThat(refused.text("state")).isEqualTo("failed");
    assertThat(refused.text("reason"))
        .isEqualTo("Nothing is sent in the name of example.com: the workspace has not verified it");
    assertThat(usual.text("state") + verified.text("state")).isEqualTo("sentsent");
    assertThat(sources).hasSize(2);
  }

  @Test
  void who_does_not_exist_bounces_and_is_not_written_to_again() {
    var message = sent("gone@example.org");

    assertThat(message.text("state")).isEqualTo("bounced");
    assertThat(message.text("reply.code") + message.text("reply.status")).isEqualTo("5505.1.1");
    assertThat(timeline(message)).contains("email.bounced", "\"type\": \"hard\"");
    assertThat(api.get("/api/v2/suppressions?email=gone@example.org").text("data.0.reason"))
        .isEqualTo("bounced");
  }

  @Test
  void what_is_put_off_says_when_it_is_tried_again() {
    var message = sent("busy@example.org");

    assertThat(message.text("state")).isEqualTo("deferred");
    assertThat(message.text("reply.code")).isEqualTo("451");
    assertThat(message.text("nextAttemptAt")).isNotEqualTo("null");
    assertThat(sources).isEmpty();
  }
}

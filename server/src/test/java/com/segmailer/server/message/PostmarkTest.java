package com.segmailer.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.message.Dispatch.Kind;
import com.segmailer.server.bounce.provider.PostmarkEvents;
import com.segmailer.server.mail.Delivery;
import com.segmailer.server.mail.MailHeader;
import com.segmailer.server.mail.SmtpSettings;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages that Postmark carries, and what it tells of them under ids of its own. */
final class PostmarkTest {

  private static final String REPORT = """
      {"RecordType": "Delivery", "Recipient": "jane@example.org",
       "MessageID": "883953f4-6105-42a2-a16a-77a8eac79483", "Metadata": {"segmailer": "%s"}}""";

  private final RunningServer server = RunningServer.mailing("smtp://smtp.postmarkapp.com:587");
  private final ApiClient api = server.workspace("Postmark");
  private final Outbox outbox = new Outbox(server, api);
  private final List<MailHeader> headers = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    server.close();
  }

  private void send() {
    var carrier = new Carrier() {
      @Override
      public Delivery deliver(Composed message) {
        headers.addAll(message.mail().headers());
        return new Delivery.Accepted("taken");
      }

      @Override
      public void close() {}
    };
    Outbox.drain(Senders.worker(server.parts(), carrier, SmtpSettings.Rates.NONE, outbox));
  }

  @Test
  void a_report_is_about_the_message_that_told_postmark_its_token() {
    var domain = api.post("/api/v2/domains", "{\"domain\": \"example.com\"}");
    server.dns().text(domain.text("records.0.name"), domain.text("records.0.value"));
    api.post("/api/v2/domains/" + domain.text("id") + "/check", "");
    var message = outbox.put("jane@example.org", Kind.TRANSACTIONAL);
    send();
    var token = headers.stream()
        .filter(header -> header.name().equals(PostmarkEvents.METADATA_HEADER))
        .map(MailHeader::value)
        .findFirst()
        .orElseThrow();

    report(token);

    var contact = api.get("/api/v2/messages/" + message).text("contact");
    assertThat(api.get("/api/v2/contacts/" + contact + "/timeline").body())
        .contains("email.delivered", "\"messageId\": \"" + message + "\"");
  }

  private void report(String token) {
    var made = api.send(
        api.request("/api/v2/inbound-providers/postmark").PUT(BodyPublishers.ofString("{}")));
    var url = made.text("url");
    var anybody = new ApiClient(server.uri(), "", 0);
    var called = anybody.send(anybody
        .request(url.substring(url.indexOf("/inbound/")))
        .POST(BodyPublishers.ofString(REPORT.formatted(token))));
    assertThat(called.status()).as(called.body()).isEqualTo(200);
  }
}

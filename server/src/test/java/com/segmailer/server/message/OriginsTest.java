package com.segmailer.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.message.Dispatch.Kind;
import com.segmailer.core.message.Dispatch.Origin;
import com.segmailer.server.mail.Delivery;
import com.segmailer.server.mail.MailHeader;
import com.segmailer.server.mail.SmtpSettings.Rates;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What it means for a message on which topic it is, and of which campaign. */
final class OriginsTest {

  private static final String JANE = "jane@example.com";

  private final RunningServer server = RunningServer.start();
  private final ApiClient api = server.workspace("Origins");
  private final Outbox outbox = new Outbox(server, api);
  private final List<Composed> handed = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    server.close();
  }

  private void send() {
    var carrier = new Carrier() {
      @Override
      public Delivery deliver(Composed message) {
        handed.add(message);
        return new Delivery.Accepted("taken");
      }

      @Override
      public void close() {}
    };
    Outbox.drain(Senders.worker(server.parts(), carrier, Rates.NONE, outbox));
  }

  private UUID topic() {
    var made = api.post("/api/v2/topics", "{\"name\": \"Tips\", \"mode\": \"opt-out\"}");
    return UUID.fromString(made.text("id"));
  }

  private UUID campaign() {
    var template = api.post("/api/v2/templates", """
        {"name": "News", "subject": "News", "format": "html", "body": "<p>News</p>"}""");
    var made = api.post("/api/v2/campaigns", """
        {"name": "News", "audience": {"condition": {"all": []}}, "content": {"template": "%s"}}""".formatted(template.text("id")));
    return UUID.fromString(made.text("id"));
  }

  private Optional<String> feedbackIdOf(Kind kind, Origin origin) {
    outbox.put(api, JANE, kind, origin);
    send();
    return handed.getLast().mail().headers().stream()
        .filter(header -> header.name().equals("Feedback-ID"))
        .map(MailHeader::value)
        .findFirst();
  }

  // Google's form of it: up to three identifiers, and last the sender's own of 5 to 15 signs.
  @Test
  void a_campaign_is_told_apart_by_mailbox_providers_with_its_topic_or_kind() {
    var topic = topic();
    var campaign = campaign();

    assertThat(feedbackIdOf(Kind.MARKETING, Origin.ofCampaign(topic, campaign, 0)))
        .contains(campaign + ":" + topic + ":ws_" + api.workspace() + ":segmailer");
    assertThat(feedbackIdOf(Kind.MARKETING, Origin.ofCampaign(null, campaign, 1)))
        .contains(campaign + ":marketing:ws_" + api.workspace() + ":segmailer");
    assertThat(feedbackIdOf(Kind.TRANSACTIONAL, Origin.CALL)).isEmpty();
  }

  @Test
  void a_message_of_a_campaign_that_is_gone_is_not_sent() {
    var message =
        outbox.put(api, JANE, Kind.MARKETING, Origin.ofCampaign(null, UUID.randomUUID(), 0));

    send();

    assertThat(handed).isEmpty();
    assertThat(outbox.row(message).state() + " " + outbox.row(message).reason())
        .isEqualTo("skipped cancelled");
  }

  @Test
  void marketing_whose_topic_is_deleted_before_it_is_sent_is_not_sent() {
    var topic = topic();
    var marketing = outbox.put(api, JANE, Kind.MARKETING, Origin.CALL.about(topic));
    var receipt = outbox.put(api, JANE, Kind.TRANSACTIONAL, Origin.CALL.about(topic));
    assertThat(api.delete("/api/v2/topics/" + topic).status()).isEqualTo(204);

    send();

    assertThat(outbox.row(marketing).state()).isEqualTo("skipped");
    assertThat(outbox.row(marketing).reason()).isEqualTo("topic-gone");
    assertThat(outbox.row(receipt).state()).isEqualTo("sent");
    assertThat(handed).hasSize(1);
  }
}

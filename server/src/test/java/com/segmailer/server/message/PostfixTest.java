package com.segmailer.server.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.bounce.DeliveryReports;
import com.segmailer.server.bounce.InboundMetrics;
import com.segmailer.server.bounce.InboundSmtp;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages through a real postfix, whose reports come back by our inbound listener. */
final class PostfixTest {

  private Postfix postfix;
  private RunningServer server;
  private InboundSmtp inbound;
  private ApiClient api;

  @BeforeEach
  void start() throws IOException {
    Assumptions.assumeTrue(
        Postfix.isPossible(), "needs root and a postfix: apt-get install postfix");
    int reports = Postfix.freePort();
    postfix = Postfix.start(reports);
    server = RunningServer.mailing(postfix.url());
    var parts = server.parts();
    var metrics = new InboundMetrics(new PrometheusRegistry());
    var taking = new DeliveryReports(
        parts.database(),
        parts.engine(),
        parts.definitions(),
        Sending.sentMessages(),
        parts.verp(),
        metrics,
        parts.clock());
    inbound = InboundSmtp.start(
        "127.0.0.1", reports, "sender.test", parts.verp(), taking, metrics, parts.clock());
    api = server.workspace("Postfix");
    var domain = api.post("/api/v2/domains", "{\"domain\": \"sender.test\"}");
    server.dns().text(domain.text("records.0.name"), domain.text("records.0.value"));
    api.post("/api/v2/domains/" + domain.text("id") + "/check", "");
  }

  @AfterEach
  void stop() throws IOException {
    if (postfix != null) {
      inbound.close();
      server.close();
      postfix.close();
    }
  }

  private String sent(String address, String state) {
    api.post("/api/v2/contacts", """
        {"identifier": {"email": "%s"}}""".formatted(address));
    var wanted = api.post("/api/v2/messages", """
        {"to": {"email": "%s"}, "subject": "Grüße", "body": "<p>Hi</p>",
         "fromEmail": "shop@sender.test"}""".formatted(address));
    assertThat(wanted.status()).as(wanted.body()).isEqualTo(202);
    var path = "/api/v2/messages/" + wanted.text("id");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !List.of("queued", "sending").contains(api.get(path).text("state")));
    assertThat(api.get(path).text("state")).as(api.get(path).body()).isEqualTo(state);
    return wanted.text("id");
  }

  private String timeline(String address) {
    var contact = api.get("/api/v2/contacts?email=" + address).text("data.0.id");
    return api.get("/api/v2/contacts/" + contact + "/timeline").body();
  }

  private String suppression(String address) {
    return api.get("/api/v2/suppressions?email=" + address).text("data.0.reason");
  }

  @Test
  void whom_postfix_does_not_know_bounces_at_once() {
    sent("nobody@known.test", "bounced");

    assertThat(suppression("nobody@known.test")).isEqualTo("bounced");
    assertThat(timeline("nobody@known.test")).contains("email.bounced", "5.1.1");
  }

  @Test
  void what_postfix_took_and_could_not_deliver_comes_back_as_a_report() throws IOException {
    var message = sent("later@known.test", "sent");

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            assertThat(suppression("later@known.test")).as(postfix.log()).isEqualTo("bounced"));
    assertThat(timeline("later@known.test"))
        .contains("email.sent", "email.bounced", "\"type\": \"hard\"", message);
    assertThat(sent("later@known.test", "skipped")).isNotEmpty();
  }

  @Test
  void what_postfix_delivers_is_all_well() throws IOException {
    var message = sent("ok@known.test", "sent");

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> postfix.log().contains("message-id=<" + message));
    assertThat(timeline("ok@known.test")).contains("email.sent").doesNotContain("email.bounced");
    assertThat(api.get("/api/v2/suppressions").text("data")).isEqualTo("[]");
  }
}

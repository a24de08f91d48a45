package com.segmailer.server.bounce.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiClient.Reply;
import com.segmailer.server.testkit.RunningServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mailgun, which signs a time and a token and nothing of what it tells. */
final class MailgunCallsTest {

  private final RunningServer server = RunningServer.start();
  private final ApiClient client = server.workspace("Mailgun");
  private final String path = path();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void mailgun_is_believed_when_it_knows_the_key() throws GeneralSecurityException {
    var body = failure("1772300000");

    assertThat(call(body).text("applied")).isEqualTo("1");
    assertThat(
            call(body.replace("\"token\": \"token\"", "\"token\": \"other\"")).status())
        .isEqualTo(401);
    assertThat(suppression("jane@example.com")).isEqualTo("bounced");
  }

  @Test
  void a_call_that_somebody_repeats_with_another_body_or_after_years_is_not_taken()
      throws GeneralSecurityException {
    var body = failure("1772300000");
    call(body);

    assertThat(call(body).status()).as("our answer was lost").isEqualTo(200);
    assertThat(call(body.replace("jane", "joe")).status()).isEqualTo(401);
    assertThat(call(failure("1500000000")).status()).isEqualTo(401);
    assertThat(suppression("joe@example.com")).isEqualTo("null");
  }

  private static String failure(String timestamp) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("the key".getBytes(UTF_8), "HmacSHA256"));
    var signature = HexFormat.of().formatHex(mac.doFinal((timestamp + "token").getBytes(UTF_8)));
    return """
        {"signature": {"timestamp": "%s", "token": "token", "signature": "%s"},
         "event-data": {"event": "failed", "severity": "permanent", "recipient": "jane@example.com",
           "timestamp": 1772300000.5, "id": "1", "reason": "bounce",
           "message": {"headers": {"message-id": "x@example.com"}},
           "delivery-status": {"code": 550, "message": "5.1.1 no such user"}}}""".formatted(timestamp, signature);
  }

  private String path() {
    var url = client
        .send(client
            .request("/api/v2/inbound-providers/mailgun")
            .PUT(BodyPublishers.ofString("{\"secret\": \"the key\"}")))
        .text("url");
    return url.substring(url.indexOf("/inbound/"));
  }

  private Reply call(String body) {
    var anybody = new ApiClient(server.uri(), "", 0);
    return anybody.send(anybody.request(path).POST(BodyPublishers.ofString(body)));
  }

  private String suppression(String address) {
    return client.get("/api/v2/suppressions?email=" + address).text("data.0.reason");
  }
}

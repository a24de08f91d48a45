package com.segmailer.server.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RequestKeyTest {

  private final ApiServer server = ApiServer.start();
  private final ApiClient api = server.workspace();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void the_same_request_takes_effect_again_after_a_day() {
    var first = increment();
    var again = increment();
    server.clock().advance(Duration.ofHours(25));
    var nextDay = increment();

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.text("contact.attributes.n")).isEqualTo("1");
    assertThat(nextDay.text("contact.attributes.n")).isEqualTo("2");
  }

  private ApiClient.Reply increment() {
    return api.send(api.request("/api/v2/contacts")
        .header("Idempotency-Key", "k1")
        .POST(BodyPublishers.ofString("""
            {"identifier": {"email": "key@example.com"},
             "operations": [{"op": "increment", "attribute": "n", "value": 1}]}""")));
  }
}

package com.segmailer.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.ApiClient;
import java.util.List;

/** What a tenant has of topics and of suppressed addresses. */
final class Agreements {

  private Agreements() {}

  /** Yields the id of the last topic. */
  static String of(ApiClient client) {
    for (var name : List.of("canary6", "canary7")) {
      taken(client, "/api/v2/suppressions", "{\"email\": \"%s@secret.example\"}".formatted(name));
    }
    topic(client, "Canary one");
    return topic(client, "Canary two");
  }

  private static String topic(ApiClient client, String name) {
    return taken(
            client, "/api/v2/topics", "{\"name\": \"%s\", \"mode\": \"opt-out\"}".formatted(name))
        .text("id");
  }

  private static ApiClient.Reply taken(ApiClient client, String path, String body) {
    var reply = client.post(path, body);
    assertThat(reply.status()).as(reply.body()).isBetween(200, 299);
    return reply;
  }
}

package com.segmailer.server.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class SuppressionRoutesTest {

  private static final String SUPPRESSIONS = "/api/v2/suppressions";
  private static final ApiServer SERVER = ApiServer.start();

  private final ApiClient api = SERVER.workspace();

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private ApiClient.Reply upsert(String email) {
    return api.post("/api/v2/contacts", "{\"identifier\": {\"email\": \"" + email + "\"}}");
  }

  @Test
  void an_erased_address_is_refused_until_that_is_lifted() {
    var id = upsert("gone@example.com").text("contact.id");
    api.delete("/api/v2/contacts/" + id + "?suppress=true");

    var list = api.get(SUPPRESSIONS);
    var one = api.get(SUPPRESSIONS + "?email=Gone@Example.com");
    var none = api.get(SUPPRESSIONS + "?email=other@example.com");

    assertThat(list.text("data.0.reason")).isEqualTo("erased");
    assertThat(list.body()).doesNotContain("gone@");
    assertThat(one.text("data.0.hash")).isEqualTo(list.text("data.0.hash")).hasSize(64);
    assertThat(none.text("data")).isEqualTo("[]");
    assertThat(upsert("gone@example.com").status()).isEqualTo(409);
    assertThat(api.delete(SUPPRESSIONS + "?email=gone@example.com").status()).isEqualTo(204);
    assertThat(api.delete(SUPPRESSIONS + "?email=gone@example.com").status()).isEqualTo(404);
    assertThat(upsert("gone@example.com").status()).isEqualTo(201);
  }

  @Test
  void what_is_no_address_is_refused() {
    assertThat(api.get(SUPPRESSIONS + "?email=nobody").status()).isEqualTo(422);
    assertThat(api.delete(SUPPRESSIONS).status()).isEqualTo(422);
  }
}

package com.segmailer.server.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiServer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class AttributeRoutesTest {

  private static final String ATTRIBUTES = "/api/v2/attributes";
  private static final ApiServer SERVER = ApiServer.start();

  private final ApiClient api = SERVER.workspace();

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private void upsert(String email, String attributes) {
    var reply = api.post("/api/v2/contacts", """
        {"identifier": {"email": "%s"}, "attributes": %s}""".formatted(email, attributes));
    assertThat(reply.status()).as(reply.body()).isLessThan(300);
  }

  private ApiClient.Reply declare(String name, String body) {
    return api.send(api.request(ATTRIBUTES + "/" + name).PUT(BodyPublishers.ofString(body)));
  }

  @Test
  void names_types_and_frequent_values_are_listed() {
    upsert("a@example.com", "{\"plan\": \"pro\", \"tags\": [\"x\"], \"n\": 1}");
    upsert("b@example.com", "{\"plan\": \"pro\", \"n\": \"one\"}");
    upsert("c@example.com", "{\"plan\": \"free\"}");

    var list = api.get(ATTRIBUTES);
    var first = api.get(ATTRIBUTES + "?limit=2");
    var rest = api.get(ATTRIBUTES + "?limit=2&cursor=" + first.text("nextCursor"));

    assertThat(list.status()).as(list.body()).isEqualTo(200);
    assertThat(list.text("data.0.name") + list.text("data.0.types"))
        .isEqualTo("n[\"number\",\"text\"]");
    assertThat(list.text("data.1.examples")).isEqualTo("[\"pro\",\"free\"]");
    assertThat(list.text("data.2.types") + list.text("data.2.examples")).isEqualTo("[\"array\"][]");
    assertThat(rest.text("data.0.name") + rest.text("nextCursor")).isEqualTo("tagsnull");
  }

  @Test
  void a_declared_type_counts_from_the_next_write_on() {
    upsert("d@example.com", "{\"seats\": \"many\"}");

    var declared = declare("seats", "{\"type\": \"number\", \"description\": \"Paid\"}");
    var refused = api.post("/api/v2/contacts", """
        {"identifier": {"email": "d@example.com"}, "attributes": {"seats": "few"}}""");
    var coerced = api.post("/api/v2/contacts", """
        {"identifier": {"email": "e@example.com"}, "attributes": {"seats": "3"}}""");

    assertThat(declared.text("declaredType") + declared.text("description"))
        .isEqualTo("numberPaid");
    assertThat(declared.text("types")).isEqualTo("[\"text\"]");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(coerced.text("contact.attributes.seats")).isEqualTo("3");
    assertThat(api.delete(ATTRIBUTES + "/seats").status()).isEqualTo(204);
    assertThat(api.delete(ATTRIBUTES + "/seats").status()).isEqualTo(404);
  }

  @Test
  void a_declaration_needs_a_type_and_a_name_that_is_one() {
    var unknown = declare("x", "{\"type\": \"nubmer\"}");

    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.text("errors.0.detail")).contains("did you mean \"number\"?");
    assertThat(declare("a.b", "{\"type\": \"text\"}").status()).isEqualTo(422);
    assertThat(declare("never", "{\"type\": \"text\"}").text("firstSeenAt")).isEqualTo("null");
  }
}

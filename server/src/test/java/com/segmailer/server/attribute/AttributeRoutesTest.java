package com.segmailer.server.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

  private void learnt(String from, int count) {
    SERVER
        .database()
        .read(sql -> sql.update(
            "insert into attribute_names (workspace_id, name, type, first_seen)"
                + " select ?, ? || n, 'text', now() from generate_series(1, ?) n",
            api.workspace(),
            from,
            count));
  }

  @Test
  void what_events_bring_takes_no_room_from_attributes() {
    var properties = IntStream.range(0, 250)
        .mapToObj(n -> "\"%d-" + n + "\": 1")
        .collect(Collectors.joining(",", "{", "}"));
    for (int i = 0; i < 21; i++) {
      var told =
          api.post("/v1/events", """
          {"event": "used", "identifier": {"email": "p@example.com"}, "data": %s}""".formatted(properties.replace("%d", Integer.toString(i))));
      assertThat(told.status()).as(told.body()).isLessThan(300);
    }

    upsert("p@example.com", "{\"late\": 1}");

    assertThat(api.get(ATTRIBUTES).text("data.0.name")).isEqualTo("late");
  }

  @Test
  void what_is_stored_counts_also_after_a_start() {
    learnt("a", 4_999);

    upsert("q@example.com", "{\"z1\": 1}");
    upsert("q@example.com", "{\"z2\": 1}");

    var names = SERVER
        .database()
        .read(sql -> sql.query(
            "select name from attribute_names where workspace_id = ? and name like 'z%'",
            row -> row.text(1), api.workspace()));
    assertThat(names).containsExactly("z1");
  }

  @Test
  void types_of_so_many_attributes_are_declared_and_no_more() {
    SERVER
        .database()
        .read(sql -> sql.update(
            "insert into attribute_declarations (workspace_id, name, type, description)"
                + " select ?, 'a' || n, 'text', '' from generate_series(1, ?) n",
            api.workspace(),
            AttributeRoutes.MAX_DECLARED));

    var beyond = declare("b", "{\"type\": \"text\"}");
    var again = declare("a1", "{\"type\": \"number\"}");

    assertThat(beyond.status()).isEqualTo(409);
    assertThat(beyond.text("type")).endsWith("/conflict");
    assertThat(again.status()).as(again.body()).isEqualTo(200);
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

package com.segmailer.server.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.segmailer.core.value.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class FieldsTest {

  @Test
  void members_are_read_by_type() {
    Fields fields = fields("""
            {"name":"n","count":3.0,"on":true,"at":"2024-01-15T10:00:00+02:00","kind":"b",
             "id":"00000000-0000-0001-0000-000000000002","in":{"x":1},"all":[{"y":"z"}],"no":null}
            """);

    assertThat(fields.text("name", 10)).isEqualTo("n");
    assertThat(fields.integer("count", 1, 5)).isEqualTo(3);
    assertThat(fields.bool("on")).isTrue();
    assertThat(fields.instant("at")).isEqualTo("2024-01-15T08:00:00Z");
    assertThat(fields.uuid("id")).hasToString("00000000-0000-0001-0000-000000000002");
    assertThat(fields.<Integer>oneOf("kind", Map.of("a", 1, "b", 2))).isEqualTo(2);
    assertThat(fields.object("in").integer("x", 0, 9)).isEqualTo(1);
    assertThat(fields.objects("all", 1).getFirst().text("y", 1)).isEqualTo("z");
    assertThat(fields.has("no")).isTrue();
    assertThat(fields.optionalText("no", 1)).isEmpty();
    fields.orThrow();
  }

  @Test
  void everything_wrong_is_told_at_once_with_pointers() {
    Fields fields = fields("{\"name\":1,\"in\":{\"x\":\"far too long\"},\"kind\":\"ful\"}");
    fields.text("name", 10);
    fields.text("missing", 10);
    fields.object("in").text("x", 3);
    fields.object("gone");
    fields.optionalOneOf("kind", Map.of("full", 1));

    assertThat(violations(fields))
        .extracting(v -> v.at() + " " + v.detail())
        .containsExactlyInAnyOrder(
            "#/name must be text",
            "#/missing is required",
            "#/in/x must be at most 3 characters long",
            "#/gone is required",
            "#/kind must be one of full; did you mean \"full\"?");
  }

  @Test
  void unknown_members_are_refused_with_a_suggestion_where_one_is_close() {
    Fields fields = fields("{\"atributes\":{},\"in\":{\"emial\":1,\"whatever\":2}}");
    fields.optionalDict("attributes");
    fields.object("in").optionalText("email", 9);

    assertThat(violations(fields))
        .extracting(v -> v.at() + " " + v.detail())
        .containsExactly(
            "#/atributes is not known; did you mean \"attributes\"?",
            "#/in/emial is not known; did you mean \"email\"?",
            "#/in/whatever is not known");
  }

  @Test
  void a_body_that_is_no_object_is_refused_at_once() {
    var refused = catchThrowableOfType(ValidationFailed.class, () -> Fields.of(Value.NULL));

    assertThat(refused.violations())
        .containsExactly(Violation.in(Pointer.ROOT, "must be an object"));
  }

  @Test
  void the_number_of_violations_told_is_bounded() {
    var body = new StringBuilder("{\"a0\":1");
    for (int i = 1; i < 100_000; i++) {
      body.append(",\"a").append(i).append("\":1");
    }

    assertThat(violations(fields(body + "}"))).hasSize(100);
  }

  @Test
  @Timeout(20)
  void beyond_those_that_are_told_no_names_are_suggested() {
    var name = "n".repeat(55);
    var body = IntStream.range(0, 200_000)
        .mapToObj(i -> "\"" + name + i + "\":1")
        .collect(Collectors.joining(",", "{", "}"));
    var fields = fields(body);
    for (int i = 0; i < 30; i++) {
      fields.has(name + "-" + i);
    }

    assertThat(violations(fields)).hasSize(100);
  }

  private static List<Violation> violations(Fields fields) {
    return catchThrowableOfType(ValidationFailed.class, fields::orThrow).violations();
  }

  private static Fields fields(String json) {
    return Fields.of(Json.parse(json.getBytes(UTF_8)));
  }
}

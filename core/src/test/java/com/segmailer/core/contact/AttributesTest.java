package com.segmailer.core.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.testkit.Json;
import com.segmailer.core.value.Value;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesTest {
  private static final Value.Dict JANE = dict("plan", text("pro"), "seats", Value.Decimal.of(3));

  @Test
  void absent_keeps_null_removes_and_anything_else_replaces() {
    var patch = dict("seats", Value.NULL, "city", text(""));

    assertThat(Attributes.merge(JANE, patch))
        .isEqualTo(dict("plan", text("pro"), "city", text("")));
  }

  @Test
  void a_merge_that_changes_nothing_yields_the_same_instance() {
    var patch = (Value.Dict) Json.parse("{'plan':'pro','gone':null,'seats':3.0}");

    assertThat(Attributes.merge(JANE, patch)).isSameAs(JANE);
  }

  @Test
  void an_object_is_replaced_whole() {
    var current = dict("address", dict("city", text("Rome"), "zip", text("00118")));
    var patch = dict("address", dict("city", text("Oslo")));

    assertThat(Attributes.merge(current, patch)).isEqualTo(patch);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " a", "a ", "$email", "a.b", "a\nb", "a\u0000b", "a\u0085"})
  void a_bad_name_is_a_violation_that_points_to_it(String name) {
    assertThat(Attributes.violations(dict(name, text("x"))))
        .extracting(Violation::pointer)
        .containsExactly("/" + name);
  }

  @Test
  void a_name_may_have_150_characters_and_not_one_more() {
    assertThat(Attributes.violations(dict("\ud83d\ude00".repeat(150), text("x"))))
        .isEmpty();
    assertThat(Attributes.violations(dict("x".repeat(151), text("x")))).hasSize(1);
    assertThat(AttributeName.problemWith("x".repeat(151)))
        .contains("the name is longer than 150 characters");
  }

  @Test
  void members_of_objects_may_have_dots_and_dollars() {
    assertThat(Attributes.violations(dict("urls", dict("example.com", text("x"), "$a", text("y")))))
        .isEmpty();
  }

  @Test
  void pointers_are_escaped_and_lead_to_the_value() {
    var tooLong = text("x".repeat(Attributes.MAX_TEXT_LENGTH + 1));
    var patch = dict("a/b~c", dict("list", new Value.Array(List.of(text("fine"), tooLong))));

    assertThat(Attributes.violations(patch))
        .containsExactly(
            new Violation("/a~1b~0c/list/1", "the text is longer than 10000 characters"));
  }

  @Test
  void nesting_goes_eight_deep_and_not_nine() {
    assertThat(Attributes.violations(dict("a", nested(8)))).isEmpty();
    assertThat(Attributes.violations(dict("a", nested(9)))).hasSize(1);
  }

  @Test
  void an_array_has_at_most_1000_items() {
    var items = Collections.<Value>nCopies(1_001, Value.NULL);

    assertThat(Attributes.violations(dict("a", new Value.Array(items.subList(0, 1_000)))))
        .isEmpty();
    assertThat(Attributes.violations(dict("a", new Value.Array(items)))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e401", "1e-401", "1e1000000000", "-1e-2147483647"})
  void a_number_that_would_explode_when_written_out_is_a_violation(String number) {
    assertThat(Attributes.violations(dict("a", number(number)))).hasSize(1);
  }

  @Test
  void a_flood_of_mistakes_is_reported_in_part() {
    var members = new LinkedHashMap<String, Value>();
    for (int i = 0; i < 100_000; i++) {
      members.put("$" + i, Value.NULL);
    }

    assertThat(Attributes.violations(new Value.Dict(members))).hasSize(20);
  }

  @Test
  void a_contact_holds_300_attributes_and_not_301() {
    var members = new LinkedHashMap<String, Value>();
    for (int i = 0; i < 300; i++) {
      members.put("a" + i, Value.Decimal.of(i));
    }

    assertThat(Attributes.overflow(new Value.Dict(members))).isEmpty();
    members.put("one more", Value.NULL);
    assertThat(Attributes.overflow(new Value.Dict(members))).isPresent();
  }

  @Test
  void a_contact_holds_100_kB() {
    var members = new LinkedHashMap<String, Value>();
    for (int i = 0; i < 10; i++) {
      members.put("a" + i, text("x".repeat(9_990)));
    }

    assertThat(JsonSize.of(new Value.Dict(members))).isEqualTo(99_900 + 10 * 7 + 9 + 2);
    assertThat(Attributes.overflow(new Value.Dict(members))).isEmpty();
    members.put("b", text("é".repeat(10)));
    assertThat(Attributes.overflow(new Value.Dict(members))).isPresent();
  }

  private static Value nested(int levels) {
    return levels == 0 ? text("x") : dict("a", nested(levels - 1));
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }

  private static Value number(String number) {
    return new Value.Decimal(new BigDecimal(number));
  }

  private static Value.Dict dict(String name, Value value) {
    return new Value.Dict(Map.of(name, value));
  }

  private static Value.Dict dict(String a, Value first, String b, Value second) {
    return new Value.Dict(Map.of(a, first, b, second));
  }
}

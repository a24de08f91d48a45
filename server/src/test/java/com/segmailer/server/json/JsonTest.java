package com.segmailer.server.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.segmailer.core.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {

  @Test
  void a_document_is_read_with_its_order_and_its_exact_numbers() {
    Value value =
        parse("{\"b\":[1,2.50,1e3,-0],\"a\":{\"x\":null,\"y\":true},\"c\":\"\\u00e9😀\"}");

    assertThat(value)
        .isEqualTo(new Value.Dict(Map.of(
            "b",
            new Value.Array(List.of(
                Value.Decimal.of(1),
                new Value.Decimal(new BigDecimal("2.5")),
                Value.Decimal.of(1000),
                Value.Decimal.of(0))),
            "a",
            new Value.Dict(Map.of("x", Value.NULL, "y", Value.Bool.TRUE)),
            "c",
            new Value.Text("é😀"))));
    assertThat(((Value.Dict) value).members().keySet()).containsExactly("b", "a", "c");
  }

  @Test
  void a_byte_order_mark_is_skipped() {
    assertThat(parse("\uFEFF[]")).isEqualTo(new Value.Array(List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1,",
        "[1,]",
        "{\"a\"}",
        "{a:1}",
        "'a'",
        "nul",
        "NaN",
        "[Infinity]",
        "01",
        "1.",
        ".5",
        "+1",
        "{} {}",
        "[] x",
        "// c\n1",
        "\"a\nb\"",
        "\"\\x\"",
        "{\"a\":1,\"a\":2}",
        "\"\\u0000\"",
        "{\"\\u0000\":1}",
        "\"\\ud800\"",
        "\"\\udc00x\"",
        "{\"\\ud83d\":1}",
        "1e1001",
        "1e-1001",
        "1e99999999999",
        "-1e1001"
      })
  void what_is_not_strict_json_is_refused(String text) {
    assertThat(refusal(text.getBytes(UTF_8)).detail()).isNotBlank();
  }

  @Test
  void other_encodings_and_broken_utf_8_are_refused() {
    assertThat(refusal("[\"é\"]".getBytes(ISO_8859_1)).detail()).contains("not UTF-8");
    assertThat(refusal("[\"é\"]".getBytes(UTF_16)).detail()).contains("not UTF-8");
    assertThat(refusal(new byte[] {'"', (byte) 0xC1, (byte) 0x81, '"'}).column())
        .isEqualTo(2);
    byte[] surrogate = {'\n', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};
    assertThat(refusal(surrogate).line()).isEqualTo(2);
    assertThat(refusal(new byte[] {'"', (byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80, '"'}))
        .isNotNull();
    assertThat(refusal(new byte[] {'"', (byte) 0xE2, (byte) 0x82})).isNotNull();
  }

  @Test
  void depth_is_bounded_however_deep_the_document() {
    assertThat(parse("[".repeat(32) + "]".repeat(32))).isNotNull();
    assertThat(refusal("[".repeat(33) + "]".repeat(33)).detail()).contains("deeper than 32");
    assertThat(refusal("[".repeat(100_000)).detail()).contains("deeper than 32");
    assertThat(refusal("{\"a\":".repeat(100_000)).detail()).contains("deeper than 32");
  }

  @Test
  void numbers_are_bounded_in_digits_and_size() {
    assertThat(parse("9".repeat(100))).isNotNull();
    assertThat(parse("1e1000")).isNotNull();
    assertThat(refusal("9".repeat(101)).detail()).contains("100 digits");
    assertThat(refusal("0." + "1".repeat(101)).detail()).contains("100 digits");
    assertThat(refusal("9".repeat(50_000))).isNotNull();
  }

  @Test
  void zeros_at_the_end_of_a_number_are_no_digits() {
    assertThat(parse("1" + "0".repeat(300))).isEqualTo(new Value.Decimal(new BigDecimal("1e300")));
    assertThat(parse("-1.5" + "0".repeat(300))).isEqualTo(parse("-1.5"));
    assertThat(parse("0." + "0".repeat(300) + "1")).isEqualTo(parse("1e-301"));
    assertThat(refusal("9".repeat(101) + "0".repeat(200)).detail()).contains("100 digits");
    assertThat(refusal("1" + "0".repeat(1_001)).detail()).contains("1e1000");
  }

  @Test
  void what_was_stored_is_read_however_long_its_numbers_are_and_far_deeper() {
    var number = new BigDecimal("9".repeat(150) + "e3000").toPlainString();
    var text = "[".repeat(200) + number + "]".repeat(200);

    assertThat(Json.print(Json.parseTrusted(text.getBytes(UTF_8)))).hasSize(text.length());
    assertThat(Json.parseTrusted(number.getBytes(UTF_8)))
        .isEqualTo(new Value.Decimal(new BigDecimal(number)));
    assertThat(catchThrowableOfType(
            MalformedJson.class, () -> Json.parseTrusted(("[" + text + "]").getBytes(UTF_8))))
        .hasMessageContaining("deeper than 200");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":{\"b/c\":[1,\"\\u0000\"]}} | #/a/b~1c/1",
        "{\"a\":1,\"b\":2,\"a\":3} | #/a",
        "[{\"é\":1e2000}] | #/0/%C3%A9"
      })
  void a_refusal_points_to_the_place(String text, String pointer) {
    assertThat(refusal(text).pointer()).isEqualTo(pointer);
  }

  @Test
  void a_refusal_never_advises_how_to_configure_the_parser() {
    assertThat(refusal("[NaN]").detail()).doesNotContain("JsonReadFeature").contains("NaN");
  }

  @Test
  void what_is_written_reads_back_the_same() {
    String text =
        "{\"a\":[1,2.5,-3,true,false,null,{}],\"t\":\"é😀\\\"\\\\\\n\\u0001\\u007f/\",\"e\":[]}";

    Value value = parse(text);

    assertThat(Json.parse(Json.write(value))).isEqualTo(value);
    assertThat(Json.write(parse("{\"a\":[1,{\"b\":2.50}]}")))
        .isEqualTo("{\"a\":[1,{\"b\":2.50}]}".getBytes(UTF_8));
  }

  @Test
  void huge_exponents_are_written_as_exponents() {
    assertThat(new String(Json.write(parse("[1e900,1e3,1e-5]")), UTF_8))
        .isEqualTo("[1E+900,1000,0.00001]");
  }

  private static Value parse(String text) {
    return Json.parse(text.getBytes(UTF_8));
  }

  private static MalformedJson refusal(String text) {
    return refusal(text.getBytes(UTF_8));
  }

  private static MalformedJson refusal(byte[] bytes) {
    return catchThrowableOfType(MalformedJson.class, () -> Json.parse(bytes));
  }

  @Test
  void what_is_said_is_said_to_the_caller() {
    assertThat(refusal("{\"a\":{\"b\":1").detail()).isEqualTo("The document ends too early");
    assertThat(refusal("[1 /* one */]").detail()).doesNotContain("Feature", "ALLOW");
    assertThat(refusal("[NaN]").detail()).doesNotContain("enable", "Feature");
  }
}

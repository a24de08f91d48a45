package com.segmailer.server.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CompilerTest {

  private static final String MJML =
      "<mjml><mj-body><mj-section><mj-column>%s</mj-column></mj-section></mj-body></mjml>";

  private static InlineContent content(Format format, String body) {
    return new InlineContent(format, "Hi", "", body, Optional.empty());
  }

  private static InlineContent mjml(String inside) {
    return content(Format.MJML, MJML.formatted(inside));
  }

  private static Sources sources(InlineContent content) {
    return switch (Compiler.compile(content)) {
      case Compilation.Done(Sources sources, var fields) -> sources;
      case Compilation.Wrong(var findings) -> throw new AssertionError(findings.toString());
    };
  }

  private static List<Finding> findings(InlineContent content) {
    return switch (Compiler.compile(content)) {
      case Compilation.Done done -> throw new AssertionError("it compiles");
      case Compilation.Wrong(var findings) -> findings;
    };
  }

  private static Rendered.Message rendered(InlineContent content) {
    var contact = new Value.Dict(Map.of(
        "name", new Value.Text("<Jane>"),
        "rows", new Value.Array(List.of(new Value.Text("a"), new Value.Text("b")))));
    var facts = new RenderFacts(
        new Value.Dict(Map.of("contact", contact)), Instant.EPOCH, ZoneId.of("UTC"));
    return (Rendered.Message) Rendering.of(sources(content).parsed(), facts);
  }

  @Test
  void liquid_survives_mjml_in_texts_attributes_addresses_and_tables() {
    var html = sources(mjml("""
        <mj-text color="{{ contact.color | default: "#111" }}">{% if contact.a < 2 and contact.b > 1 %}<b>{{ contact.name | append: "<br>" }}</b>{% endif %}
          <a href="https://x.example/?a={{ contact.name | url_encode }}&b=2">go</a></mj-text>
        <mj-button href="{{ contact.link }}?a=b&c=d">Buy</mj-button>
        <mj-text><table>{% for r in contact.rows %}<tr><td>{{ r }}</td></tr>{% endfor %}</table></mj-text>
        <mj-raw>{% if contact.c %}</mj-raw><mj-text>c</mj-text><mj-raw>{% endif %}</mj-raw>""")).html();

    assertThat(html)
        .contains("color:{{ contact.color | default: \"#111\" }};")
        .contains(
            "{% if contact.a < 2 and contact.b > 1 %}<b>{{ contact.name | append: \"<br>\" }}</b>{% endif %}")
        .contains("href=\"https://x.example/?a={{ contact.name | url_encode }}&b=2\"")
        .contains("href=\"{{ contact.link }}?a=b&c=d\"")
        .containsPattern(
            "<table>(<tbody>)?\\{% for r in contact.rows %}(<tbody>)?<tr><td>\\{\\{ r }}</td></tr>\\{% endfor %}")
        .contains("{% if contact.c %}")
        .doesNotContain("liqw", "liqt");
  }

  @Test
  void liquid_that_mjml_would_drop_is_refused() {
    var findings =
        findings(mjml("<mj-image width=\"{{ contact.width }}\" src=\"https://x/y.png\" />"));

    assertThat(findings).singleElement().satisfies(finding -> {
      assertThat(finding.field()).isEqualTo("body");
      assertThat(finding.message()).startsWith("{{ contact.width }} would be lost");
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no mjml at all",
        "<mjml></mjml>",
        "<mjml><mj-body><mj-include path=\"/etc/passwd\" /></mj-body></mjml>",
        "<mjml><mj-body><MJ-INCLUDE path=\"file:///etc/passwd\" /></mj-body></mjml>",
        "<mjml><mj-body><mj-nonsense>x</mj-nonsense></mj-body></mjml>",
      })
  void mjml_that_is_none_or_includes_files_is_refused(String body) {
    assertThat(findings(content(Format.MJML, body))).isNotEmpty();
  }

  @Test
  void entities_of_documents_are_not_resolved() {
    var body = "<?xml version=\"1.0\"?><!DOCTYPE mjml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
        + MJML.formatted("<mj-text>[&x;]</mj-text>");

    assertThat(sources(content(Format.MJML, body)).html()).contains("&x;]").doesNotContain("root:");
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void what_parsers_choke_on_ends_soon(Format format) {
    Assertions.assertTimeout(Duration.ofSeconds(20), () -> {
      for (var inside : List.of(
          "<b>".repeat(100_000),
          "<td>".repeat(100_000),
          "<b></i>".repeat(9_000),
          "<div>".repeat(19_000),
          "<a title='\"><b></i>" + "<b></i>".repeat(9_000),
          "<p><b>".repeat(9_000),
          "<a<b".repeat(100_000),
          "<a b\"" + " b c d".repeat(50_000) + ">",
          "<br>".repeat(100_000),
          "<!--[if x]>-->".repeat(30_000),
          "<!--".repeat(100_000),
          "\"" + "font-family:".repeat(30_000),
          "&".repeat(400_000),
          "<style>".repeat(10_000),
          "{% raw %}" + "{{".repeat(200_000) + "{% endraw %}")) {
        Compiler.compile(content(format, MJML.formatted("<mj-text>" + inside)));
      }
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<mj-text><td><td>DEEP</mj-text>",
        "<mj-text ATTRIBUTES>x</mj-text>",
        "<mj-carousel>IMAGES</mj-carousel>",
        "<mj-text>TAGS</mj-text>",
      })
  void what_costs_the_compiler_more_than_its_share_is_refused(String inside) {
    var attributes = IntStream.range(0, 101).mapToObj(i -> "a" + i);

    assertThat(findings(mjml(inside
            .replace("DEEP", "<td>".repeat(100))
            .replace("ATTRIBUTES", attributes.collect(Collectors.joining(" ")))
            .replace("IMAGES", "<mj-carousel-image src=\"x\" />".repeat(31))
            .replace("TAGS", "<br>".repeat(20_000)))))
        .hasSize(1);
  }

  @Test
  void html_may_be_nested_as_deep_as_it_likes() {
    assertThat(rendered(content(Format.HTML, "<div>".repeat(9_000) + "x")).text())
        .isEqualTo("x\n");
  }

  @Test
  void the_preheader_is_hidden_at_the_beginning_of_the_body() {
    var content = new InlineContent(
        Format.HTML,
        "s",
        "Save <10 & {{ contact.name }}{% if contact.rows %}!{% endif %}",
        "<html><body class=\"{{ contact.c }}\"><p>Hello</p></body></html>",
        Optional.empty());

    var message = rendered(content);

    assertThat(message.html())
        .containsPattern(
            "<body class=\"\"><div style=\"display:none;[^\"]*\">Save &lt;10 &amp; &lt;Jane&gt;!</div><p>Hello");
    assertThat(message.text()).isEqualTo("Hello\n");
  }

  @Test
  void the_text_part_is_made_once_with_its_liquid() {
    var message = rendered(content(Format.HTML, """
        <style>p { color: red }</style><h1>Dear {{ contact.name }}</h1>
        <p>See <a href="https://x.example/?n={{ contact.name | url_encode }}">our&nbsp;<b>page</b></a> now.<br>Bye</p>
        <ul><li>one</li><li>two<ol><li>x</li><li>y</li></ol></li></ul>
        <table><tr><th>Item</th><th>No</th></tr>{% for r in contact.rows %}<tr><td>{{ r }}</td><td>{{ forloop.index }}</td></tr>{% endfor %}</table>
        {% if contact.none %}<p>hidden</p>{% endif %}<p><a href="mailto:me@x.example">me@x.example</a></p><hr><img alt="Logo">
        """));

    assertThat(message.text()).isEqualTo("""
        Dear <Jane>

        See our page (https://x.example/?n=%3CJane%3E) now.
        Bye

        - one
        - two
          1. x
          2. y

        Item | No
        a | 1
        b | 2

        me@x.example

        ----------------------------------------
        Logo
        """);
  }

  @Test
  void braces_written_as_entities_do_not_become_liquid() {
    var content = content(Format.HTML, "<p>&#123;&#123; contact.name }} {{ contact.name }}</p>");

    assertThat(sources(content).text()).isEmpty();
    assertThat(rendered(content).text()).isEqualTo("{{ contact.name }} <Jane>\n");
  }

  @Test
  void a_text_of_ones_own_stands_as_it_is() {
    var own = "Hello {{ contact.name }}\n\n\n-- \nAcme";
    var content = new InlineContent(Format.HTML, "s", "", "<p>x</p>", Optional.of(own));

    assertThat(rendered(content).text()).isEqualTo("Hello <Jane>\n\n\n-- \nAcme");
  }
}

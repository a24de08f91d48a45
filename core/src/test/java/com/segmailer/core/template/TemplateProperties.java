package com.segmailer.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.testkit.Trials;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Whatever is thrown at it, it ends: with text, a mistake or a reason, and nothing else. */
final class TemplateProperties {

  private static final Limits SMALL = new Limits(20_000, 2_000, 20, 200_000, 20_000, 5_000);

  private static final List<String> FRAGMENTS = List.of(
      "{{",
      "}}",
      "{%",
      "%}",
      "-",
      " ",
      "|",
      ":",
      ",",
      ".",
      "..",
      "[",
      "]",
      "(",
      ")",
      "\"",
      "'",
      "==",
      "!=",
      "<",
      ">",
      "and",
      "or",
      "contains",
      "if",
      "endif",
      "else",
      "elsif",
      "unless",
      "endunless",
      "for",
      "endfor",
      "in",
      "limit:",
      "offset:",
      "continue",
      "reversed",
      "break",
      "case",
      "when",
      "endcase",
      "assign",
      "=",
      "capture",
      "endcapture",
      "raw",
      "endraw",
      "comment",
      "endcomment",
      "cycle",
      "increment",
      "decrement",
      "echo",
      "liquid",
      "\n",
      "#",
      "x",
      "tags",
      "items",
      "evil",
      "address",
      "forloop",
      "parentloop",
      "first",
      "size",
      "empty",
      "blank",
      "nil",
      "0",
      "1",
      "-7",
      "99999999999",
      "3.25",
      "1e9",
      "\uD83D\uDE00",
      "\u0000",
      "ß",
      "<script");

  private static final List<String> VALUES = List.of(
      "name",
      "evil",
      "lines",
      "tags",
      "items",
      "numbers",
      "address",
      "n",
      "price",
      "nothing",
      "x",
      "y",
      "\"<b>\"",
      "'a'",
      "3",
      "-2",
      "0",
      "1.5",
      "(1..4)",
      "(1..n)",
      "address[key]",
      "items[0].sku",
      "tags.first",
      "forloop.index",
      "seen",
      "blank",
      "empty",
      "true",
      "false");

  private static final List<String> OPERATORS =
      List.of("==", "!=", "<", ">", "<=", ">=", "contains", "and", "or");

  @Test
  void garbage_never_throws() {
    Trials.run(4_000, 1, random -> {
      var source = new StringBuilder();
      for (int i = random.nextInt(40); i >= 0; i--) {
        source.append(pick(FRAGMENTS, random));
      }
      ends(source.toString());
    });
  }

  @Test
  void random_templates_never_throw() {
    Trials.run(4_000, 1, random -> {
      var source = new StringBuilder();
      body(source, random, 4);
      ends(source.toString());
    });
  }

  @Test
  void in_html_no_tag_of_the_data_gets_through_any_filters_but_raw() {
    Trials.run(4_000, 7, random -> {
      var source = new StringBuilder("{% capture c %}{{ evil }}{% endcapture %}{% assign d = ");
      source.append(random.nextBoolean() ? "c" : "evil");
      filters(source, random, 2);
      source.append(" %}{{ ").append(random.nextBoolean() ? "d" : "c");
      filters(source, random, 3);
      source.append(" }}");
      if (Template.parse(source.toString()) instanceof Parsed.Valid(Template template)
          && template.render(Rendering.setting("UTC"), Escaping.HTML)
              instanceof Outcome.Done(String text)) {
        assertThat(text)
            .as(source.toString())
            .doesNotContainIgnoringCase("<b>")
            .doesNotContainIgnoringCase("</b");
      }
    });
  }

  private static void ends(String source) {
    Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
      if (Template.parse(source, SMALL) instanceof Parsed.Valid(Template template)) {
        for (var escaping : Escaping.values()) {
          if (template.render(Rendering.setting("Asia/Tokyo"), escaping, SMALL)
              instanceof Outcome.Done(String text)) {
            assertThat(text.length()).isLessThanOrEqualTo(SMALL.output());
          }
        }
      }
    });
  }

  private static void body(StringBuilder out, RandomGenerator random, int depth) {
    for (int i = random.nextInt(4); i >= 0; i--) {
      node(out, random, depth);
    }
  }

  private static void node(StringBuilder out, RandomGenerator random, int depth) {
    switch (random.nextInt(depth > 0 ? 9 : 4)) {
      case 0 -> out.append("text <p> ");
      case 1, 2 -> {
        out.append("{{ ").append(pick(VALUES, random));
        filters(out, random, 3);
        out.append(" }}");
      }
      case 3 -> {
        out.append("{% assign ").append(random.nextBoolean() ? "x" : "y").append(" = ");
        out.append(pick(VALUES, random));
        filters(out, random, 3);
        out.append(" %}");
      }
      case 4 -> block(out, random, depth, "if", test(random));
      case 5 -> block(out, random, depth, "unless", test(random));
      case 6, 7 -> block(out, random, depth, "for", "x in " + pick(VALUES, random));
      default -> block(out, random, depth, "capture", random.nextBoolean() ? "x" : "y");
    }
  }

  private static void block(
      StringBuilder out, RandomGenerator random, int depth, String tag, String head) {
    out.append("{%- ").append(tag).append(' ').append(head).append(" -%}");
    body(out, random, depth - 1);
    out.append("{% end").append(tag).append(" %}");
  }

  private static String test(RandomGenerator random) {
    return pick(VALUES, random) + " " + pick(OPERATORS, random) + " " + pick(VALUES, random);
  }

  private static void filters(StringBuilder out, RandomGenerator random, int most) {
    var names =
        Filters.names().stream().filter(name -> !name.equals("raw")).sorted().toList();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      var filter = Objects.requireNonNull(Filters.named(pick(names, random)));
      out.append(" | ").append(filter.name());
      var separator = ": ";
      for (int n = filter.least(); n > 0; n--) {
        out.append(separator).append(pick(VALUES, random).replace("\"<b>\"", "'c'"));
        separator = ", ";
      }
    }
  }

  private static <T> T pick(List<T> list, RandomGenerator random) {
    return list.get(random.nextInt(list.size()));
  }
}

package com.segmailer.server.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.testkit.Trials;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Of a document nothing changes but the addresses of its links, held to what jsoup makes of it. */
final class RewritingProperties {

  private static final String NEW = "https://host.example/c/TOKEN";
  private static final String IMAGE = "https://host.example/o/TOKEN";

  private static final List<String> ADDRESSES = List.of(
      "https://example.com/",
      "HTTP://Example.com/a?b=1&amp;c=2#frag",
      "https://example.com/?a=1&b=2&copy=3&lt;=4",
      " https://example.com/with&#32;space ",
      "https://example.com/\n\tbroken",
      "https://example.com/\u00e4\u20ac\ud83d\ude00#\u00fc",
      "https://example.com/&eacute;&#x20AC;&#128512;",
      "mailto:a@example.com",
      "tel:+491234",
      "#top",
      "",
      "/relative",
      "javascript:alert(1)",
      "ftp://example.com/",
      "//example.com/",
      "http:",
      "http://",
      "https:/x");

  private static final List<String> PIECES = List.of(
      "<p>",
      "</p>",
      "text & <b>more</b> 3 < 4 > 2",
      "<!-- <a href=\"https://example.com/comment\"> -->",
      "<!--[if mso]><a href='https://example.com/mso'>x</a><![endif]-->",
      "<!--[if !mso]><!--><i>",
      "<!--<![endif]-->",
      "<!-->",
      "<!--->",
      "<!-- odd --!>",
      "<style>a[href=\"<a href='https://example.com/style'>\"]{}</style>",
      "<script>var a = '<a href=\"https://example.com/script\">'</script>",
      "<textarea><a href=\"https://example.com/textarea\"></textarea>",
      "<TITLE><a href=https://example.com/title></TITLE>",
      "<img alt='<a href=\"https://example.com/alt\">' src=x.gif>",
      "<div title=\"a > b\" data-x='\"'>",
      "</div>",
      "</ bogus <a href=\"https://example.com/bogus\">",
      "<?php <a href=\"https://example.com/php\">",
      "<!doctype html>",
      "</>",
      "<>",
      "< a href=\"https://example.com/space\">",
      "<br/>",
      "&lt;a href=\"https://example.com/text\"&gt;",
      "\ud83d\ude00\r\n");

  private final List<String> asked = new ArrayList<>();

  private Optional<String> replaced(String url) {
    asked.add(url);
    return Optional.of(NEW + "/" + asked.size());
  }

  private String rewritten(String html) {
    asked.clear();
    return Rewriting.of(html, this::replaced, Optional.empty());
  }

  private static <T> T pick(RandomGenerator random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static String link(RandomGenerator random) {
    var address = pick(random, ADDRESSES);
    boolean quotable = address.chars().noneMatch(c -> c <= ' ') && !address.isEmpty();
    var value = switch (random.nextInt(quotable ? 3 : 2)) {
      case 0 -> "\"" + address + "\"";
      case 1 -> "'" + address + "'";
      default -> address;
    };
    var name = pick(random, List.of("a", "A", "area", "link", "abbr"));
    var before =
        pick(random, List.of(" ", "\n", " class=\"b\" ", " data-x=<a ", "/", " id = 'i'\t"));
    var between = pick(random, List.of("=", " = ", "=\n"));
    var after = pick(
        random,
        List.of(
            "",
            " ",
            " data-track=\"off\"",
            " DATA-TRACK=off",
            " data-track=\"on\"",
            " data-track",
            " href='https://example.com/second'",
            " title='>'"));
    return "<" + name + before + pick(random, List.of("href", "HREF")) + between + value + after
        + ">label</" + name + ">";
  }

  private static String document(RandomGenerator random) {
    var html = new StringBuilder(random.nextBoolean() ? "<html><body>" : "");
    int pieces = random.nextInt(12);
    for (int i = 0; i < pieces; i++) {
      html.append(random.nextInt(2) == 0 ? link(random) : pick(random, PIECES));
    }
    return html.append(random.nextBoolean() ? "</body></html>" : "").toString();
  }

  private static String target(Element element) {
    return element.attr("href").strip().replaceAll("[\t\n\r]", "");
  }

  private static boolean isWrapped(Element element) {
    return target(element).matches("(?is)https?://.+")
        && !element.attr("data-track").equalsIgnoreCase("off");
  }

  private static Document parsed(String html) {
    var document = Jsoup.parse(html);
    document.outputSettings().prettyPrint(false);
    return document;
  }

  @Test
  void exactly_the_links_are_replaced_and_nothing_else_changes() {
    Trials.run(6_000, 1, random -> {
      var html = document(random);

      var out = rewritten(html);

      var expected = parsed(html);
      var wrapped = expected.select("a[href], area[href]").stream()
          .filter(RewritingProperties::isWrapped)
          .toList();
      assertThat(asked).as(html).isEqualTo(wrapped.stream().map(e -> target(e)).toList());
      for (int i = 0; i < wrapped.size(); i++) {
        wrapped.get(i).attr("href", NEW + "/" + (i + 1));
      }
      assertThat(parsed(out).outerHtml()).as(html).isEqualTo(expected.outerHtml());
      assertOnlyAddressesDiffer(html, out);
    });
  }

  /** Between the new addresses stands, letter by letter, what stood there. */
  private void assertOnlyAddressesDiffer(String html, String out) {
    int in = 0;
    int at = 0;
    for (int i = 1; i <= asked.size(); i++) {
      int next = out.indexOf(NEW + "/" + i, at);
      var same = out.substring(at, next);
      assertThat(html.startsWith(same, in)).as(html).isTrue();
      in += same.length();
      at = next + (NEW + "/" + i).length();
      // The old address ends where the rest goes on.
      in = html.indexOf(
          i < asked.size() ? out.substring(at, out.indexOf(NEW, at)) : out.substring(at), in);
      assertThat(in).as(html).isNotNegative();
    }
    assertThat(html.substring(in)).as(html).isEqualTo(out.substring(at));
  }

  @Test
  void a_document_of_any_letters_survives() {
    var letters = "<>/!-='\" \nahreft:?&;#bodyscript\u00e4";
    Trials.run(20_000, 1, random -> {
      var html = new StringBuilder();
      for (int i = random.nextInt(60); i > 0; i--) {
        html.append(letters.charAt(random.nextInt(letters.length())));
      }
      assertThat(rewritten(html.toString())).isEqualTo(html.toString());
    });
  }

  @Test
  void the_image_stands_at_the_end_of_the_body() {
    var image = "<img src=\"" + IMAGE
        + "\" width=\"1\" height=\"1\" alt=\"\" style=\"border:0;width:1px;height:1px\">";
    Trials.run(3_000, 1, random -> {
      var html = document(random).replace("<!", "").replace("<?", "").replace("</ ", "");

      var out = Rewriting.of(html, url -> Optional.empty(), Optional.of(IMAGE));

      assertThat(out.replace(image, "")).isEqualTo(html);
      int end = html.lastIndexOf("</body>");
      assertThat(out.indexOf(image)).as(html).isEqualTo(end < 0 ? html.length() : end);
    });
  }

  @Test
  void an_end_of_the_body_in_a_comment_is_none() {
    var html = "<body>Hi</body><!-- </body> -->";

    var out = Rewriting.of(html, url -> Optional.empty(), Optional.of(IMAGE));

    assertThat(out).startsWith("<body>Hi<img src=\"" + IMAGE);
  }
}

package com.segmailer.server.template;

import com.segmailer.core.template.Parsed;
import com.segmailer.core.template.Template;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text part that says what the HTML says. */
final class TextPart {

  private TextPart() {}

  /** Of HTML with Liquid in it: text with the same Liquid. Empty when it does not hold together. */
  static Optional<String> ofLiquid(String html) {
    var guarded = Guarded.of(html);
    var marked = of(guarded.text(), guarded);
    // Braces that were written as entities would become Liquid.
    if (marked.contains("{{") || marked.contains("{%")) {
      return Optional.empty();
    }
    var text = guarded.restored(marked);
    return Template.parse(text) instanceof Parsed.Valid ? Optional.of(text) : Optional.empty();
  }

  /** Of HTML as it is sent. */
  static String ofHtml(String html) {
    // A guard that knows no marks: whatever looks like Liquid here came from data.
    return tidied(of(html, Guarded.of("")));
  }

  private static String of(String html, Guarded guarded) {
    var walk = new Walk(guarded);
    Jsoup.parse(html).body().traverse(walk);
    return walk.lines.text();
  }

  /** Without blanks at the ends of lines, and never two empty lines. */
  static String tidied(String text) {
    var out = new StringBuilder(text.length());
    int empty = 0;
    for (var line : (Iterable<String>) text.lines()::iterator) {
      var stripped = line.stripTrailing();
      if (stripped.isEmpty()) {
        empty++;
      } else {
        out.append(out.isEmpty() ? "" : empty > 0 ? "\n\n" : "\n").append(stripped);
        empty = 0;
      }
    }
    return out.isEmpty() ? "" : out.append('\n').toString();
  }

  private static final class Walk implements NodeVisitor {

    private final Guarded guarded;
    private final TextLines lines = new TextLines();
    // How many elements are open that nobody sees.
    private int hidden;

    Walk(Guarded guarded) {
      this.guarded = guarded;
    }

    @Override
    public void head(Node node, int depth) {
      switch (node) {
        case Element element -> {
          if (hidden > 0 || isHidden(element)) {
            hidden++;
          } else {
            lines.open(element);
          }
        }
        case TextNode text when hidden == 0 -> lines.text(text.getWholeText());
        case Comment comment when hidden == 0 -> lines.mark(guarded.markOf(comment.getData()));
        default -> {}
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        if (hidden > 0) {
          hidden--;
        } else {
          lines.close(element);
        }
      }
    }

    private static boolean isHidden(Element element) {
      return switch (element.normalName()) {
        case "style", "script", "title", "noscript", "template", "head" -> true;
        default ->
          element.hasAttr("hidden")
              || element.attr("style").replace(" ", "").contains("display:none");
      };
    }
  }
}

package com.segmailer.server.template;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jsoup.nodes.Element;

/** Lines that grow as elements open and close. */
final class TextLines {

  private static final String RULE = "-".repeat(40);

  private final StringBuilder out = new StringBuilder();
  private final Deque<Integer> linkStarts = new ArrayDeque<>();
  /** The number of the next item of each list; 0 in lists without numbers. */
  private final Deque<Integer> items = new ArrayDeque<>();

  /** Line breaks that are due, and those that stand there since the last word. */
  private int breaks;

  private int given;
  private boolean blank;

  void text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // No-break spaces fill cells and buttons; zero-width ones pad preheaders.
      if (Character.isWhitespace(c) || c == '\u00A0') {
        blank = true;
      } else if (c != '\u200B' && c != '\u200C' && c != '\u00AD' && c != '\uFEFF') {
        settle();
        out.append(c);
        given = 0;
      }
    }
  }

  /** A mark has no width: breaks that stand before it count for what comes after it, too. */
  void mark(String mark) {
    if (!mark.isEmpty()) {
      settle();
      out.append(mark);
    }
  }

  String text() {
    return out.toString().strip();
  }

  void open(Element element) {
    switch (element.normalName()) {
      case "br" -> breaks = Math.min(2, breaks + 1);
      case "hr" -> {
        atLeast(1);
        text(RULE);
        atLeast(1);
      }
      case "p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote", "pre", "dl" ->
        atLeast(2);
      case "ul" -> list(0);
      case "ol" -> list(1);
      case "li" -> item();
      case "a" -> linkStarts.push(out.length());
      case "img" -> text(element.attr("alt"));
      case "td", "th" -> cell(element);
      case "div", "tr", "section", "header", "footer", "article", "center", "dt", "dd" ->
        atLeast(1);
      default -> {}
    }
  }

  void close(Element element) {
    switch (element.normalName()) {
      case "p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote", "pre", "dl" ->
        atLeast(2);
      case "ul", "ol" -> {
        items.pop();
        atLeast(items.isEmpty() ? 2 : 1);
      }
      case "li", "div", "tr", "section", "header", "footer", "article", "center", "dt", "dd" ->
        atLeast(1);
      case "a" -> link(element.attr("href").strip());
      default -> {}
    }
  }

  private void list(int first) {
    atLeast(items.isEmpty() ? 2 : 1);
    items.push(first);
  }

  private void item() {
    atLeast(1);
    int number = items.isEmpty() ? 0 : items.pop();
    items.push(number == 0 ? 0 : number + 1);
    settle();
    out.append("  ".repeat(Math.max(0, items.size() - 1)));
    out.append(number == 0 ? "- " : number + ". ");
    given = 0;
  }

  /** Cells of one row stand side by side, unless they hold something larger. */
  private void cell(Element cell) {
    if (cell.previousElementSibling() != null && breaks == 0 && endsInText()) {
      out.append(" | ");
      given = 0;
      blank = false;
    }
  }

  private boolean endsInText() {
    return !out.isEmpty() && out.charAt(out.length() - 1) != '\n';
  }

  private void link(String address) {
    int start = linkStarts.pop();
    var text = out.substring(Math.min(start, out.length())).strip();
    var target = address.startsWith("mailto:") ? address.substring(7) : address;
    if (!target.isEmpty() && !target.startsWith("#") && !text.equals(target)) {
      boolean bare = text.isEmpty();
      if (bare) {
        settle();
      }
      out.append(bare ? target : " (" + target + ")");
      given = 0;
    }
  }

  private void atLeast(int count) {
    breaks = Math.max(breaks, count);
  }

  private void settle() {
    if (breaks > 0) {
      blank = false;
      if (!out.isEmpty()) {
        out.append("\n".repeat(Math.max(0, breaks - given)));
        given = Math.max(given, breaks);
      }
      breaks = 0;
    } else if (blank) {
      if (endsInText() && out.charAt(out.length() - 1) != ' ') {
        out.append(' ');
      }
      blank = false;
    }
  }
}

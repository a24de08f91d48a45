package com.segmailer.server.tracking;

import java.util.List;

/**
 * Walks over the tags of a document, in one pass and without building anything, as the tokenizer of a
 * browser does (WHATWG HTML, 13.2.5): what stands in comments, styles or scripts is no tag.
 */
final class TagScanner {

  /** Elements in which nothing but their own end is a tag. */
  private static final List<String> RAW = List.of(
      "style", "script", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext");

  private static final int NONE = -1;

  private final String html;
  // Where to go on.
  private int at;
  private int start;
  private int nameFrom;
  private int nameTo;
  private boolean end;
  private int hrefFrom;
  private int hrefTo;
  private boolean marked;
  private boolean off;

  TagScanner(String html) {
    this.html = html;
  }

  /** Moves to the next tag; false when there is none. */
  boolean next() {
    if (!end && nameTo > nameFrom && !skipRaw()) {
      return false;
    }
    for (int open = html.indexOf('<', at); open >= 0; open = html.indexOf('<', at)) {
      start = open;
      char first = charAt(open + 1);
      boolean closing = first == '/';
      if (isLetter(closing ? charAt(open + 2) : first)) {
        return readTag(open + (closing ? 2 : 1), closing);
      }
      if (!skip(open, first)) {
        return false;
      }
    }
    return false;
  }

  /** Where the tag begins. */
  int start() {
    return start;
  }

  boolean isStartOf(String name) {
    return !end && isNamed(name);
  }

  boolean isEndOf(String name) {
    return end && isNamed(name);
  }

  private boolean isNamed(String name) {
    return nameTo - nameFrom == name.length()
        && html.regionMatches(true, nameFrom, name, 0, name.length());
  }

  /** Whether the tag has an address and does not say that it is to be left alone. */
  boolean hasLink() {
    return hrefFrom != NONE && !off;
  }

  /** The first letter of the address, as it is written. */
  int hrefFrom() {
    return hrefFrom;
  }

  int hrefTo() {
    return hrefTo;
  }

  /** Past what begins like a tag and is none; false when it does not end. */
  private boolean skip(int open, char first) {
    if (html.startsWith("<!--", open)) {
      return skipComment(open + 4);
    }
    if (first == '!' || first == '?' || first == '/') {
      return skipBogus(open + 2);
    }
    at = open + 1;
    return true;
  }

  private boolean skipComment(int from) {
    if (html.startsWith(">", from) || html.startsWith("->", from)) {
      at = html.indexOf('>', from) + 1;
      return true;
    }
    int usual = html.indexOf("-->", from);
    int odd = html.indexOf("--!>", from);
    if (usual < 0 && odd < 0) {
      return false;
    }
    at = odd < 0 || (usual >= 0 && usual < odd) ? usual + 3 : odd + 4;
    return true;
  }

  private boolean skipBogus(int from) {
    if (from >= html.length()) {
      return false;
    }
    int close = html.indexOf('>', from);
    at = close + 1;
    return close >= 0;
  }

  /** Past what is no markup after the start tag of certain elements. */
  private boolean skipRaw() {
    for (var raw : RAW) {
      if (isNamed(raw)) {
        return !raw.equals("plaintext") && skipTo(raw);
      }
    }
    return true;
  }

  private boolean skipTo(String name) {
    for (int open = html.indexOf("</", at); open >= 0; open = html.indexOf("</", open + 2)) {
      int to = open + 2 + name.length();
      if (html.regionMatches(true, open + 2, name, 0, name.length())
          && to < html.length()
          && isEndOfName(html.charAt(to))) {
        at = open;
        return true;
      }
    }
    return false;
  }

  private boolean readTag(int name, boolean closing) {
    end = closing;
    nameFrom = name;
    nameTo = name;
    while (nameTo < html.length() && !isEndOfName(html.charAt(nameTo))) {
      nameTo++;
    }
    hrefFrom = NONE;
    marked = false;
    off = false;
    at = nameTo;
    while (at < html.length()) {
      char c = html.charAt(at);
      if (c == '>') {
        at++;
        return true;
      }
      if (c == '/' || isSpace(c)) {
        at++;
      } else {
        readAttribute();
      }
    }
    // A tag that does not end is none.
    return false;
  }

  private void readAttribute() {
    int from = at++;
    while (at < html.length() && html.charAt(at) != '=' && !isEndOfName(html.charAt(at))) {
      at++;
    }
    int to = at;
    skipSpace();
    if (charAt(at) != '=') {
      take(from, to, NONE, NONE);
      return;
    }
    at++;
    skipSpace();
    char quote = charAt(at);
    if (quote == '"' || quote == '\'') {
      int close = html.indexOf(quote, at + 1);
      int valueTo = close < 0 ? html.length() : close;
      take(from, to, at + 1, valueTo);
      at = Math.min(valueTo + 1, html.length());
    } else {
      int valueFrom = at;
      while (at < html.length() && html.charAt(at) != '>' && !isSpace(html.charAt(at))) {
        at++;
      }
      take(from, to, valueFrom, at);
    }
  }

  /** Of two attributes of one name the first counts. */
  private void take(int from, int to, int valueFrom, int valueTo) {
    if (is("href", from, to) && hrefFrom == NONE) {
      hrefFrom = valueFrom == NONE ? to : valueFrom;
      hrefTo = valueFrom == NONE ? to : valueTo;
    } else if (is("data-track", from, to) && !marked) {
      marked = true;
      off = valueFrom != NONE && is("off", valueFrom, valueTo);
    }
  }

  private boolean is(String text, int from, int to) {
    return to - from == text.length() && html.regionMatches(true, from, text, 0, text.length());
  }

  private void skipSpace() {
    while (at < html.length() && isSpace(html.charAt(at))) {
      at++;
    }
  }

  private char charAt(int index) {
    return index < html.length() ? html.charAt(index) : '\0';
  }

  private static boolean isEndOfName(char c) {
    return c == '/' || c == '>' || isSpace(c);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}

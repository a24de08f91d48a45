package com.segmailer.core.template;

import com.segmailer.core.template.Piece.Tag;
import java.util.ArrayList;
import java.util.Deque;

/** {@code {% liquid %}}: a tag a line. */
final class LiquidTag {

  private LiquidTag() {}

  /** Puts the tags before everything else that is still to be read. */
  static void tags(Tag tag, Deque<Piece> pushed) {
    var tags = new ArrayList<Tag>();
    int at = tag.at();
    boolean comment = false;
    for (var line : tag.markup().split("\n", -1)) {
      int start = 0;
      while (start < line.length() && Character.isWhitespace(line.charAt(start))) {
        start++;
      }
      int end = start;
      while (end < line.length()
          && (Character.isLetterOrDigit(line.charAt(end)) || line.charAt(end) == '_')) {
        end++;
      }
      var name = line.substring(start, end);
      boolean silent = comment || line.isBlank() || line.charAt(start) == '#';
      if (name.equals("comment") || name.equals("endcomment")) {
        comment = name.equals("comment");
      } else if (!silent) {
        tags.add(new Tag(name, line.substring(end), at + end, at + start));
      }
      at += line.length() + 1;
    }
    if (comment) {
      throw new Misread("comment is not closed by endcomment", tag.start());
    }
    tags.reversed().forEach(pushed::addFirst);
  }
}

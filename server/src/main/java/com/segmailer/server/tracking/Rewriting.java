package com.segmailer.server.tracking;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.jsoup.parser.Parser;

/**
 * Puts other addresses into the links of a document, and an image at its end. Nothing else of it
 * changes, not a letter.
 */
final class Rewriting {

  private static final String ENTITY = "&amp;";

  private Rewriting() {}

  /**
   * The document with its links replaced.
   *
   * @param replacement of an address, such as a mail program would ask for, if it is to be replaced
   * @param image put before the end of the body, or of the document where its body does not end
   */
  static String of(
      String html, Function<String, Optional<String>> replacement, Optional<String> image) {
    var tags = new TagScanner(html);
    var out = new StringBuilder(html.length() + html.length() / 2);
    int copied = 0;
    int place = -1;
    while (tags.next()) {
      if (tags.isEndOf("body")) {
        out.append(html, copied, tags.start());
        copied = tags.start();
        place = out.length();
      } else if ((tags.isStartOf("a") || tags.isStartOf("area")) && tags.hasLink()) {
        var other = address(html.substring(tags.hrefFrom(), tags.hrefTo())).flatMap(replacement);
        if (other.isPresent()) {
          out.append(html, copied, tags.hrefFrom()).append(other.get());
          copied = tags.hrefTo();
        }
      }
    }
    out.append(html, copied, html.length());
    if (image.isPresent()) {
      out.insert(place < 0 ? out.length() : place, image(image.get()));
    }
    return out.toString();
  }

  private static String image(String url) {
    return "<img src=\"" + url
        + "\" width=\"1\" height=\"1\" alt=\"\" style=\"border:0;width:1px;height:1px\">";
  }

  /** What an attribute says, if that is an address of the web: what a browser would ask for. */
  private static Optional<String> address(String attribute) {
    var text = withoutBreaks(unescaped(attribute));
    return isWeb(text) && text.chars().noneMatch(c -> c < ' ' || c == 0x7f)
        ? Optional.of(text)
        : Optional.empty();
  }

  private static boolean isWeb(String text) {
    int colon = text.indexOf(':');
    return (colon == 4 || colon == 5)
        && (text.regionMatches(true, 0, "http://", 0, 7)
            || text.regionMatches(true, 0, "https://", 0, 8))
        && text.length() > colon + 3;
  }

  private static String unescaped(String attribute) {
    if (attribute.indexOf('&') < 0) {
      return attribute;
    }
    for (int i = attribute.indexOf('&'); i >= 0; i = attribute.indexOf('&', i + 1)) {
      if (!attribute.startsWith(ENTITY, i)) {
        return Parser.unescapeEntities(attribute, true);
      }
    }
    return attribute.replace(ENTITY, "&");
  }

  /** As the standard for URLs has it: nothing around it, no breaks inside. */
  private static String withoutBreaks(String url) {
    int from = 0;
    int to = url.length();
    while (from < to && url.charAt(from) <= ' ') {
      from++;
    }
    while (to > from && url.charAt(to - 1) <= ' ') {
      to--;
    }
    return url.substring(from, to).replace("\t", "").replace("\n", "").replace("\r", "");
  }

  /** The address as it goes into a link, if it is not too long for one. */
  static Optional<byte[]> target(String url) {
    if (url.length() > TrackedLinks.LONGEST_TARGET) {
      return Optional.empty();
    }
    var bytes = url.getBytes(StandardCharsets.UTF_8);
    return bytes.length > TrackedLinks.LONGEST_TARGET ? Optional.empty() : Optional.of(bytes);
  }
}

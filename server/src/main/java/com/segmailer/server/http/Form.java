package com.segmailer.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The fields that a page or a mail program sends by POST, in either of the two codings of forms. What
 * is no form has no fields; who calls here cannot be asked to mend it.
 */
public final class Form {

  private static final Pattern BOUNDARY =
      Pattern.compile("(?i)boundary=(?:\"([^\"]{1,70})\"|([^\\s;]{1,70}))");
  private static final Pattern NAME =
      Pattern.compile("(?i)^content-disposition:[^\\r\\n]*[; ]name=\"([^\"\\r\\n]*)\"");

  private final Map<String, List<String>> values = new HashMap<>();

  private Form() {}

  static Form parse(String contentType, byte[] body) {
    var form = new Form();
    var boundary = BOUNDARY.matcher(contentType);
    if (!contentType.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
      form.urlEncoded(new String(body, UTF_8).strip());
    } else if (boundary.find()) {
      var quoted = boundary.group(1);
      form.multipart(body, quoted == null ? boundary.group(2) : quoted);
    }
    return form;
  }

  private void urlEncoded(String body) {
    for (String pair : body.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        try {
          add(
              PercentCoding.decode(pair.substring(0, equals), true),
              PercentCoding.decode(pair.substring(equals + 1), true));
        } catch (Refused notCoded) {
          // Not a field.
          continue;
        }
      }
    }
  }

  private void multipart(byte[] body, String boundary) {
    var text = new String(body, ISO_8859_1);
    for (String part : text.split(Pattern.quote("--" + boundary), -1)) {
      int head = part.indexOf("\r\n\r\n");
      var name = NAME.matcher(head < 0 ? "" : part.substring(0, head).strip());
      if (name.find()) {
        var value = part.substring(head + 4);
        int end = value.endsWith("\r\n") ? value.length() - 2 : value.length();
        add(name.group(1), new String(value.substring(0, end).getBytes(ISO_8859_1), UTF_8));
      }
    }
  }

  private void add(String name, String value) {
    values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
  }

  /** The first value of a field. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** All values of a field that may be there several times. */
  public List<String> all(String name) {
    return List.copyOf(values.getOrDefault(name, List.of()));
  }
}

package com.segmailer.server.bounce;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A mail that came in, as far as the bounds let it be read.
 *
 * @param reportType the parameter of multipart/report, in lower case
 */
record Mail(HeaderFields headers, String type, String reportType, List<Part> parts) {

  /** One leaf: its media type in lower case and its content as text. */
  record Part(String type, String text) {

    boolean isEmbeddedMessage() {
      return type.equals("message/rfc822")
          || type.equals("message/global")
          || type.equals("text/rfc822-headers")
          || type.equals("text/rfc822")
          || type.equals("message/global-headers");
    }

    boolean isText() {
      return type.startsWith("text/") && !isEmbeddedMessage();
    }
  }

  Mail {
    parts = List.copyOf(parts);
  }

  Stream<Part> parts(Predicate<Part> wanted) {
    return parts.stream().filter(wanted);
  }

  boolean hasPart(String partType) {
    return parts.stream().anyMatch(part -> part.type().equals(partType));
  }
}

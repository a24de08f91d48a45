package com.segmailer.server.bounce;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Dates of mails, where they have the usual form. */
final class Dates {

  private Dates() {}

  static Optional<Instant> parse(String text) {
    int comment = text.indexOf('(');
    var date = (comment < 0 ? text : text.substring(0, comment)).strip();
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException otherForm) {
      return Optional.empty();
    }
  }
}

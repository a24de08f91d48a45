package com.segmailer.server.template;

import java.util.Locale;
import java.util.Map;

/** What a body is written in. */
public enum Format {
  MJML,
  HTML;

  public static final Map<String, Format> BY_NAME = Map.of("mjml", MJML, "html", HTML);

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

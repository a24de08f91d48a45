package com.segmailer.server.template;

/** What came of rendering a message. */
public sealed interface Rendered {

  /** @param subject one line */
  record Message(String subject, String html, String text) implements Rendered {}

  /**
   * The template asked for more than a rendering may cost, or divided by 0.
   *
   * @param part {@code subject}, {@code html} or {@code text}
   * @param line of that part, as it was compiled
   */
  record Failed(String part, String reason, int line) implements Rendered {
    /** Why a message of it is not sent. */
    public String problem() {
      return "The %s cannot be rendered, line %d: %s".formatted(part, line, reason);
    }
  }

  /** There is no such template, or it has no such version. */
  record Missing() implements Rendered {
    /** Why a message of it is not sent. */
    public String problem() {
      return "The template is gone";
    }
  }
}

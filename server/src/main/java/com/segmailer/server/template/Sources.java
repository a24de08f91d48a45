package com.segmailer.server.template;

import com.segmailer.core.template.Parsed;
import com.segmailer.core.template.Template;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is rendered: Liquid sources of each part.
 *
 * @param html compiled, with the preheader in it
 * @param text absent when it has to be made from the HTML of each message
 * @param generated whether the text was made from the HTML
 */
record Sources(String subject, String html, Optional<String> text, boolean generated) {

  /** With another subject; null leaves it as it is. */
  Sources withSubject(@Nullable String other) {
    return other == null ? this : new Sources(other, html, text, generated);
  }

  /** As what they were checked to be when they were stored. */
  Compiled parsed() {
    return new Compiled(
        parsed(subject), parsed(html), text.map(Sources::parsed), generated, html.length() + 1_000);
  }

  private static Template parsed(String source) {
    return switch (Template.parse(source)) {
      case Parsed.Valid(Template template) -> template;
      case Parsed.Invalid(var mistake) ->
        throw new IllegalStateException("a stored template cannot be read: " + mistake);
    };
  }
}

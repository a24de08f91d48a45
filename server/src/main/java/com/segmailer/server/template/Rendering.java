package com.segmailer.server.template;

import com.segmailer.core.template.Escaping;
import com.segmailer.core.template.Outcome;

/** Renders the parts of a message. */
final class Rendering {

  private Rendering() {}

  static Rendered of(Compiled compiled, RenderFacts facts) {
    var setting = facts.setting();
    var line = compiled.subject().render(setting, Escaping.LINE);
    if (!(line instanceof Outcome.Done(String subject))) {
      return failed("subject", line);
    }
    var html = compiled.html().render(setting, Escaping.HTML);
    if (!(html instanceof Outcome.Done(String body))) {
      return failed("html", html);
    }
    if (compiled.text().isEmpty()) {
      return new Rendered.Message(subject, body, TextPart.ofHtml(body));
    }
    var text = compiled.text().get().render(setting, Escaping.TEXT);
    return text instanceof Outcome.Done(String plain)
        ? new Rendered.Message(subject, body, compiled.generated() ? TextPart.tidied(plain) : plain)
        : failed("text", text);
  }

  private static Rendered failed(String part, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Failed(String reason, int line) -> new Rendered.Failed(part, reason, line);
      case Outcome.Done done -> throw new IllegalStateException("it did not fail");
    };
  }
}

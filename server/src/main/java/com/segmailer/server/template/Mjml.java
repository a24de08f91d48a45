package com.segmailer.server.template;

import ch.digitalfondue.mjml4j.Mjml4j;
import com.segmailer.core.template.Suggestion;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

/** Compiles MJML. Nothing is ever included from elsewhere: whoever asks for that is refused. */
final class Mjml {

  private static final int AT_ONCE = 4;
  private static final Mjml4j.Configuration CONFIGURATION =
      new Mjml4j.Configuration("und", Mjml4j.TextDirection.AUTO);

  private static final Pattern ELEMENT = Pattern.compile("<(mj-[a-z-]*+)");
  // The compiler takes what it does not know for HTML, and says nothing.
  private static final Set<String> KNOWN = Set.of(
      "mj-accordion",
      "mj-accordion-element",
      "mj-accordion-text",
      "mj-accordion-title",
      "mj-all",
      "mj-attributes",
      "mj-body",
      "mj-breakpoint",
      "mj-button",
      "mj-carousel",
      "mj-carousel-image",
      "mj-class",
      "mj-column",
      "mj-divider",
      "mj-font",
      "mj-group",
      "mj-head",
      "mj-hero",
      "mj-html-attribute",
      "mj-html-attributes",
      "mj-image",
      "mj-navbar",
      "mj-navbar-link",
      "mj-preview",
      "mj-raw",
      "mj-section",
      "mj-selector",
      "mj-social",
      "mj-social-element",
      "mj-spacer",
      "mj-style",
      "mj-table",
      "mj-text",
      "mj-title",
      "mj-wrapper");

  // Compiling is work for the processor, and none that anybody waits for in great numbers.
  private static final Semaphore TURNS = new Semaphore(AT_ONCE);

  private Mjml() {}

  sealed interface Compiled {
    record Html(String html) implements Compiled {}

    record Refused(String reason) implements Compiled {}
  }

  static Compiled compiled(String mjml) {
    var lower = mjml.toLowerCase(Locale.ROOT);
    if (lower.contains("<mj-include")) {
      return new Compiled.Refused("mj-include is not available: put the content here");
    }
    var unknown = ELEMENT
        .matcher(lower)
        .results()
        .map(m -> m.group(1))
        .filter(n -> !KNOWN.contains(n))
        .findFirst();
    if (unknown.isPresent()) {
      return new Compiled.Refused(
          "there is no component \"" + unknown.get() + "\"" + Suggestion.of(unknown.get(), KNOWN));
    }
    if (!lower.contains("<mjml")) {
      return new Compiled.Refused("has no <mjml> element");
    }
    if (!lower.contains("<mj-body")) {
      return new Compiled.Refused("has no <mj-body> element");
    }
    TURNS.acquireUninterruptibly();
    try {
      return new Compiled.Html(Mjml4j.render(mjml, CONFIGURATION));
    } catch (RuntimeException | StackOverflowError e) {
      // The library has no errors of its own: whatever it trips over is in the markup.
      return new Compiled.Refused("cannot be compiled as MJML: " + reason(e));
    } finally {
      TURNS.release();
    }
  }

  private static String reason(Throwable e) {
    var message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return message.length() > 200 || message.isEmpty() ? "something in it is misplaced" : message;
  }
}

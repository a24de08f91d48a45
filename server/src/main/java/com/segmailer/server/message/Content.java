package com.segmailer.server.message;

import com.segmailer.core.value.Value;
import com.segmailer.server.template.Format;
import com.segmailer.server.template.InlineContent;
import com.segmailer.server.template.TemplateSettings;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Content that is no template, as it is kept with its message. */
public final class Content {

  private Content() {}

  /** @param settings of which only the sender and what is tracked are kept */
  public static Value.Dict stored(InlineContent content, TemplateSettings settings) {
    var parts = new LinkedHashMap<String, Value>();
    parts.put("format", new Value.Text(content.format().name().toLowerCase(Locale.ROOT)));
    parts.put("subject", new Value.Text(content.subject()));
    parts.put("preheader", new Value.Text(content.preheader()));
    parts.put("body", new Value.Text(content.body()));
    content.text().ifPresent(text -> parts.put("text", new Value.Text(text)));
    put(parts, "fromName", settings.fromName());
    put(parts, "fromEmail", settings.fromEmail());
    put(parts, "replyTo", settings.replyTo());
    parts.put("trackOpens", Value.Bool.of(settings.trackOpens()));
    parts.put("trackClicks", Value.Bool.of(settings.trackClicks()));
    return Value.Dict.adopting(parts);
  }

  private static void put(Map<String, Value> parts, String name, @Nullable String text) {
    if (text != null) {
      parts.put(name, new Value.Text(text));
    }
  }

  static InlineContent inline(Value.Dict parts) {
    return new InlineContent(
        Format.BY_NAME.getOrDefault(text(parts, "format").orElse("html"), Format.HTML),
        text(parts, "subject").orElse(""),
        text(parts, "preheader").orElse(""),
        text(parts, "body").orElse(""),
        text(parts, "text"));
  }

  /** The subject in place of a template's, null for that. */
  static @Nullable String subject(Value.Dict parts) {
    return text(parts, "subject").orElse(null);
  }

  static TemplateSettings settings(Value.Dict parts) {
    return new TemplateSettings(
        "",
        "",
        null,
        text(parts, "fromName").orElse(null),
        text(parts, "fromEmail").orElse(null),
        text(parts, "replyTo").orElse(null),
        isOn(parts, "trackOpens"),
        isOn(parts, "trackClicks"));
  }

  private static boolean isOn(Value.Dict parts, String name) {
    return !parts.get(name).equals(Value.Bool.of(false));
  }

  private static Optional<String> text(Value.Dict parts, String name) {
    return parts.get(name) instanceof Value.Text(String text)
        ? Optional.of(text)
        : Optional.empty();
  }
}

package com.segmailer.server.template;

import com.segmailer.server.json.Fields;
import java.util.Optional;

/** Reads what callers want a message to say. */
public final class ContentInput {

  private ContentInput() {}

  /** All of it: subject and body are required. */
  public static InlineContent read(Fields fields) {
    var format = fields.optionalOneOf("format", Format.BY_NAME).orElse(Format.HTML);
    var subject = line(fields, "subject", fields.text("subject", InlineContent.LONGEST_SUBJECT));
    var body = fields.text("body", InlineContent.LONGEST_BODY);
    if (!fields.value("body").isNull() && body.isBlank()) {
      fields.refuse("body", "must not be blank");
    }
    return new InlineContent(format, subject, preheader(fields).orElse(""), body, text(fields));
  }

  /** What is given of it, the rest as it was. */
  static InlineContent patch(Fields fields, InlineContent before) {
    return new InlineContent(
        fields.optionalOneOf("format", Format.BY_NAME).orElse(before.format()),
        fields
            .optionalText("subject", InlineContent.LONGEST_SUBJECT)
            .map(text -> line(fields, "subject", text))
            .orElse(before.subject()),
        fields.has("preheader") ? preheader(fields).orElse("") : before.preheader(),
        fields.optionalText("body", InlineContent.LONGEST_BODY).orElse(before.body()),
        fields.has("text") ? text(fields) : before.text());
  }

  private static Optional<String> preheader(Fields fields) {
    return fields.optionalText("preheader", InlineContent.LONGEST_PREHEADER);
  }

  private static Optional<String> text(Fields fields) {
    return fields.optionalText("text", InlineContent.LONGEST_TEXT);
  }

  private static String line(Fields fields, String name, String text) {
    if (!fields.value(name).isNull() && text.isBlank()) {
      fields.refuse(name, "must not be blank");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      fields.refuse(name, "must not contain line breaks or control characters");
    }
    return text;
  }
}

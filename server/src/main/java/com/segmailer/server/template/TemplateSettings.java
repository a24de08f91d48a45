package com.segmailer.server.template;

import com.segmailer.core.contact.EmailAddress;
import com.segmailer.server.json.Fields;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All about a template but its content.
 *
 * @param topic the id of what the message is about, null when it is about none
 * @param fromName null when the workspace's is to be used, as with the addresses
 */
public record TemplateSettings(
    String name,
    String description,
    @Nullable UUID topic,
    @Nullable String fromName,
    @Nullable String fromEmail,
    @Nullable String replyTo,
    boolean trackOpens,
    boolean trackClicks) {

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_DESCRIPTION = 2_000;
  private static final int LONGEST_ADDRESS = 1_000;
  private static final TemplateSettings NEW =
      new TemplateSettings("", "", null, null, null, null, true, true);

  static TemplateSettings named(String name) {
    return new TemplateSettings(name, "", null, null, null, null, true, true);
  }

  static TemplateSettings read(Fields fields) {
    return read(fields, NEW, fields.text("name", LONGEST_NAME));
  }

  static TemplateSettings patch(Fields fields, TemplateSettings before) {
    return read(fields, before, fields.optionalText("name", LONGEST_NAME).orElse(before.name));
  }

  private static TemplateSettings read(Fields fields, TemplateSettings before, String name) {
    if (!fields.value("name").isNull() && name.isBlank()) {
      fields.refuse("name", "must not be blank");
    }
    return new TemplateSettings(
        name.strip(),
        fields.optionalText("description", LONGEST_DESCRIPTION).orElse(before.description),
        fields.has("topic") ? fields.optionalUuid("topic").orElse(null) : before.topic,
        line(fields, "fromName", LONGEST_NAME, before.fromName),
        address(fields, "fromEmail", before.fromEmail),
        address(fields, "replyTo", before.replyTo),
        fields.optionalBool("trackOpens").orElse(before.trackOpens),
        fields.optionalBool("trackClicks").orElse(before.trackClicks));
  }

  private static @Nullable String line(
      Fields fields, String name, int longest, @Nullable String before) {
    if (!fields.has(name)) {
      return before;
    }
    var text = fields.optionalText(name, longest);
    if (text.isPresent()
        && (text.get().isBlank() || text.get().chars().anyMatch(Character::isISOControl))) {
      fields.refuse(name, "must not be blank or contain line breaks or control characters");
    }
    return text.map(String::strip).orElse(null);
  }

  private static @Nullable String address(Fields fields, String name, @Nullable String before) {
    if (!fields.has(name)) {
      return before;
    }
    Optional<String> text = fields.optionalText(name, LONGEST_ADDRESS);
    if (text.isPresent()
        && EmailAddress.parse(text.get()) instanceof EmailAddress.Invalid(String reason)) {
      fields.refuse(name, reason);
    }
    return text.orElse(null);
  }
}

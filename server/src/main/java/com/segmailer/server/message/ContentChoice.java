package com.segmailer.server.message;

import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.message.Dispatch;
import com.segmailer.server.json.Fields;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.template.ContentInput;
import com.segmailer.server.template.TemplateSettings;
import com.segmailer.server.template.Templates;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a message is to say: a template's name, or a content of its own. */
final class ContentChoice {

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_ADDRESS = 1_000;
  private static final int MOST_VERSIONS = 10_000;

  private final Database database;
  private final int workspace;

  ContentChoice(Database database, int workspace) {
    this.database = database;
    this.workspace = workspace;
  }

  /** Nothing when something is wrong, which the fields then know. */
  Optional<Dispatch.Content> read(Fields fields) {
    return fields.has("template") ? template(fields) : inline(fields);
  }

  private Optional<Dispatch.Content> template(Fields fields) {
    var id = fields.uuid("template");
    var version = fields.optionalInteger("version", 1, MOST_VERSIONS);
    var current = database.read(sql -> Templates.currentVersion(sql, workspace, id));
    if (current.isEmpty()) {
      fields.refuse("template", "is no template of this workspace");
      return Optional.empty();
    }
    if (version.isPresent() && version.get() > current.getAsInt()) {
      fields.refuse("version", "does not exist; the newest is " + current.getAsInt());
    }
    int wanted = version.map(Long::intValue).orElse(current.getAsInt());
    return Optional.of(new Dispatch.Content.Template(id, wanted));
  }

  private static Optional<Dispatch.Content> inline(Fields fields) {
    var content = ContentInput.read(fields);
    var settings = new TemplateSettings(
        "",
        "",
        null,
        fields.optionalText("fromName", LONGEST_NAME).orElse(null),
        address(fields, "fromEmail"),
        address(fields, "replyTo"),
        fields.optionalBool("trackOpens").orElse(true),
        fields.optionalBool("trackClicks").orElse(true));
    if (!content.subject().isBlank() && !content.body().isBlank()) {
      Templates.problems(content).forEach(one -> fields.refuse(one.field(), one.detail()));
    }
    return Optional.of(new Dispatch.Content.Inline(Content.stored(content, settings)));
  }

  private static @Nullable String address(Fields fields, String name) {
    var text = fields.optionalText(name, LONGEST_ADDRESS);
    if (text.isPresent()
        && EmailAddress.parse(text.get()) instanceof EmailAddress.Invalid(String reason)) {
      fields.refuse(name, reason);
    }
    return text.orElse(null);
  }
}

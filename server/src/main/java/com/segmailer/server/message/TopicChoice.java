package com.segmailer.server.message;

import com.segmailer.core.message.Dispatch;
import com.segmailer.server.json.Fields;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.template.StoredTemplate;
import com.segmailer.server.template.TemplateSettings;
import com.segmailer.server.template.Templates;
import com.segmailer.server.topic.TopicDefinitions;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what a message is about: what the caller says, or else what its template says. */
final class TopicChoice {

  private final Database database;
  private final int workspace;

  TopicChoice(Database database, int workspace) {
    this.database = database;
    this.workspace = workspace;
  }

  /** The topic's id, null for none; what is wrong the fields then know. */
  @Nullable
  UUID read(Fields fields, Optional<Dispatch.Content> content) {
    var given = fields.optionalUuid("topic");
    if (given.isPresent()) {
      if (!database.inTransaction(sql -> TopicDefinitions.lock(sql, workspace, given.get()))) {
        fields.refuse("topic", "is no topic of this workspace");
      }
      return given.get();
    }
    return content.orElse(null) instanceof Dispatch.Content.Template template
        ? database
            .read(sql -> Templates.find(sql, workspace, template.id()))
            .map(StoredTemplate::settings)
            .map(TemplateSettings::topic)
            .orElse(null)
        : null;
  }
}

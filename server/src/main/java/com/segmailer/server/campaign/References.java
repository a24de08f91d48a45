package com.segmailer.server.campaign;

import com.segmailer.core.campaign.Audience;
import com.segmailer.core.condition.Needs;
import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.json.Fields;
import com.segmailer.server.json.Pointer;
import com.segmailer.server.json.Violation;
import com.segmailer.server.message.SenderCheck;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.template.Templates;
import com.segmailer.server.topic.TopicDefinitions;
import java.util.UUID;

/** Holds a campaign to refer only to what there is in its workspace, and to say what can be rendered. */
final class References {

  private final Database database;
  private final DefinitionCache definitions;
  private final SenderCheck senders;

  References(Database database, DefinitionCache definitions, SenderCheck senders) {
    this.database = database;
    this.definitions = definitions;
    this.senders = senders;
  }

  /** Leaves with the fields what is wrong; the fields are those of a whole campaign. */
  void check(Fields fields, int workspace, CampaignDefinition definition) {
    database.read(sql -> {
      templates(sql, fields, workspace, definition);
      audience(sql, fields, workspace, definition.audience());
      definition
          .topic()
          .filter(topic -> !TopicDefinitions.exists(sql, workspace, topic))
          .ifPresent(
              gone -> refuse(fields, fields.pointer("topic"), "is no topic of this workspace"));
      return definition;
    });
  }

  /** The same with those contents that may not go out in the name that they give. */
  void checkSenders(Fields fields, int workspace, CampaignDefinition definition) {
    database.read(sql -> {
      for (int i = 0; i < definition.contents().size(); i++) {
        var at = content(fields, definition, i).member("template");
        senders
            .problem(sql, workspace, definition.contents().get(i).template())
            .ifPresent(problem -> refuse(fields, at, problem));
      }
      return definition;
    });
  }

  private static Pointer content(Fields fields, CampaignDefinition definition, int i) {
    return definition.contents().size() == 1
        ? fields.pointer("content")
        : fields.pointer("variants").item(i);
  }

  /** Keeps its templates from being deleted until the transaction ends; throws if one just was. */
  static void hold(Transaction sql, int workspace, CampaignDefinition definition) {
    // In one order, whoever holds several.
    definition.contents().stream().map(content -> content.template()).sorted().forEach(id -> {
      if (Templates.heldVersion(sql, workspace, id).isEmpty()) {
        throw ProblemType.CONFLICT.because("A template was deleted just now; try again");
      }
    });
  }

  private static void templates(
      Transaction sql, Fields fields, int workspace, CampaignDefinition definition) {
    for (int i = 0; i < definition.contents().size(); i++) {
      var variant = definition.contents().get(i);
      var at = content(fields, definition, i);
      var current = Templates.currentVersion(sql, workspace, variant.template());
      if (current.isEmpty()) {
        refuse(fields, at.member("template"), "is no template of this workspace");
      } else if (variant.version().orElse(1) > current.getAsInt()) {
        refuse(fields, at.member("version"), "does not exist; the newest is " + current.getAsInt());
      }
      variant
          .subject()
          .flatMap(Templates::problemOfSubject)
          .ifPresent(problem -> refuse(fields, at.member("subject"), problem));
    }
  }

  private void audience(Transaction sql, Fields fields, int workspace, Audience audience) {
    var at = fields.pointer("audience");
    switch (audience) {
      case Audience.OfSegment(UUID id) -> {
        if (AudienceStore.segment(sql, workspace, id).isEmpty()) {
          refuse(fields, at.member("segment"), "is no segment of this workspace");
        }
      }
      case Audience.Matching(var condition) -> {
        var known = definitions.current(sql, workspace).definitions();
        for (var id : Needs.of(condition).segments()) {
          if (known.segment(id).isEmpty()) {
            refuse(
                fields,
                at.member("condition"),
                "refers to segment " + id + ", which does not exist");
          }
        }
      }
    }
  }

  private static void refuse(Fields fields, Pointer at, String detail) {
    fields.refuse(Violation.in(at, detail));
  }
}

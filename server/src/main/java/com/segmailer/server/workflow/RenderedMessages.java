package com.segmailer.server.workflow;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.decision.Zones;
import com.segmailer.core.message.Dispatch;
import com.segmailer.core.value.Value;
import com.segmailer.server.message.SenderNames;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.template.PreviewFacts;
import com.segmailer.server.template.RenderFacts;
import com.segmailer.server.template.Rendered;
import com.segmailer.server.template.StoredTemplate;
import com.segmailer.server.template.Templates;
import com.segmailer.server.workspace.Workspace;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** Makes the messages that a simulation wants, as they would be for the contact as it would be then. */
public final class RenderedMessages {

  private final Database database;
  private final Templates templates;
  private final SenderNames senders;
  private final IntFunction<Workspace> workspaces;

  /** @param workspaces finds a workspace by its id */
  public RenderedMessages(
      Database database,
      Templates templates,
      SenderNames senders,
      IntFunction<Workspace> workspaces) {
    this.database = database;
    this.templates = templates;
    this.senders = senders;
    this.workspaces = workspaces;
  }

  Workspace workspace(int id) {
    return workspaces.apply(id);
  }

  /** Why nothing is sent in the name that the message's template says, if that is so. */
  Optional<String> problemOfSender(int workspace, Dispatch message) {
    if (!(message.content() instanceof Dispatch.Content.Template template)) {
      return Optional.empty();
    }
    var stored = database.read(sql -> Templates.find(sql, workspace, template.id()));
    return senders.problem(workspace, stored.map(StoredTemplate::settings));
  }

  Rendered render(int workspaceId, Dispatch message, Contact contact, Instant at) {
    if (!(message.content()
        instanceof Dispatch.Content.Template(var id, var version, var subject))) {
      return new Rendered.Missing();
    }
    var workspace = workspaces.apply(workspaceId);
    var email = contact.profile().email();
    var variables = new LinkedHashMap<String, Value>();
    variables.put(
        "contact",
        RenderFacts.contact(
            contact.id(),
            email == null ? null : email.original(),
            contact.profile().externalId(),
            contact.profile().subscribed(),
            contact.createdAt(),
            contact.profile().attributes()));
    variables.put("workspace", new Value.Dict(Map.of("name", new Value.Text(workspace.name()))));
    variables.put(
        "message", new Value.Dict(Map.of("id", new Value.Text(message.id().toString()))));
    PreviewFacts.sampleLinks(variables);
    variables.putAll(message.data().members());
    var zone = Zones.of(contact.profile().attributes().get("timezone"), workspace.timeZone());
    return templates.render(
        workspaceId, id, version, new RenderFacts(Value.Dict.adopting(variables), at, zone));
  }
}

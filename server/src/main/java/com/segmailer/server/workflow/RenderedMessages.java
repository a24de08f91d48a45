package com.segmailer.server.workflow;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.decision.Zones;
import com.segmailer.core.message.Dispatch;
import com.segmailer.core.value.Value;
import com.segmailer.server.template.PreviewFacts;
import com.segmailer.server.template.RenderFacts;
import com.segmailer.server.template.Rendered;
import com.segmailer.server.template.Templates;
import com.segmailer.server.workspace.Workspace;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** Renders messages that a simulation wants, as they would be for the contact as it would be then. */
public final class RenderedMessages {

  /** A message wanted at that time by that contact. */
  record Wanted(Dispatch message, Contact contact, Instant at) {}

  private final Templates templates;
  private final IntFunction<Workspace> workspaces;

  /** @param workspaces finds a workspace by its id */
  public RenderedMessages(Templates templates, IntFunction<Workspace> workspaces) {
    this.templates = templates;
    this.workspaces = workspaces;
  }

  Rendered render(int workspaceId, Wanted wanted) {
    if (!(wanted.message().content()
        instanceof Dispatch.Content.Template(var id, var version, var subject))) {
      return new Rendered.Missing();
    }
    var workspace = workspaces.apply(workspaceId);
    var contact = wanted.contact();
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
        "message",
        new Value.Dict(Map.of("id", new Value.Text(wanted.message().id().toString()))));
    PreviewFacts.sampleLinks(variables);
    variables.putAll(wanted.message().data().members());
    var zone = Zones.of(contact.profile().attributes().get("timezone"), workspace.timeZone());
    return templates.render(
        workspaceId,
        id,
        version,
        new RenderFacts(Value.Dict.adopting(variables), wanted.at(), zone));
  }
}

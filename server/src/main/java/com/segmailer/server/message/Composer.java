package com.segmailer.server.message;

import com.segmailer.core.decision.Zones;
import com.segmailer.core.value.Value;
import com.segmailer.server.bounce.VerpTokens;
import com.segmailer.server.bounce.provider.PostmarkEvents;
import com.segmailer.server.config.MailConfig;
import com.segmailer.server.contact.StoredContact;
import com.segmailer.server.domain.SendingDomains;
import com.segmailer.server.json.Json;
import com.segmailer.server.link.Links;
import com.segmailer.server.mail.Mail;
import com.segmailer.server.mail.MailHeader;
import com.segmailer.server.mail.Mailbox;
import com.segmailer.server.template.RenderFacts;
import com.segmailer.server.template.Rendered;
import com.segmailer.server.template.StoredTemplate;
import com.segmailer.server.template.TemplateSettings;
import com.segmailer.server.template.Templates;
import com.segmailer.server.tracking.Tracker;
import com.segmailer.server.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes of a claimed message and its recipient what is handed over. */
final class Composer {

  /** What came of it. */
  sealed interface Outcome {
    record Made(Composed message) implements Outcome {}

    record Failed(String reason) implements Outcome {}

    /** It is asked for again soon: by then its campaign has found the same and stands still, or has ended. */
    record Held() implements Outcome {}
  }

  private static final String POSTMARK = ".postmarkapp.com";

  private final Templates templates;
  private final SendingDomains domains;
  private final SenderNames names;
  private final VerpTokens returnPaths;
  private final Tracker tracker;
  private final ListLinks links;
  private final MailConfig mail;

  Composer(
      Templates templates,
      SendingDomains domains,
      VerpTokens returnPaths,
      Links links,
      MailConfig mail) {
    this.templates = templates;
    this.domains = domains;
    this.names = new SenderNames(domains, mail);
    this.returnPaths = returnPaths;
    this.tracker = new Tracker(links);
    this.links = new ListLinks(links);
    this.mail = mail;
  }

  /**
   * Never throws for what a template or an address does.
   *
   * @param contact with whose data it is rendered; null for a bare address
   * @param template the settings of the message's template, if that is still there
   */
  Outcome compose(
      Workspace workspace,
      Claimed message,
      @Nullable StoredContact contact,
      Optional<StoredTemplate> template,
      Instant now) {
    var facts = facts(workspace, message, contact, now);
    var id = message.template();
    var rendered = id == null
        ? templates.render(Content.inline(message.content()), facts)
        : templates.render(
            new Templates.Version(
                workspace.id(), id, message.version(), Content.subject(message.content())),
            facts);
    return switch (rendered) {
      case Rendered.Failed failed -> new Outcome.Failed(failed.problem());
      case Rendered.Missing missing -> new Outcome.Failed(missing.problem());
      case Rendered.Message made -> {
        var settings = id == null
            ? Optional.of(Content.settings(message.content()))
            : template.map(StoredTemplate::settings);
        var recipient = message.contact() == null ? null : contact;
        var sent = tracker.tracked(workspace, message.id(), recipient, settings, made);
        yield composed(workspace.id(), message, sent, settings);
      }
    };
  }

  private Outcome composed(
      int workspace, Claimed message, Rendered.Message made, Optional<TemplateSettings> settings) {
    var sender = names.sender(settings);
    var problem = names.problem(workspace, sender);
    if (problem.isPresent()) {
      return message.origin().campaign() == null
          ? new Outcome.Failed(problem.get())
          : new Outcome.Held();
    }
    var domain = sender.from().address().domain();
    var returnHost = domains.returnPathHost(workspace, domain).orElse(domain);
    try {
      var written = new Mail(
          sender.from(),
          sender.replyTo(),
          Mailbox.of(message.address()),
          made.subject(),
          made.html(),
          made.text(),
          headers(workspace, message),
          message.id() + "@" + domain,
          message.since(),
          returnPaths.address(workspace, message.id(), returnHost));
      return new Outcome.Made(new Composed(workspace, message, written));
    } catch (IllegalArgumentException e) {
      return new Outcome.Failed("The message cannot be written: " + e.getMessage());
    }
  }

  private List<MailHeader> headers(int workspace, Claimed message) {
    var headers = new ArrayList<>(links.headers(workspace, message));
    if (mail.smtp().filter(server -> server.host().endsWith(POSTMARK)).isPresent()) {
      var token = returnPaths.token(workspace, message.id());
      headers.add(new MailHeader(PostmarkEvents.METADATA_HEADER, token));
    }
    return headers;
  }

  private RenderFacts facts(
      Workspace workspace, Claimed message, @Nullable StoredContact contact, Instant now) {
    var attributes =
        contact == null ? Value.Dict.EMPTY : (Value.Dict) Json.parseTrusted(contact.attributes());
    var variables = new LinkedHashMap<String, Value>();
    variables.put("contact", person(message, contact, attributes));
    variables.put("workspace", one("name", workspace.name()));
    variables.put("message", one("id", message.id().toString()));
    links.variables(workspace.id(), message, variables);
    variables.putAll(message.data().members());
    var zone = Zones.of(attributes.get("timezone"), workspace.timeZone());
    return new RenderFacts(Value.Dict.adopting(variables), now, zone);
  }

  private static Value person(
      Claimed message, @Nullable StoredContact contact, Value.Dict attributes) {
    return contact == null
        ? RenderFacts.contact(
            null, message.address().original(), null, true, message.createdAt(), attributes)
        : RenderFacts.contact(
            contact.id(),
            contact.email(),
            contact.externalId(),
            contact.subscribed(),
            contact.createdAt(),
            attributes);
  }

  private static Value one(String name, String text) {
    return new Value.Dict(Map.of(name, new Value.Text(text)));
  }
}

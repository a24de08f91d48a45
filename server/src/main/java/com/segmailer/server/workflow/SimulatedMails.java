package com.segmailer.server.workflow;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.decision.Mailing.Composed;
import com.segmailer.core.decision.Mailing.Composing;
import com.segmailer.core.decision.SimulatedMessage;
import com.segmailer.core.message.Dispatch;
import com.segmailer.server.template.Rendered;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The messages of one simulation, made as they would be sent: the first ones, within bounds. Of others
 * it is taken that they can be made.
 */
final class SimulatedMails implements Composing {

  /** Messages that are rendered, and their characters. */
  static final int MAX_RENDERED = 100;

  static final int MAX_CHARACTERS = 5_000_000;

  private final RenderedMessages messages;
  private final int workspace;
  private final Map<UUID, Rendered> rendered = new HashMap<>();
  private final Map<UUID, Optional<String>> problemsBySender = new HashMap<>();
  private long characters;

  SimulatedMails(RenderedMessages messages, int workspace) {
    this.messages = messages;
    this.workspace = workspace;
  }

  @Override
  public Composed compose(Dispatch message, Contact to, Instant at) {
    var made = rendered(message, to, at);
    if (made.isEmpty()) {
      return problemOfSender(message)
          .<Composed>map(Composed.Failed::new)
          .orElseGet(() -> new Composed.Made(null));
    }
    return switch (made.get()) {
      case Rendered.Failed failed -> new Composed.Failed(failed.problem());
      case Rendered.Missing missing -> new Composed.Failed(missing.problem());
      case Rendered.Message(var subject, var html, var text) ->
        problemOfSender(message)
            .<Composed>map(Composed.Failed::new)
            .orElseGet(() -> new Composed.Made(subject));
    };
  }

  /** As it was made for sending, or else as it would be when it was wanted; nothing beyond the bounds. */
  Optional<Rendered> shown(SimulatedMessage message) {
    return rendered(message.dispatch(), message.contact(), message.wantedAt());
  }

  private Optional<Rendered> rendered(Dispatch message, Contact to, Instant at) {
    var known = Optional.ofNullable(rendered.get(message.id()));
    if (known.isPresent() || rendered.size() >= MAX_RENDERED || characters >= MAX_CHARACTERS) {
      return known;
    }
    var made = messages.render(workspace, message, to, at);
    if (made instanceof Rendered.Message(var subject, var html, var text)) {
      characters += subject.length() + html.length() + text.length();
    }
    rendered.put(message.id(), made);
    return Optional.of(made);
  }

  private Optional<String> problemOfSender(Dispatch message) {
    return message.content() instanceof Dispatch.Content.Template template
        ? problemsBySender.computeIfAbsent(
            template.id(), id -> messages.problemOfSender(workspace, message))
        : Optional.empty();
  }
}

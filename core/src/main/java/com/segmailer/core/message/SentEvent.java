package com.segmailer.core.message;

import com.segmailer.core.event.Event;
import com.segmailer.core.value.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The event of a contact that says that a message was sent to it. */
public final class SentEvent {

  public static final String NAME = "email.sent";

  /**
   * What it tells of the message.
   *
   * @param template null for a content of its own
   * @param subject as it was rendered; null where nobody rendered it
   */
  public record Message(
      UUID id,
      Dispatch.Kind kind,
      @Nullable UUID template,
      Dispatch.Origin origin,
      @Nullable String subject) {}

  private SentEvent() {}

  public static Event of(Message message, Instant at) {
    var data = new LinkedHashMap<String, Value>();
    data.put("messageId", text(message.id()));
    data.put("kind", new Value.Text(message.kind().wireName()));
    if (message.template() != null) {
      data.put("templateId", text(message.template()));
    }
    var origin = message.origin();
    if (origin.campaign() != null) {
      data.put("campaignId", text(origin.campaign()));
    }
    if (origin.run() != null && origin.step() != null) {
      if (origin.workflow() != null) {
        data.put("workflowId", text(origin.workflow()));
      }
      data.put("runId", text(origin.run()));
      data.put("step", new Value.Text(origin.step()));
    }
    if (message.subject() != null) {
      data.put("subject", new Value.Text(message.subject()));
    }
    return new Event(NAME, at, Value.Dict.adopting(data));
  }

  private static Value text(UUID id) {
    return new Value.Text(id.toString());
  }
}

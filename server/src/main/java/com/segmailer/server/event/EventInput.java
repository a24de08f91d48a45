package com.segmailer.server.event;

import com.segmailer.core.decision.Change;
import com.segmailer.core.decision.EventData;
import com.segmailer.core.event.Event;
import com.segmailer.core.event.EventTime;
import com.segmailer.core.value.Value;
import com.segmailer.server.contact.AppliedKeys;
import com.segmailer.server.contact.ContactInput;
import com.segmailer.server.contact.DataInput;
import com.segmailer.server.engine.AppliedKey;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.engine.Submission.Terms;
import com.segmailer.server.json.Fields;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads an event that a caller sends; throws when it is not valid. */
final class EventInput {

  private static final int MAX_ID = 200;

  private EventInput() {}

  /**
   * @param requestKey says that the request took effect before, for events without an id of their
   *     own; null when the caller gave no idempotency key
   */
  static Submission submission(Value body, @Nullable AppliedKey requestKey, Instant now) {
    var fields = Fields.of(body);
    var identifier = ContactInput.identifier(fields);
    var name = name(fields);
    var data = DataInput.read(fields);
    var occurredAt = occurredAt(fields, now);
    var id = fields.optionalText("id", MAX_ID).orElse(null);
    if (id != null && id.isBlank()) {
      fields.refuse("id", "is empty");
    }
    boolean backfill = fields.optionalBool("backfill").orElse(false);
    var workflow = fields.optionalUuid("workflow").orElse(null);
    var edit = ContactInput.ofAttributes(fields);
    fields.orThrow();
    boolean triggers = !backfill && !EventTime.isLate(occurredAt, now);
    var key = id == null ? requestKey : AppliedKeys.ofEvent(id);
    return new Submission.Apply(
        identifier,
        new Change.Record(new Event(name, occurredAt, data), edit, triggers, workflow),
        key == null ? Terms.UPSERT : Terms.UPSERT.withAppliedKey(key));
  }

  private static String name(Fields fields) {
    var name = fields.text("event", EventData.MAX_NAME_LENGTH);
    if (fields.value("event") instanceof Value.Text(var given)
        && given.length() <= EventData.MAX_NAME_LENGTH) {
      EventData.problemWithName(given).ifPresent(problem -> fields.refuse("event", problem));
    }
    return name;
  }

  private static Instant occurredAt(Fields fields, Instant now) {
    var given = fields.optionalInstant("occurredAt");
    if (given.isEmpty()) {
      return now;
    }
    EventTime.problemWith(given.get(), now)
        .ifPresent(problem -> fields.refuse("occurredAt", problem));
    return EventTime.taken(given.get(), now);
  }
}

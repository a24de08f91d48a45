package com.segmailer.server.engine;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.contact.Profile;
import com.segmailer.core.decision.Flip;
import com.segmailer.core.event.Event;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.value.Value;
import com.segmailer.core.webhook.MessageType;
import com.segmailer.core.workflow.Run;
import com.segmailer.server.json.JsonWriter;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * One thing that webhooks are told, and how it reads.
 *
 * @param contact as it was after what is told; its version is the sequence by which receivers order
 */
record Announcement(MessageType type, Contact contact, Instant at, Told told) {

  /** What is told beside whom it is about. */
  sealed interface Told {
    record Created() implements Told {}

    record Updated(Profile before) implements Told {}

    record Deleted() implements Told {}

    record Flipped(Flip flip) implements Told {}

    record Happened(Event event) implements Told {}

    record Ran(Run run) implements Told {}
  }

  private static final UUID NOBODY = new UUID(0, 0);

  /** With whose data the message must go; a deletion tells only ids, and stays. */
  UUID about() {
    return told instanceof Told.Deleted ? NOBODY : contact.id();
  }

  long sequence() {
    return told instanceof Told.Deleted ? contact.version() + 1 : contact.version();
  }

  byte[] body(Definitions definitions) {
    var json = new JsonWriter(512);
    json.object()
        .field("type", type.wireName())
        .field("timestamp", at)
        .name("data")
        .object();
    switch (told) {
      case Told.Created() -> whole(json, definitions);
      case Told.Updated(var before) -> {
        whole(json, definitions);
        json.name("changed").array();
        changed(before, contact.profile()).forEach(json::text);
        json.endArray();
      }
      case Told.Deleted() ->
        json.name("contact")
            .object()
            .field("id", contact.id())
            .field("externalId", contact.profile().externalId())
            .end();
      case Told.Flipped(var flip) -> {
        reference(json);
        definitions
            .segment(flip.segmentNo())
            .ifPresent(segment -> ContactDocument.reference(json.name("segment"), segment));
      }
      case Told.Ran(var run) -> {
        reference(json);
        run(json, run, definitions);
      }
      case Told.Happened(var event) -> {
        event.data().members().forEach((name, value) -> data(json, name, value));
        reference(json);
      }
    }
    return json.field("sequence", sequence()).end().end().toBytes();
  }

  private void run(JsonWriter json, Run run, Definitions definitions) {
    definitions
        .workflows()
        .any(run.start().workflow())
        .ifPresent(workflow -> json.name("workflow")
            .object()
            .field("id", workflow.id())
            .field("name", workflow.name())
            .field("version", run.start().version())
            .end());
    json.name("run")
        .object()
        .field("id", run.id())
        .field("startedAt", run.start().at());
    // What became of a run that began and ended at once is told by a message of its own.
    if (type != MessageType.WORKFLOW_STARTED) {
      became(json, run);
    }
    json.end();
  }

  private static void became(JsonWriter json, Run run) {
    switch (run.state()) {
      case Run.State.Ended(var how, var reason) -> {
        json.field("outcome", how.name().toLowerCase(Locale.ROOT));
        if (!reason.isEmpty()) {
          json.field("reason", reason);
        }
      }
      case Run.State.Failed(var step, var reason) ->
        json.field("step", step).field("reason", reason);
      default -> {}
    }
  }

  private void whole(JsonWriter json, Definitions definitions) {
    ContactDocument.write(json.name("contact"), contact, definitions);
  }

  private void reference(JsonWriter json) {
    json.name("contact")
        .object()
        .field("id", contact.id())
        .field("email", ContactDocument.email(contact))
        .field("externalId", contact.profile().externalId())
        .end();
  }

  // What every message has is ours, whatever the event's data holds.
  private static void data(JsonWriter json, String name, Value value) {
    if (!name.equals("contact") && !name.equals("sequence")) {
      json.field(name, value);
    }
  }

  /** The names of what is different: attributes, and what else a profile has. */
  static Set<String> changed(Profile before, Profile after) {
    var changed = new LinkedHashSet<String>();
    if (!Objects.equals(before.email(), after.email())) {
      changed.add("email");
    }
    if (!Objects.equals(before.externalId(), after.externalId())) {
      changed.add("externalId");
    }
    if (before.subscribed() != after.subscribed()) {
      changed.add("subscribed");
    }
    if (!before.topics().equals(after.topics())) {
      changed.add("topics");
    }
    var old = before.attributes();
    after.attributes().members().forEach((name, value) -> {
      if (!value.equals(old.get(name))) {
        changed.add("attributes." + name);
      }
    });
    for (var name : old.members().keySet()) {
      if (!after.attributes().members().containsKey(name)) {
        changed.add("attributes." + name);
      }
    }
    return changed;
  }
}

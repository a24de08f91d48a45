package com.segmailer.server.contact;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.decision.Flip;
import com.segmailer.core.decision.Progress.RunChange;
import com.segmailer.core.segment.Definitions;
import com.segmailer.server.engine.ContactDocument;
import com.segmailer.server.engine.Outcome;
import com.segmailer.server.json.JsonWriter;
import java.util.List;
import java.util.function.Predicate;

/** Contacts and what became of them, as callers see them. */
public final class ContactJson {

  private ContactJson() {}

  /** A contact as the door left it. */
  public static void write(JsonWriter json, Contact contact, Definitions definitions) {
    ContactDocument.write(json, contact, definitions);
  }

  /** A contact as it is stored. */
  public static void write(JsonWriter json, StoredContact contact, Definitions definitions) {
    json.object()
        .field("id", contact.id())
        .field("email", contact.email())
        .field("externalId", contact.externalId())
        .name("attributes")
        .rawValue(contact.attributes())
        .field("subscribed", contact.subscribed());
    ContactDocument.segments(json, contact.segments(), definitions);
    json.field("createdAt", contact.createdAt())
        .field("updatedAt", contact.updatedAt())
        .end();
  }

  /** The member {@code contact} as {@code {id, email}}. */
  public static void reference(JsonWriter json, Contact contact) {
    json.name("contact")
        .object()
        .field("id", contact.id())
        .field("email", ContactDocument.email(contact))
        .end();
  }

  /** As below; of what took effect before, nothing. */
  public static void consequences(JsonWriter json, Outcome outcome) {
    switch (outcome) {
      case Outcome.Applied applied ->
        consequences(json, applied.flips(), applied.runs(), applied.definitions());
      case Outcome.AlreadyApplied(var contact, var definitions) ->
        consequences(json, List.of(), List.of(), definitions);
      case Outcome.Erased _, Outcome.Refused _ ->
        throw new IllegalArgumentException("no contact went on");
    }
  }

  /**
   * The members {@code segments} and {@code workflows}: what followed from a change. A run that began
   * and ended with it is among those that started.
   */
  public static void consequences(
      JsonWriter json, List<Flip> flips, List<RunChange> runs, Definitions definitions) {
    json.name("segments").object();
    flips(json.name("entered"), flips, true, definitions);
    flips(json.name("exited"), flips, false, definitions);
    json.end();
    json.name("workflows").object();
    runs(json.name("started"), runs, RunChange::started, definitions);
    runs(
        json.name("exited"),
        runs,
        change -> !change.started() && !change.run().active(),
        definitions);
    json.end();
  }

  private static void runs(
      JsonWriter json, List<RunChange> runs, Predicate<RunChange> shown, Definitions definitions) {
    json.array();
    for (var change : runs) {
      if (shown.test(change)) {
        definitions
            .workflows()
            .any(change.run().start().workflow())
            .ifPresent(workflow -> json.object()
                .field("id", workflow.id())
                .field("name", workflow.name())
                .end());
      }
    }
    json.endArray();
  }

  private static void flips(
      JsonWriter json, List<Flip> flips, boolean entered, Definitions definitions) {
    json.array();
    for (var flip : flips) {
      if (flip.entered() == entered) {
        definitions
            .segment(flip.segmentNo())
            .ifPresent(segment -> ContactDocument.reference(json, segment));
      }
    }
    json.endArray();
  }
}

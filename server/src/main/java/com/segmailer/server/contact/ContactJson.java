package com.segmailer.server.contact;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.decision.Flip;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.segment.Segment;
import com.segmailer.server.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Contacts and what became of them, as callers see them. */
public final class ContactJson {

  private ContactJson() {}

  /** A contact as the door left it. */
  public static void write(JsonWriter json, Contact contact, Definitions definitions) {
    var profile = contact.profile();
    json.object()
        .field("id", contact.id())
        .field("email", email(contact))
        .field("externalId", profile.externalId())
        .field("attributes", profile.attributes())
        .field("subscribed", profile.subscribed());
    segments(json, contact.standing().segments().toArray(), definitions);
    json.field("createdAt", contact.createdAt())
        .field("updatedAt", contact.updatedAt())
        .end();
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
    segments(json, contact.segments(), definitions);
    json.field("createdAt", contact.createdAt())
        .field("updatedAt", contact.updatedAt())
        .end();
  }

  /** The member {@code contact} as {@code {id, email}}. */
  public static void reference(JsonWriter json, Contact contact) {
    json.name("contact")
        .object()
        .field("id", contact.id())
        .field("email", email(contact))
        .end();
  }

  private static @Nullable String email(Contact contact) {
    var address = contact.profile().email();
    return address == null ? null : address.original();
  }

  private static void segments(JsonWriter json, int[] numbers, Definitions definitions) {
    json.name("segments").array();
    for (int no : numbers) {
      definitions.segment(no).ifPresent(segment -> reference(json, segment));
    }
    json.endArray();
  }

  /** The members {@code segments} and {@code workflows}: what followed from a change. */
  public static void consequences(JsonWriter json, List<Flip> flips, Definitions definitions) {
    json.name("segments").object();
    flips(json.name("entered"), flips, true, definitions);
    flips(json.name("exited"), flips, false, definitions);
    json.end();
    json.name("workflows").object().name("started").array().endArray();
    json.name("exited").array().endArray().end();
  }

  private static void flips(
      JsonWriter json, List<Flip> flips, boolean entered, Definitions definitions) {
    json.array();
    for (var flip : flips) {
      if (flip.entered() == entered) {
        definitions.segment(flip.segmentNo()).ifPresent(segment -> reference(json, segment));
      }
    }
    json.endArray();
  }

  private static void reference(JsonWriter json, Segment segment) {
    json.object().field("id", segment.id()).field("name", segment.name()).end();
  }
}

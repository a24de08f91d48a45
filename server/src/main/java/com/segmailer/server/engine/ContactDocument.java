package com.segmailer.server.engine;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.segment.Segment;
import com.segmailer.server.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** A contact as the door left it, as JSON: the same in answers and in webhooks. */
public final class ContactDocument {

  private ContactDocument() {}

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

  public static void segments(JsonWriter json, int[] numbers, Definitions definitions) {
    json.name("segments").array();
    for (int no : numbers) {
      definitions.segment(no).ifPresent(segment -> reference(json, segment));
    }
    json.endArray();
  }

  public static void reference(JsonWriter json, Segment segment) {
    json.object().field("id", segment.id()).field("name", segment.name()).end();
  }

  public static @Nullable String email(Contact contact) {
    var address = contact.profile().email();
    return address == null ? null : address.original();
  }
}

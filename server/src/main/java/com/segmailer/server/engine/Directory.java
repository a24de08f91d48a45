package com.segmailer.server.engine;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.contact.Identifier;
import com.segmailer.core.contact.Profile;
import com.segmailer.core.decision.Refusal;
import com.segmailer.core.decision.Refusal.Reason;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The contacts of a batch by each of their identities, kept true as changes apply in order. */
final class Directory {

  /** Whom an identifier names. */
  sealed interface Match {
    record Found(Entry entry) implements Match {}

    record Nobody() implements Match {}

    record Clash(Refusal refusal) implements Match {}
  }

  private final Map<UUID, Entry> byId = new LinkedHashMap<>();
  private final Map<String, Entry> byEmail = new HashMap<>();
  private final Map<String, Entry> byExternalId = new HashMap<>();

  void add(Entry entry) {
    byId.put(entry.current().id(), entry);
    index(entry);
  }

  Collection<Entry> entries() {
    return byId.values();
  }

  Match match(Identifier identifier) {
    var byItsId = live(identifier.id() == null ? null : byId.get(identifier.id()));
    if (identifier.id() != null && byItsId == null) {
      return new Match.Clash(
          new Refusal(Reason.CONTACT_NOT_FOUND, "/identifier/id", "No contact has this id."));
    }
    var byAddress =
        identifier.email() == null ? null : byEmail.get(identifier.email().key());
    var byExternal =
        identifier.externalId() == null ? null : byExternalId.get(identifier.externalId());
    var found = byItsId != null ? byItsId : byExternal != null ? byExternal : byAddress;
    if (found == null) {
      return new Match.Nobody();
    }
    if (differs(found, byExternal) || differs(found, byAddress)) {
      return clash("The identities given belong to different contacts.");
    }
    if (byItsId == null && byExternal == null && hasOtherExternalId(found, identifier)) {
      return clash("The contact with this address has another externalId.");
    }
    return new Match.Found(found);
  }

  private static boolean differs(Entry found, @Nullable Entry other) {
    return other != null && other != found;
  }

  private static boolean hasOtherExternalId(Entry entry, Identifier identifier) {
    var held = entry.current().profile().externalId();
    return identifier.externalId() != null && held != null;
  }

  private static Match clash(String detail) {
    return new Match.Clash(new Refusal(Reason.IDENTIFIER_CONFLICT, "/identifier", detail));
  }

  private static @Nullable Entry live(@Nullable Entry entry) {
    return entry == null || entry.erased() ? null : entry;
  }

  /** Whether another contact than {@code entry} has one of the identities in {@code profile}. */
  boolean takenByAnother(Entry entry, Profile profile) {
    var email = profile.email();
    var externalId = profile.externalId();
    return (email != null && differs(entry, byEmail.get(email.key())))
        || (externalId != null && differs(entry, byExternalId.get(externalId)));
  }

  /** To be called around every change of an entry's identities. */
  void move(Entry entry, Contact before) {
    unindex(entry, before.profile());
    index(entry);
  }

  void remove(Entry entry) {
    unindex(entry, entry.current().profile());
  }

  private void unindex(Entry entry, Profile profile) {
    if (profile.email() != null) {
      byEmail.remove(profile.email().key(), entry);
    }
    if (profile.externalId() != null) {
      byExternalId.remove(profile.externalId(), entry);
    }
  }

  private void index(Entry entry) {
    var profile = entry.current().profile();
    if (profile.email() != null) {
      byEmail.put(profile.email().key(), entry);
    }
    if (profile.externalId() != null) {
      byExternalId.put(profile.externalId(), entry);
    }
  }
}

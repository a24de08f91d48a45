package com.segmailer.server.engine;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.decision.Decision;
import com.segmailer.core.decision.Flip;
import com.segmailer.core.decision.Progress;
import com.segmailer.core.message.Dispatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A contact in the course of a batch: as stored, and as the changes so far have left it. */
final class Entry {

  /** A flip with the contact's version that made it. */
  record VersionedFlip(long version, Flip flip, Instant at) {}

  private final @Nullable Contact stored;
  private final List<VersionedFlip> flips = new ArrayList<>();
  private final List<Dispatch> messages = new ArrayList<>(0);
  private final List<Progress> progress = new ArrayList<>(0);
  private Contact current;
  private Decision.@Nullable Made correction;
  private List<EmailAddress> addresses = List.of();
  private boolean erased;

  private Entry(@Nullable Contact stored, Contact current) {
    this.stored = stored;
    this.current = current;
  }

  static Entry stored(Contact contact) {
    return new Entry(contact, contact);
  }

  static Entry created(Contact contact) {
    return new Entry(null, contact);
  }

  @Nullable
  Contact stored() {
    return stored;
  }

  Contact current() {
    return current;
  }

  List<VersionedFlip> flips() {
    return flips;
  }

  boolean erased() {
    return erased;
  }

  void become(Decision.Made made, Instant now) {
    current = made.after();
    for (var round : made.rounds()) {
      round.flips().forEach(flip -> flips.add(new VersionedFlip(round.version(), flip, now)));
    }
    messages.addAll(made.messages());
    if (!made.progress().equals(Progress.NONE)) {
      progress.add(made.progress());
    }
  }

  /** Messages to the contact that are wanted. */
  List<Dispatch> messages() {
    return messages;
  }

  /** What became of its runs, change by change. */
  List<Progress> progress() {
    return progress;
  }

  /** Takes what follows from digests that were counted anew, before any submission. */
  void correct(Decision.Made made, Instant now) {
    become(made, now);
    correction = made;
  }

  /** What followed from digests that were counted anew. */
  Optional<Decision.Made> correction() {
    return Optional.ofNullable(correction);
  }

  /** @param had all addresses that it had, whose traces go with it */
  void erase(List<EmailAddress> had) {
    addresses = List.copyOf(had);
    erased = true;
  }

  /** Of an erased contact, the addresses that it had. */
  List<EmailAddress> addresses() {
    return addresses;
  }
}

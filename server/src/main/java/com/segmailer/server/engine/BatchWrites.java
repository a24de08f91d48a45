package com.segmailer.server.engine;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.decision.Progress;
import com.segmailer.core.event.Event;
import com.segmailer.server.definition.WorkspaceDefinitions;
import com.segmailer.server.json.Json;
import com.segmailer.server.postgres.Columns;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that a batch has to store, gathered by table and written as one script. */
final class BatchWrites {

  record RecordedEvent(UUID id, Entry entry, Event event) {}

  private final WorkspaceDefinitions known;
  private final int workspace;
  private final List<RecordedEvent> events = new ArrayList<>();
  private final MessageRows messages = new MessageRows();
  private final ConsentRows consents = new ConsentRows();
  private final RunRows runs = new RunRows();
  private @Nullable Instant firstWakeUp;
  private int turnedAway;

  BatchWrites(WorkspaceDefinitions known) {
    this.known = known;
    this.workspace = known.workspace();
  }

  void add(RecordedEvent event) {
    events.add(event);
  }

  ConsentRows consents() {
    return consents;
  }

  /** Whether there are messages to send. */
  boolean leaveMessages() {
    return messages.isWritten();
  }

  /** Whether runs wait for requests. */
  boolean leaveCalls() {
    return runs.haveCalls();
  }

  /** How many runs did not start because their contact is in as many as there may be. */
  int turnedAway() {
    return turnedAway;
  }

  /** The first of the wake-ups that were set or moved. */
  Optional<Instant> firstWakeUp() {
    return Optional.ofNullable(firstWakeUp);
  }

  /**
   * Adds the statements that take the entries from what is stored to what they have become.
   *
   * @param batch an id of this transaction
   */
  void into(Script script, Collection<Entry> entries, UUID batch, Instant now) {
    var erased = new ArrayList<UUID>();
    var inserted = new ArrayList<Contact>();
    var updated = new ArrayList<Contact>();
    var touched = new ArrayList<Contact>();
    var members = new MembershipRows();
    for (var entry : entries) {
      sort(entry, erased, inserted, updated, touched);
      members.add(entry);
      runs.add(entry);
      entry
          .messages()
          .forEach(wanted -> messages.add(new MessageRows.WantedMessage(entry, wanted)));
      emitted(entry);
      turnedAway += entry.progress().stream().mapToInt(Progress::turnedAway).sum();
      wakesUp(entry);
    }
    if (!erased.isEmpty()) {
      var addresses = entries.stream()
          .flatMap(entry -> entry.addresses().stream())
          .map(EmailAddress::key)
          .distinct()
          .toList();
      Erasure.into(script, workspace, erased, addresses);
    }
    if (!updated.isEmpty()) {
      script.statement(ContactSql.UPDATE);
      ContactSql.profile(script, updated);
      ContactSql.standing(script, updated);
      script.with(workspace);
    }
    if (!touched.isEmpty()) {
      script.statement(ContactSql.TOUCH);
      ContactSql.standing(script, touched);
      script.with(workspace);
    }
    if (!inserted.isEmpty()) {
      script.statement(ContactSql.INSERT).with(workspace);
      ContactSql.profile(script, inserted);
      ContactSql.standing(script, inserted);
    }
    members.into(script, workspace, batch);
    consents.into(script, known, entries, now);
    eventsInto(script, now);
    messages.into(script, workspace, now);
    runs.into(script, workspace, now);
    var counts = members.counts();
    int contacts = inserted.size() - erased.size();
    if (contacts != 0 || !counts.isEmpty()) {
      countsInto(script, batch, contacts, counts);
    }
  }

  /** The events of its runs. */
  private void emitted(Entry entry) {
    for (var progress : entry.progress()) {
      for (var emit : progress.events()) {
        var event = emit.event();
        events.add(new RecordedEvent(emit.key().id(event.occurredAt()), entry, event));
      }
    }
  }

  private void wakesUp(Entry entry) {
    var wakeUp = entry.erased() ? null : entry.current().standing().wakeAt();
    if (wakeUp != null && (firstWakeUp == null || wakeUp.isBefore(firstWakeUp))) {
      var stored = entry.stored();
      if (stored == null || !wakeUp.equals(stored.standing().wakeAt())) {
        firstWakeUp = wakeUp;
      }
    }
  }

  private static void sort(
      Entry entry,
      List<UUID> erased,
      List<Contact> inserted,
      List<Contact> updated,
      List<Contact> touched) {
    var stored = entry.stored();
    var current = entry.current();
    if (entry.erased()) {
      if (stored != null) {
        erased.add(stored.id());
      }
    } else if (stored == null) {
      inserted.add(current);
    } else if (!profileOf(stored).equals(profileOf(current))) {
      updated.add(current);
    } else if (stored.version() != current.version()
        || !Objects.equals(stored.standing(), current.standing())) {
      // Also a contact that is back where it was: the versions of its history must not come again.
      touched.add(current);
    }
  }

  private static List<?> profileOf(Contact contact) {
    return List.of(contact.profile(), contact.updatedAt());
  }

  private void eventsInto(Script script, Instant now) {
    var kept = events.stream().filter(event -> !event.entry().erased()).toList();
    if (kept.isEmpty()) {
      return;
    }
    script
        .statement("""
            insert into events (workspace_id, contact_id, occurred_at, id, name, data, received_at)
            select ?, contact_id, occurred_at, id, name, data, ?
              from unnest(?::uuid[], ?::timestamptz[], ?::uuid[], ?::text[], ?::text[]::jsonb[])
                as e(contact_id, occurred_at, id, name, data)""")
        .with(workspace)
        .with(now.atOffset(ZoneOffset.UTC))
        .with(Columns.uuids(kept.stream().map(e -> e.entry().current().id()).toList()))
        .with(Columns.instants(kept.stream().map(e -> e.event().occurredAt()).toList()))
        .with(Columns.uuids(kept.stream().map(RecordedEvent::id).toList()))
        .with(Columns.texts(kept.stream().map(e -> e.event().name()).toList()))
        .with(Columns.utf8(kept.stream().map(e -> Json.write(e.event().data())).toList()));
  }

  private void countsInto(Script script, UUID batch, int contacts, Map<Integer, Integer> members) {
    var sorted = new TreeMap<>(members);
    script
        .statement("""
            insert into count_deltas (workspace_id, id, contacts, segment_nos, members)
            values (?, ?, ?, ?, ?)""")
        .with(workspace)
        .with(batch)
        .with(contacts)
        .with(Columns.ints(List.copyOf(sorted.keySet())))
        .with(Columns.ints(List.copyOf(sorted.values())));
  }
}

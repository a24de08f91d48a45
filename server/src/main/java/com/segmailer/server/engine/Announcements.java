package com.segmailer.server.engine;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.contact.Profile;
import com.segmailer.core.event.Event;
import com.segmailer.core.webhook.MessageType;
import com.segmailer.core.webhook.Subscriptions;
import com.segmailer.core.workflow.Run;
import com.segmailer.server.definition.WorkspaceDefinitions;
import com.segmailer.server.engine.Announcement.Told;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.runtime.Ids;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What webhooks are told of a batch: rows that commit with what they tell of. What no endpoint takes
 * is neither written nor composed.
 */
final class Announcements {

  private static final String MESSAGES = """
      insert into webhook_messages (workspace_id, contact_id, id, type, body, created_at)
      select ?, contact_id, id, type, body, ?
        from unnest(?::uuid[], ?::uuid[], ?::text[], ?::bytea[])
          as m(contact_id, id, type, body)""";

  private static final String DELIVERIES = """
      insert into webhook_deliveries (
        workspace_id, endpoint_no, message_id, contact_id, state, due_at)
      select ?, endpoint_no, message_id, contact_id, 'pending', ?
        from unnest(?::int4[], ?::uuid[], ?::uuid[]) as d(endpoint_no, message_id, contact_id)""";

  private record Of(Entry entry, Announcement announcement) {}

  private record Message(UUID id, Announcement announcement) {}

  private final WorkspaceDefinitions workspace;
  private final Subscriptions subscriptions;
  private final Instant now;
  private final List<Of> all = new ArrayList<>();
  private final Set<Integer> endpoints = new LinkedHashSet<>();

  Announcements(WorkspaceDefinitions workspace, Instant now) {
    this.workspace = workspace;
    this.subscriptions = workspace.webhooks();
    this.now = now;
  }

  void created(Entry entry) {
    add(MessageType.CONTACT_CREATED, entry, entry.current(), now, new Told.Created());
  }

  void updated(Entry entry, Profile before) {
    add(MessageType.CONTACT_UPDATED, entry, entry.current(), now, new Told.Updated(before));
  }

  void recorded(Entry entry, Event event) {
    var type = subscriptions.isEmpty() ? null : MessageType.ofEvent(event.name());
    if (type != null) {
      add(type, entry, entry.current(), event.occurredAt(), new Told.Happened(event));
    }
  }

  /** The numbers of the endpoints for which there are rows. */
  Set<Integer> endpoints() {
    return endpoints;
  }

  private void add(MessageType type, Entry entry, Contact contact, Instant at, Told told) {
    if (subscriptions.take(type)) {
      all.add(new Of(entry, new Announcement(type, contact, at, told)));
    }
  }

  /** Adds the rows; of an erased contact only that it is gone. */
  void into(Script script, Collection<Entry> entries, Ids ids) {
    if (subscriptions.isEmpty()) {
      return;
    }
    entries.forEach(this::flips);
    entries.forEach(this::runs);
    all.removeIf(one -> one.entry().erased());
    entries.forEach(this::deleted);
    if (all.isEmpty()) {
      return;
    }
    // Ids in the order of versions: a queue then keeps the order of what befell a contact.
    all.sort(Comparator.comparingLong(one -> one.announcement().sequence()));
    write(
        script,
        all.stream().map(one -> new Message(ids.next(), one.announcement())).toList());
  }

  private void flips(Entry entry) {
    if (!subscriptions.takeSegments()) {
      return;
    }
    for (var flip : entry.flips()) {
      var type = flip.flip().entered() ? MessageType.SEGMENT_ENTERED : MessageType.SEGMENT_EXITED;
      add(
          type,
          entry,
          at(entry.current(), flip.version()),
          flip.at(),
          new Told.Flipped(flip.flip()));
    }
  }

  private void runs(Entry entry) {
    for (var progress : entry.progress()) {
      for (var change : progress.runs()) {
        if (change.started()) {
          run(MessageType.WORKFLOW_STARTED, entry, change.run());
        }
        if (!change.run().active()) {
          run(MessageType.WORKFLOW_COMPLETED, entry, change.run());
        } else if (change.failed()) {
          run(MessageType.WORKFLOW_FAILED, entry, change.run());
        }
      }
    }
  }

  private void run(MessageType type, Entry entry, Run run) {
    add(type, entry, entry.current(), run.since(), new Told.Ran(run));
  }

  // Who is told of a flip learns the version that made it; identities are told as they are now.
  private static Contact at(Contact contact, long version) {
    return new Contact(
        contact.id(),
        contact.profile(),
        contact.standing(),
        version,
        contact.shownVersion(),
        contact.createdAt(),
        contact.updatedAt());
  }

  private void deleted(Entry entry) {
    if (entry.erased() && entry.stored() != null) {
      add(MessageType.CONTACT_DELETED, entry, entry.current(), now, new Told.Deleted());
    }
  }

  private void write(Script script, List<Message> messages) {
    var at = now.atOffset(ZoneOffset.UTC);
    script
        .statement(MESSAGES)
        .with(workspace.workspace())
        .with(at)
        .with(Columns.uuids(messages.stream().map(m -> m.announcement().about()).toList()))
        .with(Columns.uuids(messages.stream().map(Message::id).toList()))
        .with(Columns.texts(
            messages.stream().map(m -> m.announcement().type().wireName()).toList()))
        .with(Columns.bytes(messages.stream()
            .map(m -> m.announcement().body(workspace.definitions()))
            .toList()));
    var numbers = new ArrayList<Integer>();
    var ids = new ArrayList<UUID>();
    var contacts = new ArrayList<UUID>();
    for (var message : messages) {
      for (int no : subscriptions.takersOf(message.announcement().type())) {
        endpoints.add(no);
        numbers.add(no);
        ids.add(message.id());
        contacts.add(message.announcement().about());
      }
    }
    script
        .statement(DELIVERIES)
        .with(workspace.workspace())
        .with(at)
        .with(Columns.ints(numbers))
        .with(Columns.uuids(ids))
        .with(Columns.uuids(contacts));
  }
}

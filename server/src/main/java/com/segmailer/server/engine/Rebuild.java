package com.segmailer.server.engine;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.contact.Standing;
import com.segmailer.core.decision.Change;
import com.segmailer.core.decision.Decider;
import com.segmailer.core.decision.Decision;
import com.segmailer.core.event.Digest;
import com.segmailer.core.event.Event;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.segment.Definitions.NumberedSignal;
import com.segmailer.core.value.Value;
import com.segmailer.server.json.Json;
import com.segmailer.server.postgres.Columns;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * While a signal is being built, the digests of contacts that a batch has locked come from the event
 * log, whatever their records say. So nobody decides on a digest that lacks the past.
 */
final class Rebuild {

  private static final String EVENTS = """
      select e.contact_id, e.name, e.occurred_at, e.data::text
        from unnest(?::uuid[]) as c(id)
       cross join unnest(?::text[]) as n(name)
       cross join lateral (
         select contact_id, name, occurred_at, data
           from events
          where workspace_id = ? and name = n.name and contact_id = c.id
         offset 0) e
      """;

  private static final int FETCH_SIZE = 2_000;

  private final Definitions definitions;
  private final List<NumberedSignal> unbuilt;

  Rebuild(Definitions definitions) {
    this.definitions = definitions;
    this.unbuilt =
        definitions.signals().stream().filter(signal -> !signal.built()).toList();
  }

  void correct(Connection connection, int workspace, Collection<Entry> entries, Instant now)
      throws SQLException {
    if (unbuilt.isEmpty() || entries.isEmpty()) {
      return;
    }
    var digests = digests(connection, workspace, entries);
    for (var entry : entries) {
      correct(entry, digests.getOrDefault(entry.current().id(), Map.of()), now);
    }
  }

  private Map<UUID, Map<Integer, Digest>> digests(
      Connection connection, int workspace, Collection<Entry> entries) throws SQLException {
    var digests = new HashMap<UUID, Map<Integer, Digest>>();
    try (var statement = connection.prepareStatement(EVENTS)) {
      statement.setFetchSize(FETCH_SIZE);
      statement.setObject(
          1, Columns.uuids(entries.stream().map(entry -> entry.current().id()).toList()));
      statement.setObject(
          2,
          Columns.texts(unbuilt.stream().map(s -> s.signal().event()).distinct().toList()));
      statement.setInt(3, workspace);
      var results = statement.executeQuery();
      while (results.next()) {
        var event = new Event(
            results.getString(2),
            results.getObject(3, OffsetDateTime.class).toInstant(),
            (Value.Dict) Json.parseTrusted(results.getBytes(4)));
        count(
            digests.computeIfAbsent(results.getObject(1, UUID.class), id -> new HashMap<>()),
            event);
      }
    }
    return digests;
  }

  private void count(Map<Integer, Digest> digests, Event event) {
    for (var numbered : unbuilt) {
      if (numbered.signal().event().equals(event.name())
          && numbered.signal().counts(event, definitions.zone())) {
        var digest = digests.getOrDefault(numbered.no(), Digest.NONE);
        digests.put(numbered.no(), numbered.signal().add(digest, event));
      }
    }
  }

  private void correct(Entry entry, Map<Integer, Digest> rebuilt, Instant now) {
    var contact = entry.current();
    var corrected = new HashMap<>(contact.standing().digests());
    var affected = new HashSet<Integer>();
    for (var numbered : unbuilt) {
      var digest = rebuilt.get(numbered.no());
      var before =
          digest == null ? corrected.remove(numbered.no()) : corrected.put(numbered.no(), digest);
      if (!(digest == null ? before == null : digest.equals(before))) {
        definitions.dependingOnSignal(numbered.no()).stream()
            .forEach(
                position -> affected.add(definitions.segments().get(position).no()));
      }
    }
    // Also when no segment asks for it: workflows may.
    if (!corrected.equals(contact.standing().digests())) {
      review(entry, withDigests(contact, corrected), affected, now);
    }
  }

  private void review(Entry entry, Contact corrected, Set<Integer> affected, Instant now) {
    switch (Decider.decide(definitions, corrected, false, new Change.Review(affected), now)) {
      case Decision.Made made -> entry.correct(made, now);
      case Decision.Refused(var refusal) ->
        throw new IllegalStateException("a review is never refused: " + refusal);
    }
  }

  // Other digests are another version, also when nothing follows from them: whoever decided without
  // a lock on the record as it was must not store over them.
  private static Contact withDigests(Contact contact, Map<Integer, Digest> digests) {
    var standing = contact.standing();
    return new Contact(
        contact.id(),
        contact.profile(),
        new Standing(standing.segments(), digests, standing.workflows(), standing.wakeAt()),
        contact.version() + 1,
        contact.shownVersion(),
        contact.createdAt(),
        contact.updatedAt());
  }
}

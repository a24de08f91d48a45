package com.segmailer.server.engine;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.contact.Edit;
import com.segmailer.core.decision.Change;
import com.segmailer.core.tracking.Engagement;
import com.segmailer.core.tracking.Hit;
import com.segmailer.core.tracking.Tracked;
import com.segmailer.server.definition.WorkspaceDefinitions;
import com.segmailer.server.engine.EngagementSql.Loaded;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The messages that a batch's openings and clicks are about, and what these leave on them. Nobody
 * else marks a message whose contact is locked, so what was read still holds when it is written.
 */
final class Engagements {

  /** A link of a message, followed in the course of the batch. */
  record Followed(Loaded message, Hit.Click click, boolean machine) {}

  private final Map<UUID, Loaded> messages;
  private final Instant now;
  private final Map<UUID, Entry> entries = new HashMap<>();
  private final Map<UUID, Tracked> marked = new LinkedHashMap<>();
  private final List<Followed> followed = new ArrayList<>();
  private final List<Change.Record> recorded = new ArrayList<>();

  private Engagements(Map<UUID, Loaded> messages, Instant now) {
    this.messages = messages;
    this.now = now;
  }

  static Engagements none(Instant now) {
    return new Engagements(Map.of(), now);
  }

  /** Asks the database only if the batch is about any message. */
  static Engagements of(
      Connection connection, int workspace, List<Submission> submissions, Instant now)
      throws SQLException {
    var hits = submissions.stream()
        .filter(Submission.Engage.class::isInstance)
        .map(submission -> ((Submission.Engage) submission).hit())
        .toList();
    return hits.isEmpty()
        ? none(now)
        : new Engagements(EngagementSql.load(connection, workspace, hits, now), now);
  }

  /** What is to be recorded of the contact, if anything is. */
  Optional<Change.Record> change(Entry entry, Hit hit) {
    var message = messages.get(hit.message());
    if (message == null || !entry.current().id().equals(message.contact())) {
      return Optional.empty();
    }
    var before = marked.getOrDefault(hit.message(), message.tracked());
    return switch (Engagement.decide(before, hit, now)) {
      case Engagement.Outcome.Passed() -> Optional.empty();
      case Engagement.Outcome.Counted(var event, var after, var machine) -> {
        entries.put(hit.message(), entry);
        marked.put(hit.message(), after);
        if (hit instanceof Hit.Click click) {
          followed.add(new Followed(message, click, machine));
        }
        var change = new Change.Record(event, Edit.NONE, true);
        recorded.add(change);
        yield Optional.of(change);
      }
    };
  }

  /** All changes that were made of openings and clicks. */
  List<Change.Record> recorded() {
    return recorded;
  }

  void into(Script script, int workspace) {
    var kept = marked.values().stream()
        .filter(one -> isKept(one.message()) && isNew(one))
        .toList();
    var links = followed.stream()
        .filter(one -> isKept(one.message().tracked().message()))
        .toList();
    EngagementSql.marksInto(script, workspace, kept);
    EngagementSql.linksInto(script, workspace, links, now);
  }

  /** Who follows a second link leaves nothing more on the message. */
  private boolean isNew(Tracked after) {
    var stored = messages.get(after.message());
    return stored == null || !stored.tracked().marks().equals(after.marks());
  }

  private boolean isKept(UUID message) {
    var entry = entries.get(message);
    return entry != null && !entry.erased();
  }

  /** Whether what a contact did may be recorded, by its own word. */
  static boolean isAgreed(WorkspaceDefinitions workspace, Contact contact) {
    return workspace
        .trackingConsent()
        .map(attribute -> TrackingConsent.isGiven(attribute, contact.profile().attributes()))
        .orElse(true);
  }
}

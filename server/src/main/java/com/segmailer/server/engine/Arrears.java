package com.segmailer.server.engine;

import com.segmailer.core.decision.Change;
import com.segmailer.core.decision.Overdue;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.topic.Proof;
import com.segmailer.server.runtime.Ids;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * What time had brought about for a contact before a batch came to look. It holds whatever becomes of
 * the submission, which tells of it if it is applied.
 */
final class Arrears {

  private final Definitions definitions;
  private final Directory directory;
  private final BatchWrites writes;
  private final Announcements announcements;
  private final Ids ids;
  private final Instant now;
  private int instants;

  Arrears(
      Definitions definitions,
      Directory directory,
      BatchWrites writes,
      Announcements announcements,
      Ids ids,
      Instant now) {
    this.definitions = definitions;
    this.directory = directory;
    this.writes = writes;
    this.announcements = announcements;
    this.ids = ids;
    this.now = now;
  }

  /** For how many instants the batch has made up so far. */
  int instants() {
    return instants;
  }

  /** Takes what is overdue into the entry, each at its instant, and then has the submission decided. */
  Outcome settledBefore(Change change, Entry entry, Supplier<Outcome> submission) {
    var overdue = Overdue.before(definitions, entry.current(), change, now);
    overdue.forEach(one -> take(one, entry));
    instants += overdue.size();
    var outcome = submission.get();
    for (var one : overdue.reversed()) {
      outcome = outcome instanceof Outcome.Applied applied ? applied.after(one.made()) : outcome;
    }
    return outcome;
  }

  private void take(Overdue.Decided one, Entry entry) {
    var before = entry.current();
    var made = one.made();
    entry.become(made, one.at());
    directory.move(entry, before);
    if (!made.consents().isEmpty()) {
      writes.consents().add(ids, entry, made.consents(), Proof.of(Proof.How.WORKFLOW));
    }
    if (made.profileChanged()) {
      announcements.updated(entry, before.profile());
    }
  }
}

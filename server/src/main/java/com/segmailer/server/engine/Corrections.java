package com.segmailer.server.engine;

import com.segmailer.core.decision.Decision;
import com.segmailer.core.topic.Proof;
import com.segmailer.server.runtime.Ids;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What followed in a batch from digests that were counted anew ({@link Rebuild}). It holds whatever
 * becomes of the submissions, and the first of them that does something with the contact tells it.
 */
final class Corrections {

  private final Map<UUID, Decision.Made> untold = new HashMap<>();

  /** Adds to {@code writes} and {@code announcements} what only a change brings there. */
  Corrections(Collection<Entry> entries, BatchWrites writes, Announcements announcements, Ids ids) {
    for (var entry : entries) {
      entry.correction().ifPresent(made -> {
        untold.put(made.after().id(), made);
        writes.consents().add(ids, entry, made.consents(), Proof.of(Proof.How.WORKFLOW));
        if (made.profileChanged()) {
          announcements.updated(entry, Objects.requireNonNull(entry.stored()).profile());
        }
      });
    }
  }

  Outcome toldWith(Outcome outcome) {
    if (!(outcome instanceof Outcome.Applied applied)) {
      return outcome;
    }
    var correction = untold.remove(applied.contact().id());
    return correction == null ? applied : applied.after(correction);
  }
}

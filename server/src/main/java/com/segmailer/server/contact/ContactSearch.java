package com.segmailer.server.contact;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.Evaluator;
import com.segmailer.core.segment.Definitions;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.scan.ContactScan;
import com.segmailer.server.scan.IdRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds contacts that match a condition, range by range in the order of their ids. */
final class ContactSearch {

  /** After so many contacts a page ends, full or not, so that no call runs on and on. */
  static final int MAX_SCANNED = 200_000;

  private static final int FIRST_RANGE = 1_000;
  private static final int LARGEST_RANGE = 20_000;

  private final int workspace;
  private final Condition condition;
  private final ContactScan scan;
  private final Instant now;

  /**
   * @param goesOnAfter where the next page begins, null when there is none
   */
  record Found(List<UUID> ids, @Nullable UUID goesOnAfter) {}

  ContactSearch(int workspace, Definitions definitions, Condition condition, Instant now) {
    this.workspace = workspace;
    this.condition = condition;
    this.scan = ContactScan.ofMatches(workspace, definitions, condition, OptionalInt.empty());
    this.now = now;
  }

  Found find(Transaction sql, UUID from, int limit) {
    var matches = new ArrayList<UUID>();
    var after = from;
    int size = FIRST_RANGE;
    for (int scanned = 0; scanned < MAX_SCANNED; scanned += size) {
      size = scanned == 0 ? FIRST_RANGE : Math.min(2 * size, LARGEST_RANGE);
      var range = IdRange.next(sql, workspace, after, size);
      if (range.isEmpty()) {
        return new Found(matches, null);
      }
      scan.forEach(sql, range.get(), contact -> {
        if (matches.size() <= limit
            && Evaluator.evaluate(condition, contact, now).matches()) {
          matches.add(contact.id());
        }
      });
      if (matches.size() > limit) {
        var shown = List.copyOf(matches.subList(0, limit));
        return new Found(shown, shown.getLast());
      }
      after = range.get().to();
    }
    return new Found(matches, after);
  }
}

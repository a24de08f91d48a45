package com.segmailer.server.webhook;

import com.segmailer.server.postgres.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Begins the deliveries of a range of messages anew, a part in each transaction.
 *
 * @param part deliveries of one transaction
 * @param most deliveries of one call
 */
record Replay(Database database, int part, int most) {

  static final int PART = 5_000;

  /** Deliveries that one call begins anew. */
  static final int MOST = 100_000;

  /**
   * Which of an endpoint's messages.
   *
   * @param after the id that all of theirs come after
   * @param before the id that all of theirs come before
   */
  record Range(UUID after, UUID before, List<String> states) {
    static Range of(Instant since, Instant until, boolean delivered) {
      return new Range(
          MessageTimes.first(since),
          MessageTimes.first(until),
          delivered ? List.of("failed", "delivered") : List.of("failed"));
    }

    Range goingOnAfter(UUID last) {
      return new Range(last, before, states);
    }
  }

  /**
   * What was done.
   *
   * @param last the last message, if there may be more after it
   */
  record Replayed(int count, Optional<UUID> last) {}

  Replayed run(EndpointKey endpoint, Range range, Instant now) {
    int count = 0;
    var rest = range;
    while (true) {
      var open = rest;
      int limit = Math.min(part, most - count);
      var done = database.inTransaction(sql -> DeliveryStore.replay(
          sql, endpoint, open.after(), open.before(), open.states(), limit, now));
      count += done.size();
      if (done.size() < limit) {
        return new Replayed(count, Optional.empty());
      }
      // By its place: what was delivered again meanwhile looks as it did before.
      rest = range.goingOnAfter(done.getLast());
      if (count >= most) {
        return new Replayed(count, Optional.of(done.getLast()));
      }
    }
  }
}

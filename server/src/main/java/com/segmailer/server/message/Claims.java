package com.segmailer.server.message;

import com.segmailer.core.message.Dispatch;
import com.segmailer.core.message.Pace;
import com.segmailer.server.engine.DefinitionCache;
import com.segmailer.server.message.MessageStore.Ending;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages that are due, no more than may go at once, and finds in the same transaction which of
 * them must not be sent any more.
 */
final class Claims {

  /** A workspace with a rate gets its messages in parts of a tenth of a second, or larger ones. */
  private static final int PARTS = 10;

  /** When to ask again how much the mail server may be given. */
  private static final Duration SERVER_WAIT = Duration.ofMillis(100);

  /**
   * What may be sent.
   *
   * @param mayHaveMore whether as much was there as was asked for
   * @param pause how long the workspace must wait before it may send more
   */
  record Claim(List<Claimed> messages, boolean mayHaveMore, Optional<Duration> pause) {
    private static Claim nothingFor(Duration pause) {
      return new Claim(List.of(), true, Optional.of(pause));
    }
  }

  private record Taken(Claim claim, List<Ending> endings) {}

  private final Database database;
  private final DefinitionCache definitions;
  private final Throttle throttle;
  private final MessageMetrics metrics;
  private final InstantSource clock;

  Claims(
      Database database,
      DefinitionCache definitions,
      Throttle throttle,
      MessageMetrics metrics,
      InstantSource clock) {
    this.database = database;
    this.definitions = definitions;
    this.throttle = throttle;
    this.metrics = metrics;
    this.clock = clock;
  }

  Claim claim(Workspace workspace, UUID lease) {
    var now = clock.instant();
    int most = throttle.room(MessageStore.BATCH, now);
    if (most == 0) {
      return Claim.nothingFor(SERVER_WAIT);
    }
    var taken = database.inTransaction(sql -> workspace
        .sendRate()
        .map(rate -> paced(sql, workspace, rate, lease, most, now))
        .orElseGet(() -> free(sql, workspace.id(), lease, most, now)));
    taken.endings().forEach(ending -> metrics.ended(ending.state()));
    return taken.claim();
  }

  private Taken paced(
      Transaction sql, Workspace workspace, int rate, UUID lease, int most, Instant now) {
    var pace = Paces.locked(sql, workspace.id(), rate, now);
    int part = Math.clamp(rate / PARTS, 1, MessageStore.BATCH);
    int allowed = pace.allowed(now);
    if (allowed < part) {
      return new Taken(Claim.nothingFor(pace.until(part, now)), List.of());
    }
    var taken = free(sql, workspace.id(), lease, Math.min(most, allowed), now);
    Pace after = pace.after(taken.claim().messages().size(), now);
    Paces.store(sql, workspace.id(), after);
    return taken;
  }

  private Taken free(Transaction sql, int workspace, UUID lease, int most, Instant now) {
    var claimed = MessageStore.claim(sql, workspace, lease, now, most);
    if (claimed.isEmpty()) {
      return new Taken(new Claim(claimed, false, Optional.empty()), List.of());
    }
    var known = definitions.current(sql, workspace);
    var forbidden = SendingRules.forbidden(sql, known, claimed);
    var allowed = new ArrayList<Claimed>();
    var endings = new ArrayList<Ending>();
    var waiting = new HashMap<UUID, @Nullable Instant>();
    for (var message : claimed) {
      var why = forbidden.get(message.id());
      if (message.wasSending() && message.kind() == Dispatch.Kind.MARKETING) {
        endings.add(Ending.because(message.id(), MessageState.UNKNOWN, "node-lost"));
      } else if (why == SendingRules.Forbidden.PAUSED) {
        // Its campaign makes it due again.
        waiting.put(message.id(), null);
      } else if (why != null) {
        endings.add(Ending.because(message.id(), MessageState.SKIPPED, why.wireName()));
      } else {
        allowed.add(message);
      }
    }
    MessageStore.ended(sql, workspace, lease, endings);
    MessageStore.held(sql, workspace, lease, waiting);
    boolean mayHaveMore = claimed.size() == most;
    return new Taken(new Claim(allowed, mayHaveMore, Optional.empty()), endings);
  }
}

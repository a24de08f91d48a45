package com.segmailer.server.message;

import com.segmailer.core.message.Dispatch;
import com.segmailer.core.message.Forbidden;
import com.segmailer.core.message.Pace;
import com.segmailer.core.message.SendingLimits.Ruling;
import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.message.MessageStore.Ending;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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

  private record Taken(Claim claim, List<Ending> endings, List<Holding> holdings) {
    private static Taken nothing(Claim claim) {
      return new Taken(claim, List.of(), List.of());
    }
  }

  private final Database database;
  private final DefinitionCache definitions;
  private final Throttle throttle;
  private final MessageMetrics metrics;
  private final boolean urgent;
  private final InstantSource clock;

  /** @param urgent whether to take nothing but what somebody waits for */
  Claims(
      Database database,
      DefinitionCache definitions,
      Throttle throttle,
      MessageMetrics metrics,
      boolean urgent,
      InstantSource clock) {
    this.database = database;
    this.definitions = definitions;
    this.throttle = throttle;
    this.metrics = metrics;
    this.urgent = urgent;
    this.clock = clock;
  }

  Claim claim(Workspace workspace, UUID lease) {
    var now = clock.instant();
    int most = throttle.room(MessageStore.BATCH, now);
    if (most == 0) {
      return Claim.nothingFor(SERVER_WAIT);
    }
    var taken = database.inTransaction(sql -> workspace
        .sending()
        .rate()
        .map(rate -> paced(sql, workspace, rate, lease, most, now))
        .orElseGet(() -> free(sql, workspace, lease, most, now)));
    taken.endings().forEach(ending -> metrics.ended(ending.state()));
    taken.holdings().forEach(holding -> {
      if (holding.limit() != null) {
        metrics.held(holding.limit());
      }
    });
    return taken.claim();
  }

  private Taken paced(
      Transaction sql, Workspace workspace, int rate, UUID lease, int most, Instant now) {
    var pace = Paces.locked(sql, workspace.id(), rate, now);
    int part = Math.clamp(rate / PARTS, 1, MessageStore.BATCH);
    int allowed = pace.allowed(now);
    if (allowed < part) {
      return Taken.nothing(Claim.nothingFor(pace.until(part, now)));
    }
    var taken = free(sql, workspace, lease, Math.min(most, allowed), now);
    Pace after = pace.after(taken.claim().messages().size(), now);
    Paces.store(sql, workspace.id(), after);
    return taken;
  }

  private Taken free(Transaction sql, Workspace workspace, UUID lease, int most, Instant now) {
    var due =
        MessageStore.claim(sql, workspace.id(), lease, new MessageStore.Portion(now, most, urgent));
    if (due.isEmpty()) {
      return Taken.nothing(new Claim(due, false, Optional.empty()));
    }
    var claimed = CurrentAddresses.given(sql, workspace.id(), lease, due);
    var known = definitions.current(sql, workspace.id());
    var forbidden = SendingRules.forbidden(sql, known, claimed);
    var allowed = new ArrayList<Claimed>();
    var endings = new ArrayList<Ending>();
    var holdings = new ArrayList<Holding>();
    for (var message : claimed) {
      var why = forbidden.get(message.id());
      if (message.wasSending() && message.kind() == Dispatch.Kind.MARKETING) {
        endings.add(Ending.because(message.id(), MessageState.UNKNOWN, "node-lost"));
      } else if (why == Forbidden.PAUSED) {
        // Whoever lets its campaign or workflow go on makes it due again.
        holdings.add(Holding.until(null, message.id()));
      } else if (why != null) {
        endings.add(Ending.because(message.id(), MessageState.SKIPPED, why.wireName()));
      } else {
        allowed.add(message);
      }
    }
    var rulings = new LimitRules(sql, workspace, now).against(lease, allowed);
    rulings.forEach((message, ruling) -> heed(message, ruling, endings, holdings));
    MessageStore.ended(sql, workspace.id(), lease, endings);
    Holding.putBack(sql, workspace.id(), lease, holdings);
    allowed.removeIf(message -> rulings.containsKey(message.id()));
    boolean mayHaveMore = claimed.size() == most;
    return new Taken(new Claim(allowed, mayHaveMore, Optional.empty()), endings, holdings);
  }

  private static void heed(
      UUID message, Ruling ruling, List<Ending> endings, List<Holding> holdings) {
    switch (ruling) {
      case Ruling.Go go -> {}
      case Ruling.Wait(var until, var reason) ->
        holdings.add(new Holding(message, until, reason, false));
      case Ruling.Drop(var reason) ->
        endings.add(Ending.because(message, MessageState.SKIPPED, reason.wireName()));
    }
  }
}

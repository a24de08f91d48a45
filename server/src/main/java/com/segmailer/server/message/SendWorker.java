package com.segmailer.server.message;

import com.segmailer.server.message.MessageStore.Ending;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.runtime.Ids;
import com.segmailer.server.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due, a batch of a workspace at a time, in fair turns. What must not be sent any more is
 * found in the transaction that claims; from the moment a message may be with somebody it says so
 * (RFC 1047). May run in several loops at once.
 */
public final class SendWorker implements AutoCloseable {

  /** Messages of a batch handed over at once: so many of each turn may be in the gap of RFC 1047. */
  static final int AT_ONCE = 50;

  /** Turns of a node at a time, beside urgent ones. */
  public static final int LOOPS = 4;

  private static final Duration REST = Duration.ofSeconds(1);

  /** Before a message is asked for again whose campaign's sender is not verified any more. */
  private static final Duration UNNAMED = Duration.ofSeconds(5);

  private static final Duration EXTENDING = Duration.ofSeconds(20);
  private static final Logger LOG = LoggerFactory.getLogger(SendWorker.class);

  private final Database database;
  private final Claims claims;
  private final Claims urgentClaims;
  private final Composer composer;
  private final HandOver handOver;
  private final PuttingBack puttingBack;
  private final Carrier carrier;
  private final Throttle throttle;
  private final MessageMetrics metrics;
  private final IntFunction<Workspace> workspaces;
  private final Ids ids;
  private final InstantSource clock;
  private final Turns turns;
  private final Leases leases;
  private volatile boolean stopping;

  SendWorker(
      Sending parts,
      Composer composer,
      Carrier carrier,
      Throttle throttle,
      MessageMetrics metrics) {
    this.database = parts.queues();
    this.composer = composer;
    this.carrier = carrier;
    this.throttle = throttle;
    this.metrics = metrics;
    this.workspaces = parts.workspaces();
    this.ids = parts.ids();
    this.clock = parts.clock();
    var settlement =
        new Settlement(database, parts.engine(), parts.reports(), metrics, parts.clock());
    this.claims = new Claims(database, parts.definitions(), throttle, metrics, false, clock);
    this.urgentClaims = new Claims(database, parts.definitions(), throttle, metrics, true, clock);
    this.leases = new Leases(database, clock);
    this.handOver = new HandOver(database, carrier, settlement, throttle, metrics, leases, clock);
    this.puttingBack = new PuttingBack(database, clock);
    this.turns = new Turns(now -> database.read(sql -> MessageStore.workspacesWithDue(sql, now)));
  }

  /** To be called when nobody else works on this database: what a killed node had claimed is free. */
  public static void releaseAll(Database database) {
    database.inTransaction(MessageStore::releaseAll);
  }

  /** Something has been queued somewhere: the next turn looks for it. */
  public void ring() {
    turns.ring();
  }

  /** Something has been queued in a workspace, which has its turn without a look. */
  public void ring(int workspace) {
    turns.ring(workspace);
  }

  /** Whether somebody has rung and the next turn is to look, unless the mail server cannot be reached. */
  boolean isAboutToLook() {
    return turns.isRung() && !throttle.pause(clock.instant()).isPositive();
  }

  /** Begins nothing more: what is being handed over is settled, and what else is claimed put back. */
  public void stop() {
    stopping = true;
    handOver.stop();
  }

  /** One batch of the workspace whose turn it is; yields zero when there may be more to do. */
  public Duration runOnce() {
    return runOnce(turns::next);
  }

  /**
   * The same for what somebody waits for alone, however long others' turns take; for a loop of its
   * own, one at a time.
   */
  public Duration runUrgent() {
    return runOnce(turns::nextUrgent);
  }

  private Duration runOnce(Function<Instant, Optional<Turns.Turn>> next) {
    if (stopping) {
      return REST;
    }
    var now = clock.instant();
    var pause = throttle.pause(now);
    if (pause.isPositive()) {
      return pause.compareTo(REST) < 0 ? pause : REST;
    }
    var turn = next.apply(now);
    if (turn.isEmpty()) {
      return turns.rest(now);
    }
    boolean more = false;
    Instant pausedUntil = null;
    try {
      var claim = send(turn.get());
      more = claim.mayHaveMore();
      pausedUntil = claim.pause().map(now::plus).orElse(null);
    } catch (RuntimeException e) {
      // The others go on, and what was claimed is tried again.
      LOG.error("messages of workspace {} were not sent", turn.get().workspace(), e);
      pausedUntil = now.plus(REST);
    } finally {
      turns.done(turn.get(), more, pausedUntil);
    }
    return Duration.ZERO;
  }

  /** Keeps the claims of this node while they are being worked on; yields when to do so again. */
  public Duration extendLeases() {
    leases.extend();
    return EXTENDING;
  }

  private Claims.Claim send(Turns.Turn turn) {
    var workspace = workspaces.apply(turn.workspace());
    var lease = ids.next();
    var claim = (turn.urgent() ? urgentClaims : claims).claim(workspace, lease);
    if (claim.messages().isEmpty()) {
      return claim;
    }
    var all = claim.messages().stream().map(Claimed::id).toList();
    var hold = leases.begin(lease, workspace.id(), all);
    try {
      send(workspace, lease, claim.messages());
      return claim;
    } catch (RuntimeException e) {
      puttingBack.afterFailure(workspace.id(), lease, all, e);
      throw e;
    } finally {
      leases.end(hold);
    }
  }

  private void send(Workspace workspace, UUID lease, List<Claimed> claimed) {
    var drafts = Drafts.of(database, composer, workspace, claimed, clock);
    for (int from = 0; from < claimed.size(); from += AT_ONCE) {
      if (stopping) {
        puttingBack.unbegun(workspace.id(), lease, claimed.subList(from, claimed.size()));
        return;
      }
      var group = claimed.subList(from, Math.min(from + AT_ONCE, claimed.size()));
      var free = holdingBack(workspace.id(), lease, group);
      handOver.all(workspace.id(), lease, composed(workspace.id(), lease, drafts, free));
    }
  }

  /** Puts back what may not go yet; yields the rest. */
  private List<Claimed> holdingBack(int workspace, UUID lease, List<Claimed> group) {
    var now = clock.instant();
    var held = new ArrayList<Holding>();
    var free = new ArrayList<Claimed>();
    for (var message : group) {
      throttle
          .hold(workspace, message, now)
          .ifPresentOrElse(
              hold -> {
                boolean leftAlone = hold.limit() == Throttle.Limit.BACKOFF;
                held.add(new Holding(message.id(), hold.until(), null, leftAlone));
                metrics.held(hold.limit());
              },
              () -> free.add(message));
    }
    puttingBack.held(workspace, lease, held);
    return free;
  }

  private List<Composed> composed(
      int workspace, UUID lease, Drafts drafts, List<Claimed> messages) {
    var composed = new ArrayList<Composed>();
    var endings = new ArrayList<Ending>();
    var held = new ArrayList<Holding>();
    for (var message : messages) {
      switch (drafts.compose(message)) {
        case Composer.Outcome.Made(Composed made) -> composed.add(made);
        case Composer.Outcome.Failed(String reason) ->
          endings.add(Ending.because(message.id(), MessageState.FAILED, reason));
        case Composer.Outcome.Held() ->
          held.add(Holding.until(clock.instant().plus(UNNAMED), message.id()));
      }
    }
    puttingBack.held(workspace, lease, held);
    if (!endings.isEmpty()) {
      database.inTransaction(sql -> {
        MessageStore.ended(sql, workspace, lease, endings);
        return endings;
      });
      endings.forEach(ending -> metrics.ended(ending.state()));
    }
    return composed;
  }

  /** Once stopped: what the mail server takes long over may end within {@code grace}, or is broken off. */
  public void end(Duration grace) {
    handOver.end(grace);
  }

  @Override
  public void close() {
    end(Duration.ZERO);
    carrier.close();
  }
}

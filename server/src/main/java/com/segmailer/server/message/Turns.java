package com.segmailer.server.message;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is on this node. A turn is one batch, so nobody waits for more than a batch of each of
 * the others; every second turn goes first to those who have something that somebody waits for. Urgent
 * turns are for nothing else, and beside the others of their workspace.
 */
final class Turns {

  /** Turns of one workspace at a time. */
  static final int MOST_OF_ONE = 2;

  /** How long a look at who has something due may be relied on. */
  private static final Duration FRESH = Duration.ofMillis(100);

  private static final Duration REST = Duration.ofSeconds(1);

  /** Looking takes at most this part of the time. */
  private static final int SPARING = 10;

  /** A workspace with messages that are due, and whether some are transactional. */
  record Due(int workspace, boolean urgent) {}

  /**
   * @param urgent whether it is for what somebody waits for alone
   * @param look the number of the look before it
   * @param rings of the workspace, before it
   */
  record Turn(int workspace, boolean urgent, long look, int rings) {}

  private final Function<Instant, List<Due>> finding;
  private final LongSupplier nanos;
  private final Semaphore looking = new Semaphore(1);
  private final Map<Integer, Integer> running = new HashMap<>();
  private final Set<Integer> runningUrgent = new HashSet<>();
  private final Map<Integer, Long> served = new HashMap<>();
  private final Map<Integer, Long> servedUrgent = new HashMap<>();
  private final Map<Integer, Instant> paused = new HashMap<>();

  private final Map<Integer, Integer> rings = new HashMap<>();

  /** Who has rung since the last look began. */
  private final Set<Integer> unseen = new HashSet<>();

  private List<Due> due = new ArrayList<>();
  private long looks;
  private long turns;
  private long urgentTurns;
  private long lookedAt;
  private long lookTook;
  private boolean rung;

  /** @param finding asks the database who has something due */
  Turns(Function<Instant, List<Due>> finding) {
    this(finding, System::nanoTime);
  }

  /** @param nanos by which looks are kept rare */
  Turns(Function<Instant, List<Due>> finding, LongSupplier nanos) {
    this.finding = finding;
    this.nanos = nanos;
    this.lookedAt = nanos.getAsLong() - FRESH.toNanos();
  }

  /** Somebody has queued something, somewhere. */
  synchronized void ring() {
    rung = true;
  }

  /** Somebody has queued something there, perhaps too late for a look or a claim that is under way. */
  synchronized void ring(int workspace) {
    rung = true;
    unseen.add(workspace);
    rings.merge(workspace, 1, Integer::sum);
    know(workspace);
  }

  private void know(int workspace) {
    if (due.stream().noneMatch(one -> one.workspace() == workspace)) {
      due.add(new Due(workspace, false));
    }
  }

  synchronized boolean isRung() {
    return rung;
  }

  /** Takes a turn, which must be given back. */
  Optional<Turn> next(Instant now) {
    look(now);
    return take(now);
  }

  /** The same, for what somebody waits for alone, where no other turn can be had. */
  Optional<Turn> nextUrgent(Instant now) {
    look(now);
    return takeUrgent(now);
  }

  /** @param pausedUntil null when the workspace may go on at once */
  synchronized void done(Turn turn, boolean mayHaveMore, @Nullable Instant pausedUntil) {
    if (turn.urgent()) {
      runningUrgent.remove(turn.workspace());
    } else {
      running.computeIfPresent(turn.workspace(), (id, count) -> count == 1 ? null : count - 1);
    }
    if (pausedUntil != null) {
      paused.put(turn.workspace(), pausedUntil);
    } else if (!mayHaveMore && turn.look() == looks && turn.rings() == rings(turn.workspace())) {
      due.removeIf(one -> one.workspace() == turn.workspace());
      if (turn.urgent()) {
        due.add(new Due(turn.workspace(), false));
      }
    }
  }

  /** How long there is nothing to do, as far as is known. */
  synchronized Duration rest(Instant now) {
    if (rung) {
      long remaining = lookTook * SPARING - (nanos.getAsLong() - lookedAt);
      return Duration.ofNanos(Math.clamp(remaining, 1_000_000, REST.toNanos()));
    }
    return due.stream()
        .map(one -> paused.get(one.workspace()))
        .filter(until -> until != null && until.isAfter(now))
        .map(until -> Duration.between(now, until))
        .reduce(REST, (a, b) -> a.compareTo(b) <= 0 ? a : b);
  }

  private void look(Instant now) {
    if (!isLookDue() || !looking.tryAcquire()) {
      return;
    }
    try {
      synchronized (this) {
        rung = false;
        unseen.clear();
      }
      long begun = nanos.getAsLong();
      var found = finding.apply(now);
      store(found, begun, now);
    } finally {
      looking.release();
    }
  }

  private synchronized boolean isLookDue() {
    long age = nanos.getAsLong() - lookedAt;
    return age >= lookTook * SPARING && (rung || age >= FRESH.toNanos());
  }

  private synchronized void store(List<Due> found, long begun, Instant now) {
    lookedAt = nanos.getAsLong();
    lookTook = lookedAt - begun;
    looks++;
    due = new ArrayList<>(found);
    unseen.forEach(this::know);
    paused.values().removeIf(until -> !until.isAfter(now));
    var known = due.stream().map(Due::workspace).collect(Collectors.toSet());
    served.keySet().retainAll(known);
    servedUrgent.keySet().retainAll(known);
    rings.keySet().retainAll(known);
  }

  private synchronized Optional<Turn> take(Instant now) {
    boolean urgentFirst = turns % 2 == 0;
    Due best = null;
    for (var one : due) {
      if (isFree(one.workspace(), now) && (best == null || isBefore(one, best, urgentFirst))) {
        best = one;
      }
    }
    if (best == null) {
      return Optional.empty();
    }
    served.put(best.workspace(), ++turns);
    running.merge(best.workspace(), 1, Integer::sum);
    return Optional.of(new Turn(best.workspace(), false, looks, rings(best.workspace())));
  }

  private synchronized Optional<Turn> takeUrgent(Instant now) {
    var first = due.stream()
        .filter(one -> one.urgent() && !runningUrgent.contains(one.workspace()))
        .filter(one -> !isPaused(one.workspace(), now) && isWithoutTurn(one.workspace()))
        .min(Comparator.comparingLong(one -> servedUrgent.getOrDefault(one.workspace(), 0L)));
    return first.map(one -> {
      servedUrgent.put(one.workspace(), ++urgentTurns);
      runningUrgent.add(one.workspace());
      return new Turn(one.workspace(), true, looks, rings(one.workspace()));
    });
  }

  private int rings(int workspace) {
    return rings.getOrDefault(workspace, 0);
  }

  private boolean isWithoutTurn(int workspace) {
    int all = running.values().stream().mapToInt(Integer::intValue).sum();
    return all >= SendWorker.LOOPS || running.getOrDefault(workspace, 0) >= MOST_OF_ONE;
  }

  private boolean isPaused(int workspace, Instant now) {
    var until = paused.get(workspace);
    return until != null && until.isAfter(now);
  }

  private boolean isFree(int workspace, Instant now) {
    return !isPaused(workspace, now) && running.getOrDefault(workspace, 0) < MOST_OF_ONE;
  }

  private boolean isBefore(Due one, Due other, boolean urgentFirst) {
    if (urgentFirst && one.urgent() != other.urgent()) {
      return one.urgent();
    }
    return served.getOrDefault(one.workspace(), 0L) < served.getOrDefault(other.workspace(), 0L);
  }
}

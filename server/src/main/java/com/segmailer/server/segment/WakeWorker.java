package com.segmailer.server.segment;

import com.segmailer.server.engine.Engine;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.runtime.OneByOne;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;

/** Lets contacts decide again at the instant at which time alone changes a verdict. */
public final class WakeWorker {

  /** Contacts in one transaction. */
  static final int BATCH = 500;

  /** Batches of one workspace at a time; they skip each other's contacts. */
  static final int PARALLEL = 2;

  /** Batches of a workspace, of each that runs in parallel, until others have their turn. */
  static final int TURN = 4;

  // Batches of this node ring when they bring a wake-up nearer than the next look; whatever else
  // does, above all other nodes, does not.
  private static final Duration LONGEST_WAIT = Duration.ofMillis(800);

  // Who is due but locked by somebody else is skipped: to ask again at once would be to ask without
  // end for as long as that lasts.
  private static final Duration LOCKED_WAIT = Duration.ofMillis(75);

  private static final String DUE = """
      select w.id from workspaces w
       where exists (select 1 from contacts c where c.workspace_id = w.id and c.wake_at <= ?)
      """;

  private static final String NEXT = """
      select min(n.wake_at) from workspaces w
       cross join lateral (
         select c.wake_at from contacts c
          where c.workspace_id = w.id and c.wake_at is not null
          order by c.wake_at limit 1) n
      """;

  private final Database database;
  private final Engine engine;
  private final InstantSource clock;

  /** Whoever is due before it has to ring; until it is known when the next look is, everybody. */
  private volatile Instant nextLook = Instant.MAX;

  public WakeWorker(Database database, Engine engine, InstantSource clock) {
    this.database = database;
    this.engine = engine;
    this.clock = clock;
  }

  /** Wakes all that is due; yields how long to wait before asking again. */
  public Duration runOnce() {
    nextLook = Instant.MAX;
    try {
      var wait = look();
      nextLook = clock.instant().plus(wait);
      return wait;
    } catch (RuntimeException e) {
      // Who has failed is left in peace for as long as it takes, also by those who would ring.
      nextLook = Instant.MIN;
      throw e;
    }
  }

  private Duration look() {
    var next = next();
    if (next.isPresent() && !next.get().isAfter(clock.instant())) {
      List<Integer> due =
          database.read(tx -> tx.query(DUE, row -> row.integer(1), clock.instant()));
      int most = wakeAll(due);
      if (most == BATCH) {
        return Duration.ZERO;
      }
      next = next();
      if (most == 0 && next.isPresent() && !next.get().isAfter(clock.instant())) {
        return LOCKED_WAIT;
      }
    }
    var now = clock.instant();
    return next.map(at -> shorter(at, now)).orElse(LONGEST_WAIT);
  }

  /** Whether a wake-up that has just been stored is due before the next look. */
  public boolean isBeforeNextLook(Instant wakeUp) {
    return wakeUp.isBefore(nextLook);
  }

  private Optional<Instant> next() {
    return database.read(tx -> tx.one(NEXT, row -> Optional.ofNullable(row.instantOrNull(1))));
  }

  private static Duration shorter(Instant at, Instant now) {
    var wait = Duration.between(now, at);
    return wait.isNegative()
        ? Duration.ZERO
        : wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  /** A turn of each, also after one that fails; yields how many one of them had woken at most. */
  private int wakeAll(List<Integer> workspaces) {
    return OneByOne.each(workspaces, this::wake).stream()
        .mapToInt(woken -> woken)
        .max()
        .orElse(0);
  }

  /** Yields how many there were, {@link #BATCH} when there may be more. */
  private int wake(int workspace) {
    int woken = engine.wake(workspace, BATCH);
    if (woken < BATCH) {
      return woken;
    }
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < PARALLEL; i++) {
        executor.submit(() -> turn(workspace));
      }
    }
    return BATCH;
  }

  private Object turn(int workspace) {
    int woken = BATCH;
    for (int i = 0; i < TURN && woken == BATCH; i++) {
      woken = engine.wake(workspace, BATCH);
    }
    return woken;
  }
}

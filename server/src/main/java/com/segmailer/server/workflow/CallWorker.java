package com.segmailer.server.workflow;

import com.segmailer.server.egress.AddressRules;
import com.segmailer.server.egress.Egress;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.postgres.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the requests made that runs wait for, each on a thread of its own; nobody waits for the slow
 * receiver of another ({@link CallPlaces}). A node that is lost in between leaves them to others: a
 * request may be made twice, with the same id; an answer counts once. Those of a paused workflow are
 * held until it goes on.
 */
public final class CallWorker implements AutoCloseable {

  /** Longer than a request takes. */
  static final Duration LEASE = Duration.ofMinutes(2);

  private static final Duration REST = Duration.ofSeconds(2);
  private static final Duration CONTENDED = Duration.ofMillis(100);

  /** How long requests under way may go on once the node is stopped. */
  private static final Duration DRAIN = Duration.ofSeconds(3);

  private static final long DRAIN_LOOK_MILLIS = 10;
  private static final Logger LOG = LoggerFactory.getLogger(CallWorker.class);

  private final Database database;
  private final Calling calling;
  private final InstantSource clock;
  private final Runnable wake;
  private final CallPlaces places = new CallPlaces();
  private final Map<UUID, WaitingCall> underWay = new ConcurrentHashMap<>();
  private final AtomicBoolean lacksPlaces = new AtomicBoolean();
  private volatile boolean stopping;
  private int lastTurn;

  /** @param wake called when there is a place again that something waits for */
  public CallWorker(
      Database database,
      Engine engine,
      Egress egress,
      AddressRules rules,
      WorkflowMetrics metrics,
      InstantSource clock,
      Runnable wake) {
    this.database = database;
    this.calling = new Calling(database, engine, egress, rules, metrics, clock);
    this.clock = clock;
    this.wake = wake;
  }

  /** To be called at the start of a node that has the database for itself: nobody calls now. */
  public static void releaseAll(Database database, Instant now) {
    database.inTransaction(sql -> WaitingCall.releaseAll(sql, now, LEASE));
  }

  /** Begins what is due and has a place; yields zero when there may be more of that. */
  public Duration runOnce() {
    if (stopping) {
      return REST;
    }
    var rest = REST;
    for (int workspace : inTurn()) {
      var wanted = begun(workspace);
      rest = wanted.compareTo(rest) < 0 ? wanted : rest;
    }
    return rest;
  }

  /** Workspaces with something due, another one first each time. */
  private List<Integer> inTurn() {
    var due = database.read(sql -> WaitingCall.workspacesWithDue(sql, clock.instant()));
    var turns = new ArrayList<>(due.stream().filter(id -> id > lastTurn).toList());
    turns.addAll(due.stream().filter(id -> id <= lastTurn).toList());
    lastTurn = turns.isEmpty() ? 0 : turns.getFirst();
    return turns;
  }

  /** Yields when to look again. */
  private Duration begun(int workspace) {
    var room = places.room(workspace);
    if (room.most() <= 0 || !room.full().isEmpty()) {
      lacksPlaces.set(true);
    }
    if (room.most() <= 0) {
      return REST;
    }
    try {
      var now = clock.instant();
      var claim =
          database.inTransaction(sql -> WaitingCall.claim(sql, workspace, now, LEASE, room));
      if (stopping) {
        database.inTransaction(sql -> WaitingCall.release(sql, claim.calls(), now));
        return REST;
      }
      claim.calls().forEach(this::start);
      // Without a claim another node was at the same calls, or their hosts have no places.
      return claim.any() ? Duration.ZERO : room.full().isEmpty() ? CONTENDED : REST;
    } catch (RuntimeException e) {
      // The others go on.
      LOG.error("calls of workspace {} were not made", workspace, e);
      return REST;
    }
  }

  private void start(WaitingCall call) {
    underWay.put(call.id(), call);
    places.begin(call.workspace(), call.host());
    Thread.ofVirtual().name("workflow call").start(() -> make(call));
  }

  private void make(WaitingCall call) {
    boolean silent = false;
    try {
      silent = calling.make(call);
    } catch (RuntimeException e) {
      // It is due again when its lease ends.
      LOG.error("call {} of workspace {} was not made", call.id(), call.workspace(), e);
    } finally {
      places.end(call.workspace(), call.host(), silent);
      if (!stopping) {
        underWay.remove(call.id());
        if (lacksPlaces.getAndSet(false)) {
          wake.run();
        }
      }
    }
  }

  /** Begins nothing more, and gives back what is still under way after a while. */
  @Override
  public void close() {
    stopping = true;
    calling.stop();
    waitForThoseUnderWay();
    try {
      var left = List.copyOf(underWay.values());
      database.inTransaction(sql -> WaitingCall.release(sql, left, clock.instant()));
    } catch (RuntimeException e) {
      LOG.warn("calls were not given back, and are due when their leases end", e);
    }
  }

  private void waitForThoseUnderWay() {
    long end = System.nanoTime() + DRAIN.toNanos();
    try {
      while (!places.areAllFree() && System.nanoTime() < end) {
        TimeUnit.MILLISECONDS.sleep(DRAIN_LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

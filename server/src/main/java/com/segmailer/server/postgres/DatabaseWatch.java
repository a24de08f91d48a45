package com.segmailer.server.postgres;

import com.segmailer.server.runtime.Reading;
import com.segmailer.server.runtime.Worker;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the database again and again whether it takes writes, over a connection of its own, and knows the
 * answer in between; logs when it goes away and when it is back, once each, and that its disk is full.
 */
public final class DatabaseWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
  private static final Duration REST = Duration.ofSeconds(1);

  /** A question that hangs is an answer by then. */
  private static final Duration STANDING = Duration.ofSeconds(4);

  private final Database own;
  private final Database watched;
  private final List<Database> pools;
  private final Reading<Boolean> takesWrites = new Reading<>(STANDING);
  private final Worker worker;
  // Only its own thread looks at it, and the one that starts it.
  private boolean gone;
  private boolean full;

  private DatabaseWatch(Database own, Database watched, List<Database> pools) {
    this.own = own;
    this.watched = watched;
    this.pools = List.copyOf(pools);
    look();
    this.worker = Worker.start("database watch", this::look);
  }

  /**
   * Looks once, then again and again.
   *
   * @param watched gets new connections when it takes no writes
   * @param pools all those over which something is stored
   */
  public static DatabaseWatch start(Database watched, List<Database> pools) {
    var own = Database.open(watched.address(), PoolSettings.watching());
    return new DatabaseWatch(own, watched, pools);
  }

  /** Whether the database has taken writes a moment ago; never waits. */
  public boolean takesWrites() {
    return takesWrites.number(writes -> writes ? 1 : 0) == 1;
  }

  /** Whether something could not be stored within the last minute because the disk is full. */
  public boolean hasNoRoom() {
    return pools.stream().anyMatch(Database::hasNoRoom);
  }

  private Duration look() {
    sayWhetherFull();
    try {
      boolean writes = own.takesWrites();
      takesWrites.put(writes);
      if (!writes) {
        watched.renewConnections();
      }
      say(!writes, "it takes no writes");
    } catch (DatabaseFailure e) {
      takesWrites.put(false);
      say(true, String.valueOf(e.getMessage()));
    }
    return REST;
  }

  private void say(boolean nowGone, String why) {
    if (nowGone && !gone) {
      LOG.warn("the database at {} is away: {}", own.address(), why);
    } else if (gone && !nowGone) {
      LOG.warn("the database at {} is back", own.address());
    }
    gone = nowGone;
  }

  private void sayWhetherFull() {
    boolean nowFull = hasNoRoom();
    if (nowFull && !full) {
      LOG.warn("the database at {} has no room left on its disk to store something", own.address());
    } else if (full && !nowFull) {
      LOG.warn("the database at {} has stored for a minute what it was given", own.address());
    }
    full = nowFull;
  }

  @Override
  public void close() {
    worker.close();
    own.close();
  }
}

package com.segmailer.server.postgres;

import com.segmailer.server.runtime.Reading;
import com.segmailer.server.runtime.Worker;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the database again and again whether it takes writes, over a connection of its own, and knows the
 * answer in between; logs when it goes away and when it is back, once each.
 */
public final class DatabaseWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
  private static final Duration REST = Duration.ofSeconds(1);

  /** A question that hangs is an answer by then. */
  private static final Duration STANDING = Duration.ofSeconds(4);

  private final Database own;
  private final Database watched;
  private final Reading<Boolean> takesWrites = new Reading<>(STANDING);
  private final Worker worker;
  // Only its own thread looks at it, and the one that starts it.
  private boolean gone;

  private DatabaseWatch(Database own, Database watched) {
    this.own = own;
    this.watched = watched;
    look();
    this.worker = Worker.start("database watch", this::look);
  }

  /** Looks once, then again and again; {@code watched} gets new connections when it takes no writes. */
  public static DatabaseWatch start(Database watched) {
    return new DatabaseWatch(Database.open(watched.address(), PoolSettings.watching()), watched);
  }

  /** Whether the database has taken writes a moment ago; never waits. */
  public boolean takesWrites() {
    return takesWrites.number(writes -> writes ? 1 : 0) == 1;
  }

  private Duration look() {
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

  @Override
  public void close() {
    worker.close();
    own.close();
  }
}

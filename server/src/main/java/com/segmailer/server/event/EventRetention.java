package com.segmailer.server.event;

import com.segmailer.server.definition.SignalNumbers;
import com.segmailer.server.engine.AppliedKey;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops events that are older than their workspace keeps them, and keys that no longer count. What
 * segments know of an event stays: it is kept with the contact, once that has been counted.
 */
public final class EventRetention {

  private static final Logger LOG = LoggerFactory.getLogger(EventRetention.class);

  static final int BATCH = 5_000;

  // No key counts for longer; those of requests that are over are taken over until then.
  private static final Duration KEY_LIFE = AppliedKey.EVENT_LIFE;
  private static final Duration REST = Duration.ofMinutes(10);

  private static final String WORKSPACES =
      "select id, event_retention_days from workspaces order by id";

  // To find them may take long where there are few, so nothing is held meanwhile.
  private static final String OLD_EVENTS = """
      select contact_id, occurred_at, id from events
       where workspace_id = ? and occurred_at < ?
       limit ?
      """;

  private static final String DROP_EVENTS = """
      delete from events e
       using unnest(?::uuid[], ?::timestamptz[], ?::uuid[]) as old(contact_id, occurred_at, id)
       where e.workspace_id = ? and e.contact_id = old.contact_id
         and e.occurred_at = old.occurred_at and e.id = old.id
      """;

  // A key that is being taken over at this moment is left alone.
  private static final String DROP_KEYS = """
      delete from applied_keys
       where workspace_id = ?
         and key in (
           select key
             from applied_keys
            where workspace_id = ? and applied_at < ?
            limit ?
              for update skip locked)
      """;

  // From then on nobody can count anew what was counted of them.
  private static final String DROPPED =
      "update workspaces set events_dropped = true where id = ? and not events_dropped";

  // The days once more: whoever was told that they are more by now, or that nothing goes, can rely
  // on it.
  private static final String LOCK_WORKSPACE = """
      select coalesce(event_retention_days, 0) from workspaces where id = ? for no key update
      """;

  private record Kept(int workspace, int days) {
    static Kept of(Row row) {
      // No days mean that events are kept for ever.
      return new Kept(row.integer(1), row.integer(2));
    }
  }

  private record Old(UUID contact, Instant occurredAt, UUID id) {
    static Old of(Row row) {
      return new Old(row.uuid(1), row.instant(2), row.uuid(3));
    }
  }

  private final Database database;
  private final InstantSource clock;

  public EventRetention(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** One batch of each kind for every workspace; yields zero when there is more to do. */
  public Duration runOnce() {
    boolean more = false;
    for (var kept : database.read(sql -> sql.query(WORKSPACES, Kept::of))) {
      try {
        more |= dropFrom(kept);
      } catch (RuntimeException e) {
        // Others go on, and it is tried again later.
        LOG.error("old events of workspace {} were not dropped", kept.workspace(), e);
      }
    }
    return more ? Duration.ZERO : REST;
  }

  /** Whether a batch was full, so that there may be more. */
  private boolean dropFrom(Kept kept) {
    var now = clock.instant();
    int keys = dropKeys(kept.workspace(), now.minus(KEY_LIFE));
    int events = kept.days() <= 0 ? 0 : dropEvents(kept, now.minus(Duration.ofDays(kept.days())));
    return keys == BATCH || events == BATCH;
  }

  private int dropKeys(int workspace, Instant before) {
    return database.inTransaction(
        sql -> sql.update(DROP_KEYS, workspace, workspace, before, BATCH));
  }

  private int dropEvents(Kept kept, Instant before) {
    var old = database.read(sql -> sql.query(OLD_EVENTS, Old::of, kept.workspace(), before, BATCH));
    return old.isEmpty() ? 0 : database.inTransaction(sql -> drop(sql, kept, old));
  }

  // Locks in the order in which a change of the zone takes them. While a signal is being built,
  // events are what digests are counted from: they go when that is done.
  private static int drop(Transaction sql, Kept kept, List<Old> old) {
    int workspace = kept.workspace();
    int days = sql.one(LOCK_WORKSPACE, row -> row.integer(1), workspace);
    if (days != kept.days() || !SignalNumbers.allBuilt(sql, workspace)) {
      return 0;
    }
    int events = sql.update(
        DROP_EVENTS,
        Columns.uuids(old.stream().map(Old::contact).toList()),
        Columns.instants(old.stream().map(Old::occurredAt).toList()),
        Columns.uuids(old.stream().map(Old::id).toList()),
        workspace);
    if (events > 0) {
      sql.update(DROPPED, workspace);
    }
    return events;
  }
}

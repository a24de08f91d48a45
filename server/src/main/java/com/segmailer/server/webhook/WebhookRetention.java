package com.segmailer.server.webhook;

import com.segmailer.server.postgres.Database;
import com.segmailer.server.runtime.OneByOne;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Drops old messages and deliveries, and what is left of endpoints that were deleted. */
public final class WebhookRetention {

  /** How long the log goes back, and so how far a replay does. */
  public static final Duration KEPT = Duration.ofDays(30);

  static final int BATCH = 5_000;

  private static final Duration REST = Duration.ofMinutes(10);

  // Only after every delivery of them is gone.
  private static final Duration MESSAGES_KEPT = KEPT.plusDays(1);

  private static final String ENDPOINTS =
      "select workspace_id, no, state = 'deleted' from webhook_endpoints";

  // Small batches, and nothing that somebody is about to store: no writer waits for this.
  private static final String DROP_DELIVERIES = """
      delete from webhook_deliveries
       where workspace_id = ? and endpoint_no = ?
         and message_id in (
           select message_id from webhook_deliveries
            where workspace_id = ? and endpoint_no = ? and message_id < ?
            order by message_id limit ?
              for update skip locked)
      """;

  private static final String DROP_ENDPOINT = """
      delete from webhook_endpoints e
       where workspace_id = ? and no = ? and state = 'deleted'
         and not exists (
           select 1 from webhook_deliveries d
            where d.workspace_id = e.workspace_id and d.endpoint_no = e.no)
      """;

  private static final String WORKSPACES_WITH_OLD =
      "select distinct workspace_id from webhook_messages where created_at < ?";

  private static final String DROP_MESSAGES = """
      delete from webhook_messages
       where workspace_id = ?
         and (contact_id, id) in (
           select contact_id, id from webhook_messages
            where workspace_id = ? and created_at < ? limit ?)
      """;

  private record Kept(EndpointKey key, boolean deleted) {}

  private final Database database;
  private final InstantSource clock;

  public WebhookRetention(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** One batch of each; yields zero when there is more to do. */
  public Duration runOnce() {
    var now = clock.instant();
    // Each, though the other fails.
    var more = OneByOne.each(
        List.<BooleanSupplier>of(() -> dropDeliveries(now), () -> dropMessages(now)),
        BooleanSupplier::getAsBoolean);
    return more.contains(true) ? Duration.ZERO : REST;
  }

  private boolean dropDeliveries(Instant now) {
    var endpoints = database.read(sql -> sql.query(
        ENDPOINTS, row -> new Kept(new EndpointKey(row.integer(1), row.integer(2)), row.bool(3))));
    return OneByOne.each(endpoints, one -> dropFrom(one, now)).contains(true);
  }

  private boolean dropMessages(Instant now) {
    var old = now.minus(MESSAGES_KEPT);
    var workspaces =
        database.read(sql -> sql.query(WORKSPACES_WITH_OLD, row -> row.integer(1), old));
    var dropped = OneByOne.each(
        workspaces,
        workspace ->
            database.alone(sql -> sql.update(DROP_MESSAGES, workspace, workspace, old, BATCH)));
    return dropped.contains(BATCH);
  }

  private boolean dropFrom(Kept one, Instant now) {
    UUID before = one.deleted() ? MessageTimes.AFTER_ALL : MessageTimes.first(now.minus(KEPT));
    int workspace = one.key().workspace();
    int no = one.key().no();
    int dropped = database.alone(
        sql -> sql.update(DROP_DELIVERIES, workspace, no, workspace, no, before, BATCH));
    if (one.deleted() && dropped < BATCH) {
      database.alone(sql -> sql.update(DROP_ENDPOINT, workspace, no));
    }
    return dropped == BATCH;
  }
}

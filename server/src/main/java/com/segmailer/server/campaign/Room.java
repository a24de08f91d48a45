package com.segmailer.server.campaign;

import com.segmailer.server.message.CampaignMessages;
import com.segmailer.server.postgres.Transaction;
import java.time.Duration;
import java.time.Instant;

/** How many messages of a campaign may be made now, beside those that wait already. */
final class Room {

  /**
   * Messages of a campaign that may be claimed as soon as their turn comes: pausing, cancelling and a
   * pace act within seconds.
   */
  static final int QUEUED_AHEAD = 2_000;

  /**
   * With those that wait for the limit of a domain. They stop nobody else, but to count them costs
   * something.
   */
  static final int WAITING_AHEAD = 50_000;

  /** Who may go so soon does not wait for a limit. */
  private static final Duration SOON = Duration.ofSeconds(10);

  /** Fewer are not worth a round, unless a pace allows no more. */
  private static final int WORTHWHILE = 500;

  private Room() {}

  /** Zero where it is not worth a round. */
  static int of(Transaction sql, CampaignRow row, Instant now) {
    var soon = now.plus(SOON);
    int queued = CampaignMessages.soon(sql, row.workspace(), row.id(), soon, QUEUED_AHEAD);
    int room = QUEUED_AHEAD - queued;
    if (room < WORTHWHILE) {
      // Here those that wait for longer, who may be many, need not be counted.
      return 0;
    }
    int waiting = CampaignMessages.waiting(sql, row.workspace(), row.id(), WAITING_AHEAD);
    room = Math.min(room, WAITING_AHEAD - waiting);
    return room < WORTHWHILE ? 0 : room;
  }
}

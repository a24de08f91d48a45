package com.segmailer.server.campaign;

import com.segmailer.core.campaign.Alarm;
import com.segmailer.server.campaign.WorkStore.Claim;
import com.segmailer.server.message.CampaignMessages;
import com.segmailer.server.message.SenderCheck;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Looks at what comes back of a campaign, and stops it when too many complain or do not exist, or when
 * its sender may not be named any more.
 */
final class Watch {

  static final String SENDER_UNVERIFIED = "sender-unverified";

  private static final Duration EVERY = Duration.ofSeconds(5);

  private final Database database;
  private final SenderCheck senders;
  private final CampaignMetrics metrics;
  private final InstantSource clock;

  Watch(Database database, SenderCheck senders, CampaignMetrics metrics, InstantSource clock) {
    this.database = database;
    this.senders = senders;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Whether the campaign is stopped now, because of what came back or in whose name it goes. */
  boolean stops(Claim claim) {
    var now = clock.instant();
    var checked = claim.row().watched().checkedAt();
    if (checked != null && checked.plus(EVERY).isAfter(now)) {
      return false;
    }
    if (database.read(sql -> mayNotBeNamed(sql, claim))) {
      pause(claim, SENDER_UNVERIFIED);
      return true;
    }
    var alarm = database.inTransaction(sql -> look(sql, claim, now));
    alarm.pause().ifPresent(why -> pause(claim, why.wireName()));
    return alarm.pause().isPresent();
  }

  private boolean mayNotBeNamed(Transaction sql, Claim claim) {
    return claim.row().definition().contents().stream()
        .anyMatch(
            one -> senders.unverified(sql, claim.workspace(), one.template()).isPresent());
  }

  private static Alarm look(Transaction sql, Claim claim, Instant now) {
    var watched = claim.row().watched();
    var back = CampaignMessages.cameBack(sql, claim.workspace(), claim.id());
    var sample = new Alarm.Sample(watched.sent(), back.complained(), back.bounced());
    var since = sample.since(watched.known());
    // Sent messages are many and only become more: they are counted when it might matter.
    if (since.sent() < Alarm.MIN_SAMPLE || Alarm.of(since).alarmed()) {
      long sent = back.isNone() ? 0 : CampaignMessages.sent(sql, claim.workspace(), claim.id());
      sample = new Alarm.Sample(Math.max(sent, watched.sent()), back.complained(), back.bounced());
    }
    var alarm = Alarm.of(sample.since(watched.known()));
    // Whoever claimed a message while the campaign was paused may have put it back after it went
    // on.
    if (WorkStore.checked(sql, claim, alarm.alarmed(), sample.sent(), now)) {
      CampaignMessages.letGo(sql, claim.workspace(), claim.id(), now);
    }
    return alarm;
  }

  /** Stops the campaign until somebody resumes it; yields false, since there is nothing more to do. */
  boolean pause(Claim claim, String reason) {
    boolean paused = database.inTransaction(sql -> {
      boolean first = WorkStore.paused(sql, claim, reason, clock.instant());
      if (first) {
        CampaignMessages.hold(sql, claim.workspace(), claim.id());
      }
      return first;
    });
    if (paused) {
      metrics.paused(reason);
    }
    return false;
  }
}

package com.segmailer.server.campaign;

import com.segmailer.server.campaign.WorkStore.Claim;
import com.segmailer.server.engine.JobStopped;
import com.segmailer.server.message.CampaignMessages;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.runtime.Ids;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings campaigns forward, a step of each at a time: writes the audience down, makes messages, looks
 * at complaints, chooses winners, and says when all has come to an end. Each step commits for itself;
 * whoever comes next goes on where it ended.
 */
public final class CampaignWorker {

  /** Campaigns that a node brings forward at a time. */
  public static final int LOOPS = 2;

  private static final Duration REST = Duration.ofMillis(500);

  /** While there is no campaign to bring forward; whoever starts or schedules one here rings. */
  private static final Duration IDLE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(CampaignWorker.class);

  private final Database database;
  private final Freezing freezing;
  private final Walking walking;
  private final Watch watch;
  private final CampaignMetrics metrics;
  private final Runnable wakeSenders;
  private final Ids ids;
  private final InstantSource clock;

  CampaignWorker(
      Database database,
      Freezing freezing,
      Walking walking,
      Watch watch,
      CampaignMetrics metrics,
      Runnable wakeSenders,
      Ids ids,
      InstantSource clock) {
    this.database = database;
    this.freezing = freezing;
    this.walking = walking;
    this.watch = watch;
    this.metrics = metrics;
    this.wakeSenders = wakeSenders;
    this.ids = ids;
    this.clock = clock;
  }

  /** To be called when nobody else works on this database: what a killed node had claimed is free. */
  public static void releaseAll(Database database) {
    database.inTransaction(WorkStore::releaseAll);
  }

  /** One step of every campaign that nobody else works on; yields zero when there is more to do. */
  public Duration runOnce() {
    boolean more = false;
    var workspaces = database.read(WorkStore::workspaces);
    for (int workspace : workspaces) {
      for (var id : database.read(sql -> WorkStore.atWork(sql, workspace, clock.instant()))) {
        more |= work(workspace, id);
      }
    }
    return more ? Duration.ZERO : workspaces.isEmpty() ? IDLE : REST;
  }

  private boolean work(int workspace, UUID id) {
    try {
      var lease = ids.next();
      var claim = database.inTransaction(
          sql -> WorkStore.claim(sql, workspace, id, lease, clock.instant()));
      return claim.isPresent() && work(claim.get());
    } catch (JobStopped e) {
      LOG.info("{}", e.getMessage());
      return true;
    } catch (RuntimeException e) {
      // The others go on; this one is tried again when its lease ends.
      LOG.error("campaign {} of workspace {} was not brought forward", id, workspace, e);
      return false;
    }
  }

  private boolean work(Claim claim) {
    boolean more = switch (claim.row().state()) {
      case PREPARING -> freeze(claim);
      case SENDING -> send(claim);
      case COMPLETED, CANCELLED -> forget(claim);
      case DRAFT, SCHEDULED, PAUSED -> false;
    };
    database.inTransaction(sql -> {
      WorkStore.release(sql, claim);
      return claim;
    });
    return more;
  }

  private boolean freeze(Claim claim) {
    var obstacle = freezing.run(claim);
    return switch (obstacle.orElse(null)) {
      case null -> true;
      case SEGMENT_BUILDING -> false;
      case CHANGED -> true;
      case SEGMENT_GONE -> watch.pause(claim, "segment-gone");
      case TEMPLATE_GONE -> watch.pause(claim, "template-gone");
      case SENDER_UNVERIFIED -> watch.pause(claim, Watch.SENDER_UNVERIFIED);
    };
  }

  private boolean send(Claim claim) {
    if (watch.stops(claim)) {
      return false;
    }
    if (Walking.waitsForWinner(claim.row())) {
      return choose(claim);
    }
    if (claim.row().walk().walked()) {
      return complete(claim);
    }
    var round = walking.run(claim);
    if (round.made() > 0) {
      metrics.made(round.made());
      wakeSenders.run();
    }
    return round.goesOn();
  }

  private boolean choose(Claim claim) {
    var row = claim.row();
    var now = clock.instant();
    var due = row.winnerDue();
    if (due.isEmpty() || due.get().isAfter(now)) {
      return false;
    }
    var test = row.definition().test().orElseThrow();
    return database.inTransaction(sql -> {
      // In this order: what is taken in between is either still under way, or known as the last.
      boolean underWay = CampaignMessages.anyUnderWay(sql, row.workspace(), row.id());
      boolean untried = underWay && CampaignMessages.anyUntried(sql, row.workspace(), row.id());
      var last = CampaignMessages.lastSent(sql, row.workspace(), row.id());
      // What a mail server puts off for days is not waited for, unless nothing has been sent.
      if (last.isEmpty() ? underWay : untried) {
        return false;
      }
      if (last.isPresent()
          && last.get().isAfter(Objects.requireNonNull(row.walk().testedAt()))) {
        // It began later than was known when its messages were made.
        return WorkStore.testedAt(sql, claim, last.get());
      }
      int variants = row.definition().contents().size();
      var tallies = CampaignMessages.tallies(sql, row.workspace(), row.id(), variants);
      return WorkStore.won(sql, claim, test.winner(tallies), now);
    });
  }

  private boolean complete(Claim claim) {
    return database.inTransaction(
        sql -> !CampaignMessages.anyUnderWay(sql, claim.workspace(), claim.id())
            && WorkStore.completed(sql, claim, clock.instant()));
  }

  private boolean forget(Claim claim) {
    return database.inTransaction(sql -> {
      boolean any = AudienceStore.forgetSome(sql, claim.row()) > 0;
      if (!any) {
        WorkStore.emptied(sql, claim);
      }
      return any;
    });
  }
}

package com.segmailer.server.campaign;

import com.segmailer.core.campaign.CampaignAction;
import com.segmailer.core.campaign.CampaignState;
import com.segmailer.core.campaign.Lifecycle;
import com.segmailer.core.campaign.Schedule;
import com.segmailer.server.http.IfMatch;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Refused;
import com.segmailer.server.json.Fields;
import com.segmailer.server.json.Pointer;
import com.segmailer.server.json.ValidationFailed;
import com.segmailer.server.json.Violation;
import com.segmailer.server.message.CampaignMessages;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What callers do with campaigns, one at a time, by the rules of {@link Lifecycle}. */
final class Actions {

  private static final String REQUESTED = "requested";

  private final Database database;
  private final References references;
  private final CampaignMetrics metrics;
  private final InstantSource clock;

  Actions(Database database, References references, CampaignMetrics metrics, InstantSource clock) {
    this.database = database;
    this.references = references;
    this.metrics = metrics;
    this.clock = clock;
  }

  static Refused gone() {
    return ProblemType.NOT_FOUND.because("There is no such campaign");
  }

  /** Starts it at its time; all that it refers to must be there, and its sender verified. */
  CampaignRow schedule(int workspace, UUID id, Optional<IfMatch> match) {
    check(workspace, id, CampaignAction.SCHEDULE, match);
    return change(workspace, id, CampaignAction.SCHEDULE, match);
  }

  /** Starts it now. */
  CampaignRow start(int workspace, UUID id, Optional<IfMatch> match) {
    check(workspace, id, CampaignAction.START, match);
    return change(workspace, id, CampaignAction.START, match);
  }

  /** Goes on, if its sender is verified: it would stop again, or its messages would. */
  CampaignRow resume(int workspace, UUID id, Optional<IfMatch> match) {
    check(workspace, id, CampaignAction.RESUME, match);
    return change(workspace, id, CampaignAction.RESUME, match);
  }

  CampaignRow change(int workspace, UUID id, CampaignAction action, Optional<IfMatch> match) {
    var changed = database.inTransaction(sql -> {
      var row = locked(sql, workspace, id, match);
      var now = now();
      var startsAt = startsAt(row, action, now);
      var to = allowed(row, action, startsAt, now);
      if (action == CampaignAction.SCHEDULE || action == CampaignAction.START) {
        CampaignStore.starts(sql, row, startsAt);
      }
      CampaignStore.move(sql, row, to, to == CampaignState.PAUSED ? REQUESTED : null, now);
      follow(sql, row, action, now);
      return CampaignStore.find(sql, workspace, id).orElseThrow();
    });
    if (action == CampaignAction.PAUSE) {
      metrics.paused(REQUESTED);
    }
    return changed;
  }

  CampaignRow chooseWinner(int workspace, UUID id, int variant, Optional<IfMatch> match) {
    return database.inTransaction(sql -> {
      var row = locked(sql, workspace, id, match);
      var now = now();
      allowed(row, CampaignAction.CHOOSE_WINNER, now, now);
      if (variant >= row.definition().contents().size()) {
        throw new ValidationFailed(
            Violation.in(Pointer.ROOT.member("variant"), "is none of the campaign's variants"));
      }
      if (row.definition().test().isEmpty()) {
        throw ProblemType.CONFLICT.because("The campaign holds no test that could have a winner");
      }
      if (row.winner() != null) {
        throw ProblemType.CONFLICT.because("The winner is variant " + row.winner() + " already");
      }
      CampaignStore.winner(sql, row, variant, now);
      return CampaignStore.find(sql, workspace, id).orElseThrow();
    });
  }

  // Before the campaign is locked. Whether the action is possible at all comes first: nobody should
  // verify a domain for what cannot be resumed.
  private void check(int workspace, UUID id, CampaignAction action, Optional<IfMatch> match) {
    var row =
        database.read(sql -> CampaignStore.find(sql, workspace, id)).orElseThrow(Actions::gone);
    match.ifPresent(asked -> asked.require(row.tag()));
    var now = now();
    allowed(row, action, startsAt(row, action, now), now);
    var fields = Fields.of(DefinitionJson.value(row.definition()));
    var definition = DefinitionInput.read(fields);
    if (action != CampaignAction.RESUME) {
      references.check(fields, workspace, definition);
    }
    references.checkSenders(fields, workspace, definition);
    fields.orThrow();
  }

  /** The campaign, which nobody else changes until the transaction ends. */
  static CampaignRow locked(Transaction sql, int workspace, UUID id, Optional<IfMatch> match) {
    var row = CampaignStore.locked(sql, workspace, id).orElseThrow(Actions::gone);
    match.ifPresent(asked -> asked.require(row.tag()));
    return row;
  }

  private static Instant startsAt(CampaignRow row, CampaignAction action, Instant now) {
    return switch (action) {
      case START -> now;
      case SCHEDULE -> row.definition().schedule().start(now);
      default -> Objects.requireNonNullElse(row.times().startsAt(), now);
    };
  }

  /** Where it leads; throws with what is possible instead when it is not. */
  static CampaignState allowed(
      CampaignRow row, CampaignAction action, Instant startsAt, Instant now) {
    return switch (Lifecycle.move(row.state(), action, row.frozen(), startsAt, now)) {
      case Lifecycle.Move.To(var state) -> state;
      case Lifecycle.Move.Refused(var detail) -> throw ProblemType.CONFLICT.because(detail);
    };
  }

  private static void follow(Transaction sql, CampaignRow row, CampaignAction action, Instant now) {
    switch (action) {
      case PAUSE -> CampaignMessages.hold(sql, row.workspace(), row.id());
      case CANCEL -> CampaignMessages.drop(sql, row.workspace(), row.id());
      case RESUME -> {
        if (row.definition().pace().isEmpty()
            && row.definition().schedule() instanceof Schedule.Local(var time, var skips)
            && skips) {
          CampaignMessages.dropPassed(
              sql, row.workspace(), row.id(), now.minus(Schedule.Local.GRACE));
        }
        CampaignMessages.letGo(sql, row.workspace(), row.id(), now);
        var back = CampaignMessages.cameBack(sql, row.workspace(), row.id());
        long sent = back.isNone() ? 0 : CampaignMessages.sent(sql, row.workspace(), row.id());
        CampaignStore.forgive(sql, row, sent, back.complained(), back.bounced());
      }
      case EDIT, SCHEDULE, START, CHOOSE_WINNER, DELETE -> {
        // Nothing has been sent yet, or nothing changes for what was.
      }
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}

package com.segmailer.core.campaign;

import static com.segmailer.core.campaign.CampaignAction.CANCEL;
import static com.segmailer.core.campaign.CampaignAction.CHOOSE_WINNER;
import static com.segmailer.core.campaign.CampaignAction.DELETE;
import static com.segmailer.core.campaign.CampaignAction.EDIT;
import static com.segmailer.core.campaign.CampaignAction.PAUSE;
import static com.segmailer.core.campaign.CampaignAction.RESUME;
import static com.segmailer.core.campaign.CampaignAction.SCHEDULE;
import static com.segmailer.core.campaign.CampaignAction.START;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What may be done with a campaign, and where it leads. */
public final class Lifecycle {

  /** What came of wanting something. */
  public sealed interface Move {
    record To(CampaignState state) implements Move {}

    /** @param detail says what the campaign is and what is possible instead */
    record Refused(String detail) implements Move {}
  }

  private Lifecycle() {}

  /** In the order in which they are told. */
  public static List<CampaignAction> possible(CampaignState state) {
    return switch (state) {
      case DRAFT -> List.of(EDIT, SCHEDULE, START, DELETE);
      case SCHEDULED -> List.of(START, PAUSE, CANCEL);
      case PREPARING -> List.of(PAUSE, CANCEL);
      case SENDING -> List.of(PAUSE, CANCEL, CHOOSE_WINNER);
      case PAUSED -> List.of(RESUME, CANCEL, CHOOSE_WINNER);
      case COMPLETED, CANCELLED -> List.of(DELETE);
    };
  }

  /**
   * Where {@code action} leads.
   *
   * @param frozen whether the audience has been written down
   * @param startsAt when the campaign is to start by itself; not later than {@code now} for at once
   */
  public static Move move(
      CampaignState state, CampaignAction action, boolean frozen, Instant startsAt, Instant now) {
    if (!possible(state).contains(action)) {
      return new Move.Refused(refusal(state));
    }
    return new Move.To(
        switch (action) {
          case EDIT, CHOOSE_WINNER, DELETE -> state;
          case START -> CampaignState.PREPARING;
          case PAUSE -> CampaignState.PAUSED;
          case CANCEL -> CampaignState.CANCELLED;
          case SCHEDULE -> waitingOr(CampaignState.PREPARING, startsAt, now);
          case RESUME ->
            frozen ? CampaignState.SENDING : waitingOr(CampaignState.PREPARING, startsAt, now);
        });
  }

  private static CampaignState waitingOr(CampaignState begun, Instant startsAt, Instant now) {
    return startsAt.isAfter(now) ? CampaignState.SCHEDULED : begun;
  }

  private static String refusal(CampaignState state) {
    var possible =
        possible(state).stream().map(CampaignAction::phrase).collect(Collectors.joining(", "));
    return "The campaign is %s; possible now: %s, duplicate".formatted(state.wireName(), possible);
  }
}

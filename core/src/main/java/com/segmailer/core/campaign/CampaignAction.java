package com.segmailer.core.campaign;

import java.util.Locale;

/** What somebody may want to do with a campaign. */
public enum CampaignAction {
  EDIT,
  SCHEDULE,
  START,
  PAUSE,
  RESUME,
  CANCEL,
  CHOOSE_WINNER,
  DELETE;

  /** As people say it: {@code choose a winner}. */
  public String phrase() {
    return this == CHOOSE_WINNER ? "choose a winner" : name().toLowerCase(Locale.ROOT);
  }
}

package com.segmailer.core.campaign;

import java.util.Locale;

/** Where a campaign is on its way. */
public enum CampaignState {
  /** Being written. */
  DRAFT,
  /** Starts by itself when its time comes. */
  SCHEDULED,
  /** Its audience is being written down. */
  PREPARING,
  /** Messages are made and sent. */
  SENDING,
  /** Stopped for now. */
  PAUSED,
  /** Every message has come to an end. */
  COMPLETED,
  /** Stopped for good. */
  CANCELLED;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

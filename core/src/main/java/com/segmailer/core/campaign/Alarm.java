package com.segmailer.core.campaign;

import java.util.Optional;

/**
 * What complaints and bounces say about a campaign. Large mailbox providers want fewer than one
 * complaint in a thousand messages and block who has three; from one bounce in twenty on they look
 * closely.
 *
 * @param alarmed whether somebody should look
 * @param pause why the campaign has to stop, if it has
 */
public record Alarm(boolean alarmed, Optional<Reason> pause) {

  /** With fewer messages than this, rates say nothing. */
  public static final int MIN_SAMPLE = 1_000;

  private static final long UNIT = 100_000;
  private static final long COMPLAINTS_ALARM = 80;
  private static final long COMPLAINTS_PAUSE = 300;
  private static final long BOUNCES_ALARM = 5_000;
  private static final long BOUNCES_PAUSE = 10_000;

  /** Why a campaign was stopped. */
  public enum Reason {
    COMPLAINT_RATE("complaint-rate"),
    BOUNCE_RATE("bounce-rate");

    private final String wireName;

    Reason(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }

  /**
   * @param sent messages that a mail server took or refused
   * @param bounced for good
   */
  public record Sample(long sent, long complained, long bounced) {
    public static final Sample NONE = new Sample(0, 0, 0);

    public Sample since(Sample before) {
      return new Sample(
          sent - before.sent, complained - before.complained, bounced - before.bounced);
    }
  }

  public static Alarm of(Sample sample) {
    if (sample.sent() < MIN_SAMPLE) {
      return new Alarm(false, Optional.empty());
    }
    long complaints = sample.complained() * UNIT;
    long bounces = sample.bounced() * UNIT;
    boolean alarmed =
        complaints >= sample.sent() * COMPLAINTS_ALARM || bounces >= sample.sent() * BOUNCES_ALARM;
    if (complaints >= sample.sent() * COMPLAINTS_PAUSE) {
      return new Alarm(alarmed, Optional.of(Reason.COMPLAINT_RATE));
    }
    return new Alarm(
        alarmed,
        bounces >= sample.sent() * BOUNCES_PAUSE
            ? Optional.of(Reason.BOUNCE_RATE)
            : Optional.empty());
  }
}

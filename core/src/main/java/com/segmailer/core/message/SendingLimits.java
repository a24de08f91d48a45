package com.segmailer.core.message;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a workspace spares its contacts: when, and how often, marketing messages do not reach them. */
public record SendingLimits(Optional<QuietHours> quietHours, Optional<FrequencyCap> frequencyCap) {

  public static final SendingLimits NONE = new SendingLimits(Optional.empty(), Optional.empty());

  /** What keeps a message from going. */
  public enum Reason {
    QUIET_HOURS,
    FREQUENCY_CAP;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What becomes of a message now. */
  public sealed interface Ruling {
    record Go() implements Ruling {}

    /** It is looked at again at {@code until}, and not before. */
    record Wait(Instant until, Reason reason) implements Ruling {}

    record Drop(Reason reason) implements Ruling {}
  }

  /**
   * A contact who gets marketing messages.
   *
   * @param zone where it is
   * @param sent when it was sent others, the newest first
   */
  public record Recipient(ZoneId zone, List<Instant> sent) {
    public Recipient {
      sent = List.copyOf(sent);
    }
  }

  /** A marketing message that may be sent as far as its recipient is concerned. */
  public record Candidate(UUID id, boolean ignoresLimits) {}

  public boolean areNone() {
    return quietHours.isEmpty() && frequencyCap.isEmpty();
  }

  /**
   * By message what becomes of several to one contact. Those that no limit holds go in any case; of the
   * others, the first ones. Whatever goes counts for those after it.
   */
  public Map<UUID, Ruling> rulings(Instant now, Recipient to, List<Candidate> messages) {
    var sent = new ArrayList<>(to.sent());
    var rulings = new HashMap<UUID, Ruling>();
    for (boolean ignoring : List.of(true, false)) {
      for (var message : messages) {
        if (message.ignoresLimits() == ignoring) {
          var ruling = ignoring ? new Ruling.Go() : ruling(now, to.zone(), sent);
          rulings.put(message.id(), ruling);
          if (ruling instanceof Ruling.Go) {
            sent.addFirst(now);
          }
        }
      }
    }
    return rulings;
  }

  /**
   * Quiet hours are asked first: what waits for their end may well go by the cap then.
   *
   * @param zone where the contact is
   * @param sent when it was sent marketing messages, the newest first
   */
  public Ruling ruling(Instant now, ZoneId zone, List<Instant> sent) {
    var quietEnd = quietHours.flatMap(quiet -> quiet.endAfter(now, zone));
    if (quietEnd.isPresent()) {
      return new Ruling.Wait(quietEnd.get(), Reason.QUIET_HOURS);
    }
    var free = frequencyCap.flatMap(cap -> cap.freeAfter(now, sent));
    if (free.isEmpty()) {
      return new Ruling.Go();
    }
    return frequencyCap.orElseThrow().then() == FrequencyCap.Then.WAIT
        ? new Ruling.Wait(free.get(), Reason.FREQUENCY_CAP)
        : new Ruling.Drop(Reason.FREQUENCY_CAP);
  }
}

package com.segmailer.server.message;

import com.segmailer.core.message.Backoff;
import com.segmailer.server.mail.Delivery;
import com.segmailer.server.mail.SendRate;
import com.segmailer.server.mail.SendRate.Demand;
import com.segmailer.server.mail.SendRate.Lane;
import com.segmailer.server.mail.SmtpSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What this node holds back: beyond the rate of the mail server or of a recipient's domain, while a
 * domain asks a workspace to be left alone, and while the mail server cannot be reached.
 */
final class Throttle {

  static final int MOST_DOMAINS = 100_000;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** Why a message is held. */
  enum Limit {
    SERVER,
    DOMAIN,
    BACKOFF
  }

  /** A message that may not go before some instant. */
  record Held(Instant until, Limit limit) {}

  private record Domain(int workspace, String name) {}

  private record Asked(int times, Instant until) {}

  private final Optional<Demand> server;
  private final Optional<SendRate.Limit> perDomain;
  private final SendRate rates = new SendRate();
  private final Map<Domain, Asked> backoffs = new LinkedHashMap<>(16, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<Domain, Asked> eldest) {
      return size() > MOST_DOMAINS;
    }
  };
  private Duration pause = Duration.ZERO;
  private Instant pausedUntil = Instant.MIN;

  Throttle(SmtpSettings.Rates limits) {
    server = limits.perSecond().stream()
        .mapToObj(rate -> new Demand(new Lane(0, "smtp", ""), limit(rate)))
        .findFirst();
    perDomain = limits.perDomain().stream().mapToObj(Throttle::limit).findFirst();
  }

  private static SendRate.Limit limit(int perSecond) {
    return new SendRate.Limit(perSecond, perSecond);
  }

  /** How many of {@code most} messages the mail server may be given now. */
  int room(int most, Instant now) {
    return server.map(demand -> Math.min(most, rates.room(demand, now))).orElse(most);
  }

  /** How long nothing may be handed over; zero usually. */
  synchronized Duration pause(Instant now) {
    return pausedUntil.isAfter(now) ? Duration.between(now, pausedUntil) : Duration.ZERO;
  }

  /** Whether a message must wait; one that need not is counted as gone. */
  Optional<Held> hold(int workspace, Claimed message, Instant now) {
    var domain = new Domain(workspace, message.address().domain());
    var asked = backoff(domain);
    if (asked.isPresent() && asked.get().until().isAfter(now)) {
      var spread = spread(message.id(), Backoff.after(asked.get().times()));
      return Optional.of(new Held(asked.get().until().plus(spread), Limit.BACKOFF));
    }
    var demands = new ArrayList<Demand>();
    server.ifPresent(demands::add);
    var ofDomain = perDomain.map(limit -> new Demand(new Lane(0, "", domain.name()), limit));
    ofDomain.ifPresent(demands::add);
    var wait = rates.take(demands, now);
    if (wait.isZero()) {
      return Optional.empty();
    }
    // Those that come after it get later turns, or all of them would be claimed again at once.
    var place = ofDomain.map(demand -> rates.queue(demand, now)).orElse(wait);
    return Optional.of(new Held(
        now.plus(place.compareTo(wait) > 0 ? place : wait),
        ofDomain.isPresent() ? Limit.DOMAIN : Limit.SERVER));
  }

  /**
   * Learns from what became of messages of one workspace.
   *
   * @param reached whether the mail server had anything to say to these or to others of their group
   */
  void learn(
      int workspace,
      List<Composed> messages,
      List<Delivery> deliveries,
      boolean reached,
      Instant now) {
    for (int i = 0; i < messages.size(); i++) {
      var domain = new Domain(workspace, messages.get(i).claimed().address().domain());
      switch (deliveries.get(i)) {
        case Delivery.Accepted a -> forget(domain);
        case Delivery.Deferred(int code, String status, String text)
        when Backoff.isAskedFor(code, status) -> backOff(domain, now);
        case Delivery.Deferred d -> {}
        case Delivery.Rejected r -> {}
        case Delivery.Unknown u -> {}
      }
    }
    reached(reached, now);
  }

  private synchronized Optional<Asked> backoff(Domain domain) {
    return Optional.ofNullable(backoffs.get(domain));
  }

  private synchronized void forget(Domain domain) {
    backoffs.remove(domain);
  }

  private synchronized void backOff(Domain domain, Instant now) {
    var before = backoffs.get(domain);
    // What was on its way together asks once.
    if (before == null || !before.until().isAfter(now)) {
      int times = before == null ? 1 : before.times() + 1;
      backoffs.put(domain, new Asked(times, now.plus(Backoff.after(times))));
    }
  }

  private synchronized void reached(boolean reached, Instant now) {
    if (reached) {
      pause = Duration.ZERO;
    } else if (!pausedUntil.isAfter(now)) {
      var longer = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
      pausedUntil = now.plus(pause);
    }
  }

  /** Up to a fifth, so that not all that was held comes in one moment. */
  private static Duration spread(UUID message, Duration delay) {
    return delay.multipliedBy(Math.floorMod(message.hashCode(), 1_000)).dividedBy(5_000);
  }
}

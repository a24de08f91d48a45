package com.segmailer.core.message;

import com.segmailer.core.condition.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * How many marketing messages a person gets within a time.
 *
 * @param messages at most so many
 * @param per within any stretch of time so long; exact, not months or years
 * @param then what becomes of one more
 */
public record FrequencyCap(int messages, Span per, Then then) {

  public static final int MOST_MESSAGES = 100;
  public static final Duration SHORTEST = Duration.ofMinutes(1);
  public static final Duration LONGEST = Duration.ofDays(366);

  /** What becomes of a message that would be one too many. */
  public enum Then {
    WAIT,
    DROP
  }

  public FrequencyCap {
    if (messages < 1 || messages > MOST_MESSAGES || !isPossible(per)) {
      throw new IllegalArgumentException("not a cap: " + messages + " per " + per.text());
    }
  }

  public static boolean isPossible(Span per) {
    if (per.unit().calendar()) {
      return false;
    }
    var length = Duration.between(Instant.EPOCH, per.after(Instant.EPOCH, ZoneOffset.UTC));
    return length.compareTo(SHORTEST) >= 0 && length.compareTo(LONGEST) <= 0;
  }

  /** What was sent then or before counts no more. */
  public Instant countedFrom(Instant now) {
    return per.before(now, ZoneOffset.UTC);
  }

  /**
   * When the next message may go; nothing if that is now.
   *
   * @param sent when others went, the newest first; those before the first {@link #messages} of them
   *     do not matter
   */
  public Optional<Instant> freeAfter(Instant now, List<Instant> sent) {
    if (sent.size() < messages) {
      return Optional.empty();
    }
    var free = per.after(sent.get(messages - 1), ZoneOffset.UTC);
    return free.isAfter(now) ? Optional.of(free) : Optional.empty();
  }
}

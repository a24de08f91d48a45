package com.segmailer.core.workflow;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Dates of a contact for which triggers wait. Each comes once, whatever becomes of the zones meanwhile.
 *
 * @param ahead when they come
 * @param zone in which that was worked out; null where nothing is ahead
 * @param come what has come of late and might be still to come in another zone, with its instant
 */
public record DateAlarms(
    Map<Alarm, Instant> ahead, @Nullable ZoneId zone, Map<Come, Instant> come) {

  /** More than zones may set a date apart, also where months are counted from it. */
  static final Duration ANY_ZONE = Duration.ofDays(7);

  /** Dates that are known to have come; of more, the oldest are forgotten. */
  static final int MOST_COME = 100;

  public static final DateAlarms NONE = new DateAlarms(Map.of(), null, Map.of());

  /** @param trigger its place among the workflow's */
  public record Alarm(int workflow, int trigger) {}

  /** @param date its name, see {@link TriggerDate} */
  public record Come(int workflow, String date) {}

  public DateAlarms {
    ahead = Map.copyOf(ahead);
    come = Map.copyOf(come);
  }

  public boolean isEmpty() {
    return ahead.isEmpty() && come.isEmpty();
  }

  /**
   * What has come, with {@code news}, without what no zone can have still to come.
   *
   * @param workflow whether a workflow still waits for dates
   */
  public Map<Come, Instant> come(Map<Come, Instant> news, Instant now, IntPredicate workflow) {
    if (come.isEmpty() && news.isEmpty()) {
      return come;
    }
    var all = new HashMap<>(come);
    all.putAll(news);
    all.entrySet()
        .removeIf(one -> !workflow.test(one.getKey().workflow())
            || !one.getValue().plus(ANY_ZONE).isAfter(now));
    while (all.size() > MOST_COME) {
      all.entrySet().stream()
          .min(Map.Entry.<Come, Instant>comparingByValue()
              .thenComparing(one -> one.getKey().date())
              .thenComparing(one -> one.getKey().workflow()))
          .ifPresent(oldest -> all.remove(oldest.getKey()));
    }
    return all;
  }

  /** What of it is about some workflows. */
  DateAlarms of(IntPredicate workflow) {
    var awaited = new HashMap<>(ahead);
    awaited.keySet().removeIf(alarm -> !workflow.test(alarm.workflow()));
    var past = new HashMap<>(come);
    past.keySet().removeIf(one -> !workflow.test(one.workflow()));
    return new DateAlarms(awaited, awaited.isEmpty() ? null : zone, past);
  }
}

package com.segmailer.core.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which dates start runs of a workflow: what comes during a pause starts nothing, and what came before
 * it starts its run whenever somebody looks.
 *
 * @param from since when dates count that no record waited for, while there are contacts whose records
 *     do not wait for them yet; null once all do
 * @param pauses as far back as there may be contacts at whom nobody has looked since; in order
 */
public record DateSeason(@Nullable Instant from, List<Pause> pauses) {

  /** All dates, and every record waits for its own. */
  public static final DateSeason ALWAYS = new DateSeason(null, List.of());

  /** @param until null while it lasts */
  public record Pause(Instant from, @Nullable Instant until) {

    boolean covers(Instant at) {
      return at.isAfter(from) && (until == null || at.isBefore(until));
    }
  }

  public DateSeason {
    pauses = List.copyOf(pauses);
  }

  /** The same of a workflow that is not paused now, whoever has resumed it without saying when. */
  public DateSeason resumed() {
    return paused() ? new DateSeason(from, pauses.subList(0, pauses.size() - 1)) : this;
  }

  /** @param turns when the workflow was paused and when it was resumed, by turns */
  public static DateSeason of(@Nullable Instant from, List<Instant> turns) {
    var pauses = new ArrayList<Pause>();
    for (int i = 0; i < turns.size(); i += 2) {
      pauses.add(new Pause(turns.get(i), i + 1 < turns.size() ? turns.get(i + 1) : null));
    }
    return new DateSeason(from, pauses);
  }

  /** Whether a date that comes at {@code at} starts a run. */
  public boolean counts(Instant at) {
    return pauses.stream().noneMatch(pause -> pause.covers(at));
  }

  /** Whether a date that came at {@code at} is made up for though no record waited for it. */
  public boolean madeUpFor(Instant at) {
    return from != null && at.isAfter(from) && counts(at);
  }

  /** Whether it is known since when the workflow is paused. */
  boolean paused() {
    return !pauses.isEmpty() && pauses.getLast().until() == null;
  }
}

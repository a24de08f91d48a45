package com.segmailer.core.tracking;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as far as its openings and clicks are concerned.
 *
 * @param campaign null when it belongs to none, like {@code template}
 * @param underWay whether it is being handed over
 * @param sentAt null when that is not known
 * @param clicks counted so far, those of machines apart
 * @param lately the numbers of the links that were followed within {@link Engagement#TOGETHER}
 */
public record Tracked(
    UUID message,
    @Nullable UUID campaign,
    @Nullable UUID template,
    boolean underWay,
    @Nullable Instant sentAt,
    Marks marks,
    int clicks,
    int machineClicks,
    Set<Long> lately) {

  public Tracked {
    lately = Set.copyOf(lately);
  }

  /** The same with more clicks, of these links lately. */
  public Tracked followed(int more, int moreOfMachines, Set<Long> links) {
    var all = new HashSet<>(lately);
    all.addAll(links);
    return new Tracked(
        message,
        campaign,
        template,
        underWay,
        sentAt,
        marks,
        clicks + more,
        machineClicks + moreOfMachines,
        all);
  }

  int clicks(boolean machine) {
    return machine ? machineClicks : clicks;
  }

  Tracked opened(boolean machine, Instant now) {
    return with(marks.opened(machine, now), 0, 0);
  }

  Tracked clicked(boolean machine, Instant now) {
    return with(marks.clicked(machine, now), machine ? 0 : 1, machine ? 1 : 0);
  }

  private Tracked with(Marks changed, int more, int moreOfMachines) {
    return new Tracked(
        message,
        campaign,
        template,
        underWay,
        sentAt,
        changed,
        clicks + more,
        machineClicks + moreOfMachines,
        lately);
  }
}

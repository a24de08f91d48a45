package com.segmailer.core.tracking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was done with a message, each null until it was done; those of machines apart.
 *
 * @param opened first, like {@code clicked}
 * @param lastOpened the last opening that was counted
 */
public record Marks(
    @Nullable Instant opened,
    @Nullable Instant clicked,
    @Nullable Instant machineOpened,
    @Nullable Instant machineClicked,
    @Nullable Instant lastOpened,
    @Nullable Instant lastMachineOpened) {

  public static final Marks NONE = new Marks(null, null, null, null, null, null);

  @Nullable
  Instant lastOpened(boolean machine) {
    return machine ? lastMachineOpened : lastOpened;
  }

  Marks opened(boolean machine, Instant now) {
    return machine
        ? new Marks(opened, clicked, first(machineOpened, now), machineClicked, lastOpened, now)
        : new Marks(
            first(opened, now), clicked, machineOpened, machineClicked, now, lastMachineOpened);
  }

  /** Whoever follows a link has opened the message, whether or not images were shown. */
  Marks clicked(boolean machine, Instant now) {
    return machine
        ? new Marks(
            opened,
            clicked,
            first(machineOpened, now),
            first(machineClicked, now),
            lastOpened,
            lastMachineOpened)
        : new Marks(
            first(opened, now),
            first(clicked, now),
            machineOpened,
            machineClicked,
            lastOpened,
            lastMachineOpened);
  }

  private static Instant first(@Nullable Instant before, Instant now) {
    return before == null ? now : before;
  }
}

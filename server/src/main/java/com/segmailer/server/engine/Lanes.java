package com.segmailer.server.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;

/** The lanes of all workspaces, some for each. */
final class Lanes {

  /** Up to so many at a time one lane is enough. */
  private static final int FEW = 16;

  private static final long DRAIN_PAUSE_NANOS = 5_000_000;

  private final int perWorkspace;
  private final BiFunction<Integer, List<Submission>, List<Outcome>> runner;
  private final Map<Integer, List<Lane>> lanes = new ConcurrentHashMap<>();
  private final Executor threads = LaneThreads.make();

  /** @param runner stores a batch of a workspace */
  Lanes(int perWorkspace, BiFunction<Integer, List<Submission>, List<Outcome>> runner) {
    this.perWorkspace = perWorkspace;
    this.runner = runner;
  }

  /** @throws DoorBusy when too many submissions wait already */
  CompletableFuture<Outcome> enqueue(int workspace, Submission submission) {
    return laneOf(workspace, submission).enqueue(submission);
  }

  /** Waits until nothing is left, at most for {@code time}; whether that came. */
  boolean drain(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (lanes.values().stream().flatMap(List::stream).anyMatch(Lane::isBusy)) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(DRAIN_PAUSE_NANOS);
    }
    return true;
  }

  // A few are stored together: in two lanes they would pay twice for what a batch costs by itself.
  // Of many, the changes of one contact named in one way share a lane: two seldom want one row.
  private Lane laneOf(int workspace, Submission submission) {
    var ofWorkspace = lanes.computeIfAbsent(workspace, this::newLanes);
    if (ofWorkspace.getFirst().load() < FEW) {
      return ofWorkspace.getFirst();
    }
    // Mixed, because hash codes of records and texts have patterns: those of an address written in
    // small letters are all even.
    int mixed = submission.identifier().hashCode() * 0x9E3779B9;
    return ofWorkspace.get((mixed >>> 16) % ofWorkspace.size());
  }

  private List<Lane> newLanes(int workspace) {
    var made = new ArrayList<Lane>();
    for (int i = 0; i < perWorkspace; i++) {
      made.add(new Lane(threads, batch -> runner.apply(workspace, batch)));
    }
    return List.copyOf(made);
  }
}

package com.segmailer.server.engine;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Who is told of a commit that left something to do. Nothing depends on it: each looks by itself, too.
 *
 * @param messages rung with the workspace when it has messages to send
 * @param calls rung when runs wait for requests to be made
 * @param wakeUps rung with the first of the instants at which contacts are to decide again
 * @param turnedAway rung with how many runs did not start for want of room
 */
public record Bells(
    Bell webhooks,
    IntConsumer messages,
    Runnable calls,
    Consumer<Instant> wakeUps,
    IntConsumer turnedAway) {

  static final Bells SILENT =
      new Bells(Bell.SILENT, workspace -> {}, () -> {}, firstWakeUp -> {}, runs -> {});

  void ring(int workspace, BatchWrites written, Announcements announced) {
    if (!announced.endpoints().isEmpty()) {
      webhooks.ring(workspace, announced.endpoints());
    }
    if (written.leaveMessages()) {
      messages.accept(workspace);
    }
    if (written.leaveCalls()) {
      calls.run();
    }
    written.firstWakeUp().ifPresent(wakeUps);
    if (written.turnedAway() > 0) {
      turnedAway.accept(written.turnedAway());
    }
  }
}

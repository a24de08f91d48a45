package com.segmailer.server.engine;

/**
 * Who is told of a commit that left something to do. Nothing depends on it: each looks by itself, too.
 *
 * @param messages rung when there are messages to send
 * @param calls rung when runs wait for requests to be made
 */
public record Bells(Bell webhooks, Runnable messages, Runnable calls) {

  static final Bells SILENT = new Bells(Bell.SILENT, () -> {}, () -> {});

  void ring(int workspace, BatchWrites written, Announcements announced) {
    if (!announced.endpoints().isEmpty()) {
      webhooks.ring(workspace, announced.endpoints());
    }
    if (written.leaveMessages()) {
      messages.run();
    }
    if (written.leaveCalls()) {
      calls.run();
    }
  }
}

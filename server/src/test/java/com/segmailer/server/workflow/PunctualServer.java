package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.message.SendWorker;
import com.segmailer.server.message.Senders;
import com.segmailer.server.segment.WakeWorker;
import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A server that does for one workspace all that is due, at the very instant at which it is due. */
final class PunctualServer implements AutoCloseable {

  private static final Duration SETTLED = Duration.ofSeconds(60);

  private static final String NEXT = """
      select least(
        (select min(wake_at) from contacts where workspace_id = ?),
        (select min(due_at) from messages where workspace_id = ?))
      """;

  private static final String DUE = """
      select exists (select from contacts where workspace_id = ? and wake_at <= ?)
          or exists (select from messages
                      where workspace_id = ? and (due_at <= ? or lease is not null))
      """;

  private final RunningServer server;
  private final int workspace;
  private final WakeWorker waker;
  private final SendWorker sender;

  PunctualServer(RunningServer server, int workspace) {
    this.server = server;
    this.workspace = workspace;
    this.waker = new WakeWorker(server.database(), server.parts().engine(), server.clock());
    this.sender = Senders.sending(server.parts(), server.clock()).worker();
  }

  /** Moves the clock from one instant at which something is due to the next. */
  void pass(Instant until) {
    settle();
    for (var next = next(); next.isPresent() && !next.get().isAfter(until); next = next()) {
      moveTo(next.get());
      settle();
    }
    moveTo(until);
    settle();
  }

  private void moveTo(Instant at) {
    server.clock().advance(Duration.between(server.clock().instant(), at));
  }

  private Optional<Instant> next() {
    return server
        .database()
        .read(sql ->
            sql.one(NEXT, row -> Optional.ofNullable(row.instantOrNull(1)), workspace, workspace));
  }

  /** Has all be done that is due now. */
  void settle() {
    long giveUp = System.nanoTime() + SETTLED.toNanos();
    while (isSomethingDue()) {
      assertThat(System.nanoTime()).isLessThan(giveUp);
      waker.runOnce();
      sender.ring(workspace);
      while (sender.runOnce().isZero()) {
        Thread.onSpinWait();
      }
    }
  }

  private boolean isSomethingDue() {
    var now = server.clock().instant();
    return server
        .database()
        .read(sql -> sql.one(DUE, row -> row.bool(1), workspace, now, workspace, now));
  }

  @Override
  public void close() {
    sender.close();
  }
}

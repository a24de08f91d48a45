package com.segmailer.server.workflow;

import com.segmailer.core.contact.Identifier;
import com.segmailer.core.decision.Change;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.Cue;
import com.segmailer.server.contact.ContactLookup;
import com.segmailer.server.contact.StoredContact;
import com.segmailer.server.egress.AddressRules;
import com.segmailer.server.egress.Egress;
import com.segmailer.server.egress.Exchange;
import com.segmailer.server.egress.Target;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.json.Json;
import com.segmailer.server.json.JsonLimits;
import com.segmailer.server.postgres.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the requests that runs wait for, and lets each run have its answer through the door. A node
 * that is lost in between leaves them to others: a request may be made twice, with the same id; an
 * answer counts once. Those of a paused workflow are held until it goes on.
 */
public final class CallWorker {

  /** Requests claimed and made at a time. */
  static final int BATCH = 50;

  /** Longer than a request takes. */
  static final Duration LEASE = Duration.ofMinutes(2);

  /** The waits after each failed attempt; then the call has failed. */
  static final List<Duration> RETRIES = List.of(
      Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(30));

  private static final Duration REST = Duration.ofSeconds(2);
  private static final Set<Integer> TRY_AGAIN = Set.of(408, 425, 429);
  private static final Logger LOG = LoggerFactory.getLogger(CallWorker.class);

  private final Database database;
  private final Engine engine;
  private final Egress egress;
  private final AddressRules rules;
  private final WorkflowMetrics metrics;
  private final InstantSource clock;

  public CallWorker(
      Database database,
      Engine engine,
      Egress egress,
      AddressRules rules,
      WorkflowMetrics metrics,
      InstantSource clock) {
    this.database = database;
    this.engine = engine;
    this.egress = egress;
    this.rules = rules;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** One batch of every workspace that has any; yields zero when there may be more to do. */
  public Duration runOnce() {
    var due = database.read(sql -> WaitingCall.workspacesWithDue(sql, clock.instant()));
    for (int workspace : due) {
      var claimed = database.inTransaction(sql -> WaitingCall.withoutHeld(
          sql, workspace, WaitingCall.claim(sql, workspace, clock.instant(), LEASE, BATCH)));
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        claimed.forEach(call -> threads.execute(() -> make(call)));
      }
    }
    return due.isEmpty() ? REST : Duration.ZERO;
  }

  private void make(WaitingCall call) {
    try {
      var contact = database.read(sql -> call.awaited(sql)
          ? ContactLookup.byId(sql, call.workspace(), call.contact())
          : Optional.<StoredContact>empty());
      if (contact.isPresent()) {
        settle(call, exchange(call, contact.get()));
      } else {
        database.inTransaction(call::delete);
      }
    } catch (RuntimeException e) {
      // It is due again when its lease ends.
      LOG.error("a call of workspace {} was not made", call.workspace(), e);
    }
  }

  private Exchange exchange(WaitingCall call, StoredContact contact) {
    return switch (Target.parse(call.text("url"), rules)) {
      case Target.Valid(var target) -> egress.make(CallRequest.of(call, contact, target));
      case Target.Invalid invalid -> new Exchange.Failed(Exchange.Reason.NO_ADDRESS, Duration.ZERO);
    };
  }

  private void settle(WaitingCall call, Exchange exchange) {
    boolean again = switch (exchange) {
      // What no attempt can make better is not tried again.
      case Exchange.Failed failed -> Target.parse(call.text("url"), rules) instanceof Target.Valid;
      case Exchange.Answered answered ->
        answered.status() >= 500 || TRY_AGAIN.contains(answered.status());
    };
    if (again && call.attempts() <= RETRIES.size()) {
      var next = clock.instant().plus(RETRIES.get(call.attempts() - 1));
      database.inTransaction(sql -> call.putOff(sql, next));
      metrics.called("retried");
      return;
    }
    var answer = answer(exchange);
    metrics.called(answer.success() ? "answered" : "failed");
    var cue = new Cue.Answered(call.visit(), answer);
    engine.submit(
        call.workspace(),
        new Submission.Apply(
            Identifier.of(call.contact()),
            new Change.Reach(call.run(), cue),
            Submission.Terms.EXISTING));
    database.inTransaction(call::delete);
  }

  private static Cue.Answer answer(Exchange exchange) {
    return switch (exchange) {
      case Exchange.Failed failed ->
        new Cue.Answer(false, 0, Value.NULL, failed.reason().sentence());
      case Exchange.Answered answered -> answer(answered);
    };
  }

  private static Cue.Answer answer(Exchange.Answered answered) {
    boolean success = answered.status() >= 200 && answered.status() < 300;
    var problem = success ? "" : "the answer was " + answered.status();
    var body = answered.whole() ? json(answered.start()) : Optional.<Value>empty();
    var remark = !answered.whole()
        ? "longer than " + CallRequest.KEPT + " bytes"
        : body.isEmpty() ? "no JSON" : "";
    return new Cue.Answer(success, answered.status(), body.orElse(Value.NULL), problem, remark);
  }

  /** Nothing when it is no JSON; an empty body is the JSON null. */
  private static Optional<Value> json(byte[] body) {
    try {
      return Optional.of(body.length == 0 ? Value.NULL : Json.parse(body, JsonLimits.ANSWERS));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }
}

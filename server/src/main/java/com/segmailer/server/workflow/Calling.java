package com.segmailer.server.workflow;

import com.segmailer.core.contact.Identifier;
import com.segmailer.core.decision.Change;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.CallRetries;
import com.segmailer.core.workflow.Cue;
import com.segmailer.server.contact.ContactLookup;
import com.segmailer.server.contact.StoredContact;
import com.segmailer.server.egress.AddressRules;
import com.segmailer.server.egress.Egress;
import com.segmailer.server.egress.Exchange;
import com.segmailer.server.egress.Target;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.engine.Outcome;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.json.Json;
import com.segmailer.server.json.JsonLimits;
import com.segmailer.server.json.MalformedJson;
import com.segmailer.server.postgres.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one request of a run, and lets the run have its answer through the door. */
final class Calling {

  /** The waits after each failed attempt; then the call has failed. */
  static final List<Duration> RETRIES = CallRetries.WAITS;

  private static final Logger LOG = LoggerFactory.getLogger(Calling.class);

  private final Database database;
  private final Engine engine;
  private final Egress egress;
  private final AddressRules rules;
  private final WorkflowMetrics metrics;
  private final InstantSource clock;
  private volatile boolean stopping;

  Calling(
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

  /** The node goes away: that there is no answer says nothing about the receiver from now on. */
  void stop() {
    stopping = true;
  }

  /** Yields whether the receiver kept silent. A failure of the database leaves the call as it is. */
  boolean make(WaitingCall call) {
    var contact = database.read(sql -> call.awaited(sql)
        ? ContactLookup.byId(sql, call.workspace(), call.contact())
        : Optional.<StoredContact>empty());
    if (contact.isEmpty()) {
      database.inTransaction(call::delete);
      return false;
    }
    var exchange = exchange(call, contact.get());
    boolean silent = exchange.isPresent() && exchange.get() instanceof Exchange.Failed;
    if (stopping && (silent || exchange.isEmpty())) {
      return false;
    }
    exchange.ifPresentOrElse(
        made -> settle(call, made),
        () -> tell(call, failed("the request cannot be made: an error here")));
    return silent;
  }

  /** Nothing when there is no making it: whatever is wrong with one call ends that call alone. */
  private Optional<Exchange> exchange(WaitingCall call, StoredContact contact) {
    try {
      return Optional.of(
          switch (Target.parse(call.text("url"), rules)) {
            case Target.Valid(var target) ->
              egress.make(call.workspace(), CallRequest.of(call, contact, target));
            case Target.Invalid invalid ->
              new Exchange.Failed(Exchange.Reason.NO_ADDRESS, Duration.ZERO);
          });
    } catch (RuntimeException e) {
      LOG.error("call {} of workspace {} cannot be made", call.id(), call.workspace(), e);
      return Optional.empty();
    }
  }

  private void settle(WaitingCall call, Exchange exchange) {
    boolean again = switch (exchange) {
      // What no attempt can make better is not tried again.
      case Exchange.Failed failed -> Target.parse(call.text("url"), rules) instanceof Target.Valid;
      case Exchange.Answered answered -> CallRetries.isTriedAgain(answered.status());
    };
    var answer = switch (exchange) {
      case Exchange.Failed failed -> failed(failed.reason().sentence());
      case Exchange.Answered answered -> answer(answered);
    };
    if (again && call.attempts() <= RETRIES.size()) {
      var next = clock.instant().plus(RETRIES.get(call.attempts() - 1));
      database.inTransaction(sql -> call.putOff(sql, next, answer.problem()));
      metrics.called("retried");
      return;
    }
    tell(call, answer);
  }

  private void tell(WaitingCall call, Cue.Answer answer) {
    metrics.called(answer.success() ? "answered" : "failed");
    if (reach(call, answer) instanceof Outcome.Refused && !answer.body().isNull()) {
      reach(call, failed("the answer cannot be stored"));
    }
    database.inTransaction(call::delete);
  }

  private Outcome reach(WaitingCall call, Cue.Answer answer) {
    return engine.submit(
        call.workspace(),
        new Submission.Apply(
            Identifier.of(call.contact()),
            new Change.Reach(call.run(), new Cue.Answered(call.visit(), answer)),
            Submission.Terms.EXISTING));
  }

  private static Cue.Answer failed(String problem) {
    return new Cue.Answer(false, 0, Value.NULL, problem);
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
    } catch (MalformedJson e) {
      return Optional.empty();
    }
  }
}

package com.segmailer.server.bounce;

import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.decision.Change;
import com.segmailer.core.delivery.DeliveryReport;
import com.segmailer.core.event.Event;
import com.segmailer.core.event.EventTime;
import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.definition.Secret;
import com.segmailer.server.engine.AppliedKey;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.engine.Outcome;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.suppression.Suppressions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes reports of what became of messages, whoever brings them: each becomes an event of its contact
 * and, where it says so, has its address given up, both in one transaction. The same report twice
 * counts once.
 */
public final class DeliveryReports {

  private final Database database;
  private final Engine engine;
  private final DefinitionCache definitions;
  private final SentMessages messages;
  private final VerpTokens tokens;
  private final InboundMetrics metrics;
  private final InstantSource clock;
  private final SoftBounceStore softBounces = new SoftBounceStore();

  public DeliveryReports(
      Database database,
      Engine engine,
      DefinitionCache definitions,
      SentMessages messages,
      VerpTokens tokens,
      InboundMetrics metrics,
      InstantSource clock) {
    this.database = database;
    this.engine = engine;
    this.definitions = definitions;
    this.messages = messages;
    this.tokens = tokens;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Whom to believe about messages that are not known here. */
  public enum Source {
    /** A mail, which anybody may write: only what a return path proves counts. */
    MAIL,
    /** Whoever carries the workspace's mail and proved to be it: the address it names counts. */
    CARRIER,
    /** The mail server itself, in its answer to the very message. */
    REPLY
  }

  /**
   * Applies reports about messages of one workspace; returns when all that follows is committed.
   *
   * @return how many say anything about an address that can be told
   */
  public int accept(int workspace, Source source, List<DeliveryReport> reports) {
    reports.forEach(report -> metrics.reported(Consequences.kind(report)));
    var consequences = consequences(workspace, source, reports);
    if (consequences.isEmpty()) {
      return 0;
    }
    var secret = database.read(sql -> definitions.current(sql, workspace)).secret();
    var now = clock.instant();
    var ofContacts = new ArrayList<Consequences>();
    var ofAddresses = new ArrayList<Consequences>();
    for (var one : consequences) {
      (one.contact().isPresent() ? ofContacts : ofAddresses).add(one);
    }
    engine.submitAll(
        workspace,
        ofContacts.stream().map(one -> submission(one, now)).toList(),
        (sql, from, outcomes) -> {
          for (int i = 0; i < outcomes.size(); i++) {
            var one = ofContacts.get(from + i);
            switch (outcomes.get(i)) {
              // By now somebody may have accepted the address again.
              case Outcome.AlreadyApplied before -> metrics.reported("repeated");
              case Outcome.Applied a -> follow(sql, workspace, secret, one, true, now);
              // Nobody's, perhaps because they were erased: only a hash is kept.
              case Outcome.Refused r -> follow(sql, workspace, secret, one, false, now);
              case Outcome.Erased e -> throw new IllegalStateException("a report erased a contact");
            }
          }
        });
    if (!ofAddresses.isEmpty()) {
      database.inTransaction(sql -> {
        ofAddresses.forEach(one -> follow(sql, workspace, secret, one, true, now));
        return ofAddresses.size();
      });
    }
    return consequences.size();
  }

  /** The mail server took messages to these: what it once refused them softly itself is forgotten. */
  public void taken(Transaction sql, int workspace, List<EmailAddress> addresses) {
    if (!addresses.isEmpty()) {
      var secret = definitions.current(sql, workspace).secret();
      softBounces.forgetReplies(
          sql, workspace, addresses.stream().map(secret::hashOf).toList());
    }
  }

  /** Drops counts that no window reaches any more; says whether there were any. */
  public boolean purge() {
    return database.inTransaction(sql -> softBounces.purge(sql, clock.instant())) > 0;
  }

  private List<Consequences> consequences(
      int workspace, Source source, List<DeliveryReport> reports) {
    var references = reports.stream().map(r -> reference(workspace, r.origin())).toList();
    var sent = database.read(sql -> messages.find(sql, workspace, references));
    var found = new ArrayList<Consequences>();
    for (int i = 0; i < reports.size(); i++) {
      if (source != Source.MAIL || sent.get(i).isPresent()) {
        Consequences.of(reports.get(i), sent.get(i), source).ifPresent(found::add);
      }
    }
    return found;
  }

  private SentMessages.Reference reference(int workspace, DeliveryReport.Origin origin) {
    var message = Optional.of(origin.token())
        .filter(token -> !token.isEmpty())
        .flatMap(tokens::open)
        .filter(opened -> opened.workspace() == workspace)
        .map(VerpTokens.Opened::message);
    return new SentMessages.Reference(message, origin.messageId(), origin.providerId());
  }

  private static Submission submission(Consequences one, Instant now) {
    // When it happened is what a stranger claims; long ago, and nothing would follow from it.
    var time = one.report()
        .time()
        .filter(t -> t.isBefore(now) && !EventTime.isLate(t, now))
        .orElse(now);
    return new Submission.Apply(
        one.contact().orElseThrow(),
        new Change.Record(new Event(one.eventName(), time, one.eventData()), one.edit(), true),
        Submission.Terms.EXISTING.withAppliedKey(AppliedKey.ofEvent(one.key())));
  }

  private void follow(
      Transaction sql,
      int workspace,
      Secret secret,
      Consequences one,
      boolean keepAddress,
      Instant now) {
    one.mark()
        .ifPresent(mark ->
            one.sent().ifPresent(sent -> messages.mark(sql, workspace, sent.message(), mark, now)));
    switch (one.report().fate()) {
      case DeliveryReport.Bounced b -> {
        if (one.isHard() || isOneTooMany(sql, workspace, secret, one, now)) {
          suppress(sql, workspace, secret, one, Suppressions.Reason.BOUNCED, keepAddress, now);
        }
      }
      case DeliveryReport.Complained c ->
        suppress(sql, workspace, secret, one, Suppressions.Reason.COMPLAINED, keepAddress, now);
      case DeliveryReport.Delivered d ->
        softBounces.forget(sql, workspace, secret.hashOf(one.address()));
      case DeliveryReport.Delayed d -> throw new IllegalStateException("nothing follows");
      case DeliveryReport.Ignored i -> throw new IllegalStateException("nothing follows");
    }
  }

  private boolean isOneTooMany(
      Transaction sql, int workspace, Secret secret, Consequences one, Instant now) {
    return one.counts() && softBounces.add(sql, workspace, secret.hashOf(one.address()), one, now);
  }

  private void suppress(
      Transaction sql,
      int workspace,
      Secret secret,
      Consequences one,
      Suppressions.Reason reason,
      boolean keepAddress,
      Instant now) {
    boolean changed =
        Suppressions.add(sql, workspace, secret, one.address(), reason, keepAddress, now);
    if (changed) {
      metrics.suppressed(reason);
    }
  }
}

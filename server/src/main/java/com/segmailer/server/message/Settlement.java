package com.segmailer.server.message;

import com.segmailer.core.contact.Edit;
import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.contact.Identifier;
import com.segmailer.core.decision.Change;
import com.segmailer.core.delivery.Classifier;
import com.segmailer.core.delivery.DeliveryReport;
import com.segmailer.core.delivery.Diagnosis;
import com.segmailer.core.delivery.Stage;
import com.segmailer.core.message.Dispatch;
import com.segmailer.core.message.Retry;
import com.segmailer.core.message.SentEvent;
import com.segmailer.server.bounce.DeliveryReports;
import com.segmailer.server.contact.AppliedKeys;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.mail.Delivery;
import com.segmailer.server.message.MessageStore.Deferral;
import com.segmailer.server.message.MessageStore.Ending;
import com.segmailer.server.message.MessageStore.Said;
import com.segmailer.server.postgres.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Stores what became of a group of messages, together with the events that tell of it: one transaction
 * for those that were sent to contacts, and one for the others.
 */
final class Settlement {

  private final Database database;
  private final Engine engine;
  private final DeliveryReports reports;
  private final MessageMetrics metrics;
  private final InstantSource clock;

  Settlement(
      Database database,
      Engine engine,
      DeliveryReports reports,
      MessageMetrics metrics,
      InstantSource clock) {
    this.database = database;
    this.engine = engine;
    this.reports = reports;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** What is to be stored of a group. */
  private static final class Outcomes {
    private final List<Ending> endings = new ArrayList<>();
    private final List<Deferral> deferrals = new ArrayList<>();
    private final List<DeliveryReport> bounces = new ArrayList<>();

    /** Who was written to by those that were taken. */
    private final Map<UUID, EmailAddress> taken = new HashMap<>();

    private List<EmailAddress> taken(List<Ending> some) {
      return some.stream()
          .map(one -> taken.get(one.message()))
          .filter(Objects::nonNull)
          .toList();
    }

    /** Those that an event tells of, and the events, in one order. */
    private final List<Ending> told = new ArrayList<>();

    private final List<Submission> events = new ArrayList<>();
  }

  /** One delivery for each message, in their order. To settle the same again changes nothing. */
  void settle(int workspace, UUID lease, List<Composed> group, List<Delivery> deliveries) {
    var now = clock.instant();
    var outcomes = new Outcomes();
    for (int i = 0; i < group.size(); i++) {
      var message = group.get(i);
      switch (deliveries.get(i)) {
        case Delivery.Accepted(String reply) -> sent(outcomes, message, reply, now);
        case Delivery.Deferred(int code, String status, String text) ->
          later(outcomes, message.claimed(), new Said(code, status, text), now);
        case Delivery.Rejected refusal -> refused(outcomes, message, refusal, now);
        case Delivery.Unknown(String why) ->
          unknown(outcomes, message.claimed(), new Said(0, null, why), now);
      }
    }
    store(workspace, lease, outcomes);
    outcomes.endings.forEach(ending -> metrics.ended(ending.state()));
    outcomes.told.forEach(ending -> metrics.ended(ending.state()));
    outcomes.deferrals.forEach(deferral -> metrics.deferred(deferral.said()));
    for (int i = 0; i < group.size(); i++) {
      if (deliveries.get(i) instanceof Delivery.Accepted) {
        metrics.delivered(group.get(i).claimed(), now);
      }
    }
  }

  private void store(int workspace, UUID lease, Outcomes outcomes) {
    if (!outcomes.bounces.isEmpty()) {
      // First, because it may be repeated: the same report twice counts once.
      reports.accept(workspace, DeliveryReports.Source.REPLY, outcomes.bounces);
    }
    if (!outcomes.endings.isEmpty() || !outcomes.deferrals.isEmpty()) {
      database.inTransaction(sql -> {
        MessageStore.ended(sql, workspace, lease, outcomes.endings);
        MessageStore.deferred(sql, workspace, lease, outcomes.deferrals);
        reports.taken(sql, workspace, outcomes.taken(outcomes.endings));
        return outcomes;
      });
    }
    // The messages' state and their events commit together; the keys make each event come once.
    engine.submitAll(workspace, outcomes.events, (sql, from, stored) -> {
      var part = outcomes.told.subList(from, from + stored.size());
      MessageStore.ended(sql, workspace, lease, part);
      reports.taken(sql, workspace, outcomes.taken(part));
    });
  }

  private static void sent(Outcomes outcomes, Composed message, String reply, Instant now) {
    var said = new Said(0, null, reply);
    var ending = new Ending(message.claimed().id(), MessageState.SENT, null, said, now);
    outcomes.taken.put(ending.message(), message.claimed().address());
    var contact = message.claimed().contact();
    if (contact == null) {
      outcomes.endings.add(ending);
    } else {
      outcomes.told.add(ending);
      outcomes.events.add(told(contact, message, now));
    }
  }

  private static Submission told(UUID contact, Composed message, Instant now) {
    var claimed = message.claimed();
    var told = new SentEvent.Message(
        claimed.id(),
        claimed.kind(),
        claimed.template(),
        claimed.origin(),
        message.mail().subject());
    var event = SentEvent.of(told, now);
    return new Submission.Apply(
        Identifier.of(contact),
        new Change.Record(event, Edit.NONE, true),
        Submission.Terms.EXISTING.withAppliedKey(
            AppliedKeys.ofEvent(SentEvent.NAME + "\0" + claimed.id())));
  }

  private static void later(Outcomes outcomes, Claimed message, Said said, Instant now) {
    Retry.next(message.id(), message.attempts(), message.since(), now)
        .ifPresentOrElse(
            next -> outcomes.deferrals.add(new Deferral(message.id(), next, said)),
            () -> outcomes.endings.add(
                new Ending(message.id(), MessageState.FAILED, "tried-too-long", said, null)));
  }

  private static void unknown(Outcomes outcomes, Claimed message, Said said, Instant now) {
    if (message.kind() == Dispatch.Kind.TRANSACTIONAL) {
      // Better twice than never; the Message-ID stays, so that mail programs can tell.
      later(outcomes, message, said, now);
    } else {
      outcomes.endings.add(
          new Ending(message.id(), MessageState.UNKNOWN, "reply-lost", said, null));
    }
  }

  private static void refused(
      Outcomes outcomes, Composed message, Delivery.Rejected refusal, Instant now) {
    var said = new Said(refusal.code(), refusal.status(), refusal.text());
    boolean bounced = isAboutMessage(refusal);
    if (bounced) {
      outcomes.bounces.add(report(message, said, refusal.stage(), now));
    }
    outcomes.endings.add(new Ending(
        message.claimed().id(),
        bounced ? MessageState.BOUNCED : MessageState.FAILED,
        "refused",
        said,
        null));
  }

  /**
   * Who will not hear our sender, or us at all, says nothing about the recipient; and where nobody
   * said anything, we found that the mail server could not take the message.
   */
  private static boolean isAboutMessage(Delivery.Rejected refusal) {
    return switch (refusal.stage()) {
      case CONNECTION, SENDER -> false;
      case RECIPIENT, CONTENT, UNKNOWN -> refusal.code() != 0;
    };
  }

  private static DeliveryReport report(Composed message, Said said, Stage stage, Instant now) {
    var text = (said.status() == null ? "" : said.status() + " ") + said.shortReply();
    var verdict = Classifier.classify(Diagnosis.ofReply(said.code(), text, stage));
    return new DeliveryReport(
        message.claimed().address().key(),
        new DeliveryReport.Origin("", message.mail().messageId(), ""),
        new DeliveryReport.Bounced(verdict, text),
        "",
        Optional.of(now));
  }
}

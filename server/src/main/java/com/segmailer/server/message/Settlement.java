package com.segmailer.server.message;

import com.segmailer.core.contact.Edit;
import com.segmailer.core.contact.Identifier;
import com.segmailer.core.decision.Change;
import com.segmailer.core.delivery.Classifier;
import com.segmailer.core.delivery.DeliveryReport;
import com.segmailer.core.delivery.Diagnosis;
import com.segmailer.core.delivery.Stage;
import com.segmailer.core.event.Event;
import com.segmailer.core.message.Dispatch;
import com.segmailer.core.message.Retry;
import com.segmailer.core.value.Value;
import com.segmailer.server.bounce.DeliveryReports;
import com.segmailer.server.contact.AppliedKeys;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.mail.Delivery;
import com.segmailer.server.message.MessageStore.Said;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores what became of messages, together with the events that tell of it. */
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

  /** What its campaign holds back for now is not skipped but waits. */
  boolean skip(
      Transaction sql, int workspace, UUID lease, UUID message, SendingRules.Forbidden why) {
    if (why == SendingRules.Forbidden.PAUSED) {
      return MessageStore.held(sql, workspace, lease, message);
    }
    var reason = why.name().toLowerCase(Locale.ROOT);
    return end(sql, workspace, lease, message, MessageState.SKIPPED, reason);
  }

  boolean end(
      Transaction sql,
      int workspace,
      UUID lease,
      UUID message,
      MessageState state,
      @Nullable String reason) {
    metrics.ended(state);
    return MessageStore.ended(sql, workspace, lease, message, state, reason, Said.NOTHING, null);
  }

  /** One delivery for each message, in their order. */
  void settle(int workspace, UUID lease, List<Composed> group, List<Delivery> deliveries) {
    var accepted = new ArrayList<Composed>();
    var replies = new ArrayList<Said>();
    for (int i = 0; i < group.size(); i++) {
      var message = group.get(i);
      var said = SendWorker.said(deliveries.get(i));
      switch (deliveries.get(i)) {
        case Delivery.Accepted a -> {
          accepted.add(message);
          replies.add(said);
        }
        case Delivery.Deferred d -> later(workspace, lease, message.claimed(), said);
        case Delivery.Rejected r -> refused(workspace, lease, message, said);
        case Delivery.Unknown u -> unknown(workspace, lease, message.claimed(), said);
      }
    }
    sent(workspace, lease, accepted, replies);
  }

  private void sent(int workspace, UUID lease, List<Composed> accepted, List<Said> replies) {
    var now = clock.instant();
    var known = new ArrayList<Integer>();
    var submissions = new ArrayList<Submission>();
    for (int i = 0; i < accepted.size(); i++) {
      var contact = accepted.get(i).claimed().contact();
      if (contact == null) {
        int at = i;
        database.inTransaction(
            sql -> sent(sql, workspace, lease, accepted.get(at), replies.get(at), now));
      } else {
        known.add(i);
        submissions.add(told(contact, accepted.get(i), now));
      }
    }
    // The message's state and its event commit together; the key makes the event come once.
    engine.submitAll(workspace, submissions, (sql, from, outcomes) -> {
      for (int i = 0; i < outcomes.size(); i++) {
        int at = known.get(from + i);
        sent(sql, workspace, lease, accepted.get(at), replies.get(at), now);
      }
    });
  }

  private boolean sent(
      Transaction sql, int workspace, UUID lease, Composed message, Said said, Instant now) {
    metrics.ended(MessageState.SENT);
    return MessageStore.ended(
        sql, workspace, lease, message.claimed().id(), MessageState.SENT, null, said, now);
  }

  private static Submission told(UUID contact, Composed message, Instant now) {
    var data = new LinkedHashMap<String, Value>();
    var claimed = message.claimed();
    data.put("messageId", new Value.Text(claimed.id().toString()));
    data.put("kind", new Value.Text(claimed.kind().name().toLowerCase(Locale.ROOT)));
    if (claimed.template() != null) {
      data.put("templateId", new Value.Text(claimed.template().toString()));
    }
    if (claimed.origin().campaign() != null) {
      data.put("campaignId", new Value.Text(claimed.origin().campaign().toString()));
    }
    data.put("subject", new Value.Text(message.mail().subject()));
    var event = new Event("email.sent", now, Value.Dict.adopting(data));
    return new Submission.Apply(
        Identifier.of(contact),
        new Change.Record(event, Edit.NONE, true),
        Submission.Terms.EXISTING.withAppliedKey(
            AppliedKeys.ofEvent("email.sent\0" + claimed.id())));
  }

  private void later(int workspace, UUID lease, Claimed message, Said said) {
    var now = clock.instant();
    var next = Retry.next(message.id(), message.attempts(), message.createdAt(), now);
    database.inTransaction(sql -> {
      if (next.isPresent()) {
        metrics.deferred();
        MessageStore.deferred(sql, workspace, lease, message.id(), next.get(), said);
      } else {
        metrics.ended(MessageState.FAILED);
        MessageStore.ended(
            sql, workspace, lease, message.id(), MessageState.FAILED, "tried-too-long", said, null);
      }
      return next;
    });
  }

  private void unknown(int workspace, UUID lease, Claimed message, Said said) {
    if (message.kind() == Dispatch.Kind.TRANSACTIONAL) {
      // Better twice than never; the Message-ID stays, so that mail programs can tell.
      later(workspace, lease, message, said);
      return;
    }
    metrics.ended(MessageState.UNKNOWN);
    database.inTransaction(sql -> MessageStore.ended(
        sql, workspace, lease, message.id(), MessageState.UNKNOWN, "reply-lost", said, null));
  }

  private void refused(int workspace, UUID lease, Composed message, Said said) {
    var state = said.code() == 0 ? MessageState.FAILED : MessageState.BOUNCED;
    if (state == MessageState.BOUNCED) {
      // First, because it may be repeated: the same report twice counts once.
      reports.accept(workspace, DeliveryReports.Source.CARRIER, List.of(report(message, said)));
    }
    metrics.ended(state);
    database.inTransaction(sql -> MessageStore.ended(
        sql, workspace, lease, message.claimed().id(), state, "refused", said, null));
  }

  private DeliveryReport report(Composed message, Said said) {
    var text = (said.status() == null ? "" : said.status() + " ") + said.shortReply();
    var verdict = Classifier.classify(Diagnosis.ofReply(said.code(), text, Stage.RECIPIENT));
    return new DeliveryReport(
        message.claimed().address().key(),
        new DeliveryReport.Origin("", message.mail().messageId(), ""),
        new DeliveryReport.Bounced(verdict, text),
        "",
        Optional.of(clock.instant()));
  }
}

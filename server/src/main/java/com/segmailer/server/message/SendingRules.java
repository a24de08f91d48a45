package com.segmailer.server.message;

import com.segmailer.core.message.Dispatch;
import com.segmailer.core.topic.TopicChoices;
import com.segmailer.server.engine.WorkspaceDefinitions;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says, in the transaction that claims messages, which of them must not be sent any more. What it asks
 * is read after the claim: who unsubscribed before, is not written to.
 */
final class SendingRules {

  /** Why a message is not sent. */
  enum Forbidden {
    /** Its contact is gone. */
    ERASED,
    /** Its contact has no address any more. */
    NO_ADDRESS,
    /** Its address is not written to. */
    SUPPRESSED,
    /** Its recipient wants nothing but transactional messages. */
    UNSUBSCRIBED,
    /** Its recipient does not want what is about this topic. */
    TOPIC_UNSUBSCRIBED,
    /** Its topic was deleted, and with it what people chose. */
    TOPIC_GONE,
    /** Its campaign was stopped for good, or was deleted after that. */
    CANCELLED,
    /** Its workflow was ended for good. */
    WORKFLOW_ARCHIVED,
    /** Its run reached the goal, left by an exit or was stopped after it had wanted it. */
    RUN_ENDED,
    /** Its campaign or workflow is stopped for now: it is not skipped but held back. */
    PAUSED;

    String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private static final String FACTS = """
      select r.message, r.contact is not null and c.id is null, s.reason,
             coalesce(c.subscribed, true), c.topics, k.state,
             c.id is not null and c.email_key is null
        from unnest(?::uuid[], ?::uuid[], ?::bytea[], ?::uuid[])
               as r(message, contact, address_hash, campaign)
        left join lateral (
          select id, email_key, subscribed, topics from contacts
           where workspace_id = ? and id = r.contact offset 0) c on true
        left join lateral (
          select reason from suppressions
           where workspace_id = ? and address_hash = r.address_hash offset 0) s on true
        left join lateral (
          select state from campaigns
           where workspace_id = ? and id = r.campaign offset 0) k on true
      """;

  private record Facts(
      UUID message,
      boolean erased,
      @Nullable String suppression,
      boolean subscribed,
      TopicChoices topics,
      @Nullable String campaign,
      boolean withoutAddress) {

    static Facts of(Row row) {
      return new Facts(
          row.uuid(1),
          row.bool(2),
          row.textOrNull(3),
          row.bool(4),
          TopicChoices.of(row.ints(5)),
          row.textOrNull(6),
          row.bool(7));
    }
  }

  private SendingRules() {}

  static Map<UUID, Forbidden> forbidden(
      Transaction sql, WorkspaceDefinitions known, List<Claimed> messages) {
    var byId = new HashMap<UUID, Claimed>();
    messages.forEach(message -> byId.put(message.id(), message));
    int workspace = known.workspace();
    var found = sql.query(
        FACTS,
        Facts::of,
        Columns.uuids(messages.stream().map(Claimed::id).toList()),
        Columns.uuids(messages.stream().map(Claimed::contact).toList()),
        Columns.bytes(
            messages.stream().map(m -> known.secret().hashOf(m.address())).toList()),
        Columns.uuids(messages.stream().map(m -> m.origin().campaign()).toList()),
        workspace,
        workspace,
        workspace);
    var forbidden = new HashMap<UUID, Forbidden>();
    for (var facts : found) {
      var why = why(Objects.requireNonNull(byId.get(facts.message())), facts, known);
      if (why != null) {
        forbidden.put(facts.message(), why);
      }
    }
    RunMessages.stopped(sql, workspace, messages).forEach(forbidden::putIfAbsent);
    return forbidden;
  }

  private static @Nullable Forbidden why(Claimed message, Facts facts, WorkspaceDefinitions known) {
    boolean marketing = message.kind() == Dispatch.Kind.MARKETING;
    boolean unsubscribed = !facts.subscribed() || "unsubscribed".equals(facts.suppression());
    if (facts.erased()) {
      return Forbidden.ERASED;
    }
    if (facts.withoutAddress()) {
      return Forbidden.NO_ADDRESS;
    }
    if (facts.suppression() != null && !facts.suppression().equals("unsubscribed")) {
      return Forbidden.SUPPRESSED;
    }
    if (marketing && unsubscribed) {
      return Forbidden.UNSUBSCRIBED;
    }
    var topic = message.origin().topic();
    var unwanted = topic == null ? null : whyOfTopic(topic, marketing, facts, known);
    boolean campaigns = message.origin().campaign() != null;
    return unwanted == null && campaigns ? whyOfCampaign(facts.campaign()) : unwanted;
  }

  /** A transactional message with a topic offers to unsubscribe from it, so that counts there too. */
  private static @Nullable Forbidden whyOfTopic(
      UUID id, boolean marketing, Facts facts, WorkspaceDefinitions known) {
    var topic = known.definitions().topics().byId(id).orElse(null);
    if (topic == null) {
      return marketing ? Forbidden.TOPIC_GONE : null;
    }
    boolean wanted = marketing ? topic.reaches(facts.topics()) : !facts.topics().isOut(topic.no());
    return wanted ? null : Forbidden.TOPIC_UNSUBSCRIBED;
  }

  private static @Nullable Forbidden whyOfCampaign(@Nullable String state) {
    if (state == null || state.equals("cancelled")) {
      return Forbidden.CANCELLED;
    }
    return state.equals("paused") ? Forbidden.PAUSED : null;
  }
}

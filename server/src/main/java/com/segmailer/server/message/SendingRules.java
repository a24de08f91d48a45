package com.segmailer.server.message;

import com.segmailer.core.message.Forbidden;
import com.segmailer.core.message.Permission;
import com.segmailer.core.message.Permission.Cause;
import com.segmailer.core.message.Permission.Course;
import com.segmailer.core.message.Permission.Reach;
import com.segmailer.core.topic.TopicChoices;
import com.segmailer.server.definition.WorkspaceDefinitions;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.suppression.Suppressions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says, in the transaction that claims messages, which of them must not be sent any more. What it reads
 * for {@link Permission} is read after the claim: who unsubscribed before, is not written to.
 */
final class SendingRules {

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
      UUID message, Permission.Recipient to, @Nullable String campaign) {

    static Facts of(Row row) {
      return new Facts(
          row.uuid(1),
          new Permission.Recipient(
              reach(row.bool(2), row.bool(7)),
              Suppressions.sparing(row.textOrNull(3)),
              row.bool(4),
              TopicChoices.of(row.ints(5))),
          row.textOrNull(6));
    }

    private static Reach reach(boolean erased, boolean withoutAddress) {
      if (erased) {
        return Reach.ERASED;
      }
      return withoutAddress ? Reach.NO_ADDRESS : Reach.REACHABLE;
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
    var ofRuns = RunMessages.causes(sql, workspace, messages);
    var forbidden = new HashMap<UUID, Forbidden>();
    for (var facts : found) {
      var message = Objects.requireNonNull(byId.get(facts.message()));
      Permission.refusal(
              message.kind(),
              message.origin().topic(),
              facts.to(),
              cause(message, facts, ofRuns),
              known.definitions().topics())
          .ifPresent(why -> forbidden.put(message.id(), why));
    }
    return forbidden;
  }

  private static Cause cause(Claimed message, Facts facts, Map<UUID, Cause> ofRuns) {
    return message.origin().campaign() == null
        ? ofRuns.getOrDefault(message.id(), new Cause.Open())
        : new Cause.Campaign(course(facts.campaign()));
  }

  private static Course course(@Nullable String campaign) {
    if (campaign == null || campaign.equals("cancelled")) {
      return Course.STOPPED;
    }
    return campaign.equals("paused") ? Course.PAUSED : Course.UNDER_WAY;
  }
}

package com.segmailer.server.message;

import com.segmailer.core.message.Dispatch;
import com.segmailer.server.engine.Secret;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says, in the transaction that claims messages, which of them must not be sent any more. */
final class SendingRules {

  /** Why a message is not sent. */
  enum Forbidden {
    SUPPRESSED,
    UNSUBSCRIBED,
    ERASED,
    /** Its campaign was stopped for good. */
    CANCELLED,
    /** Its campaign is stopped for now: it is not skipped but held back. */
    PAUSED
  }

  private static final String FORBIDDEN = """
      select r.message,
             case when r.contact is not null and c.id is null then 'ERASED'
                  when s.address_hash is not null then 'SUPPRESSED'
                  when r.marketing and not coalesce(c.subscribed, true) then 'UNSUBSCRIBED'
                  when k.state in ('cancelled', 'paused') then upper(k.state)
             end
        from unnest(?::uuid[], ?::uuid[], ?::bytea[], ?::bool[], ?::uuid[])
               as r(message, contact, address_hash, marketing, campaign)
        left join lateral (
          select id, subscribed from contacts
           where workspace_id = ? and id = r.contact offset 0) c on true
        left join lateral (
          select address_hash from suppressions
           where workspace_id = ? and address_hash = r.address_hash offset 0) s on true
        left join lateral (
          select state from campaigns
           where workspace_id = ? and id = r.campaign offset 0) k on true
      """;

  private record Found(UUID message, @Nullable String why) {}

  private SendingRules() {}

  static Map<UUID, Forbidden> forbidden(
      Transaction sql, int workspace, Secret secret, List<Claimed> messages) {
    var found = sql.query(
        FORBIDDEN,
        row -> new Found(row.uuid(1), row.textOrNull(2)),
        Columns.uuids(messages.stream().map(Claimed::id).toList()),
        Columns.uuids(messages.stream().map(Claimed::contact).toList()),
        Columns.bytes(messages.stream().map(m -> secret.hashOf(m.address())).toList()),
        Columns.bools(
            messages.stream().map(m -> m.kind() == Dispatch.Kind.MARKETING).toList()),
        Columns.uuids(messages.stream().map(m -> m.origin().campaign()).toList()),
        workspace,
        workspace,
        workspace);
    var forbidden = new HashMap<UUID, Forbidden>();
    for (var one : found) {
      if (one.why() != null) {
        forbidden.put(one.message(), Forbidden.valueOf(one.why()));
      }
    }
    return forbidden;
  }
}

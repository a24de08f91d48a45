package com.segmailer.server.message;

import com.segmailer.core.contact.EmailAddress;
import com.segmailer.server.bounce.SentMessages;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Transaction;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds what was sent by what reports say of it: our message ids begin with the message's id. */
final class MessageLookup implements SentMessages {

  private static final String ONE = " where workspace_id = ? and id = ?";

  private static final String FIND = """
      select m.id, m.contact_id, m.address, m.address_key, m.campaign_id
        from unnest(?::uuid[]) as wanted(id)
       cross join lateral (
         select id, contact_id, address, address_key, campaign_id from messages
          where workspace_id = ? and id = wanted.id offset 0) m
      """;

  private static final Map<Mark, String> MARKS = Map.of(
      Mark.DELIVERED,
      "update messages set delivered_at = coalesce(delivered_at, ?)" + ONE,
      Mark.HARD_BOUNCED,
      "update messages set hard_bounced_at = coalesce(hard_bounced_at, ?)" + ONE,
      Mark.SOFT_BOUNCED,
      "update messages set soft_bounced_at = coalesce(soft_bounced_at, ?)" + ONE,
      Mark.COMPLAINED,
      "update messages set complained_at = coalesce(complained_at, ?)" + ONE);

  @Override
  public void mark(Transaction sql, int workspace, UUID message, Mark mark, Instant at) {
    sql.update(Objects.requireNonNull(MARKS.get(mark)), at, workspace, message);
  }

  @Override
  public List<Optional<Sent>> find(Transaction sql, int workspace, List<Reference> references) {
    var ids = references.stream().map(MessageLookup::idIn).toList();
    var wanted = ids.stream().filter(Objects::nonNull).distinct().toList();
    Map<UUID, Sent> found = new HashMap<>();
    sql.query(
            FIND,
            row -> new Sent(
                row.uuid(1),
                Optional.ofNullable(row.uuidOrNull(2)),
                new EmailAddress(row.text(3), row.text(4)),
                Optional.ofNullable(row.uuidOrNull(5))),
            Columns.uuids(wanted),
            workspace)
        .forEach(sent -> found.put(sent.message(), sent));
    return ids.stream().map(id -> Optional.ofNullable(id).map(found::get)).toList();
  }

  private static @Nullable UUID idIn(Reference reference) {
    if (reference.message().isPresent()) {
      return reference.message().get();
    }
    int at = reference.messageId().indexOf('@');
    try {
      return at == 36 ? UUID.fromString(reference.messageId().substring(0, at)) : null;
    } catch (IllegalArgumentException notOurs) {
      return null;
    }
  }
}

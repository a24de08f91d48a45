package com.segmailer.server.message;

import com.segmailer.core.contact.EmailAddress;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Addresses messages to where their contacts are by now: the address that a message was wanted for may
 * have been wrong, or be another person's.
 */
final class CurrentAddresses {

  // A confirmation asks one mailbox and no other.
  private static final String MOVED = """
      update messages m set address = c.email, address_key = c.email_key
        from contacts c
       where m.workspace_id = ? and m.lease = ? and m.id = any(?)
         and c.workspace_id = ? and c.id = m.contact_id and c.email_key <> m.address_key
         and not exists (select 1 from confirmations q
                          where q.workspace_id = m.workspace_id and q.id = m.id)
      returning m.id, m.address, m.address_key
      """;

  private record Moved(UUID message, EmailAddress address) {}

  private CurrentAddresses() {}

  /** The same messages in the same order, in the transaction that claims them. */
  static List<Claimed> given(Transaction sql, int workspace, UUID lease, List<Claimed> messages) {
    // What may have gone already keeps the address to which it went: reports about it come back.
    var ids = messages.stream()
        .filter(m -> m.contact() != null && !m.wasSending())
        .map(Claimed::id)
        .toList();
    if (ids.isEmpty()) {
      return messages;
    }
    var addresses = new HashMap<UUID, EmailAddress>();
    sql.query(
            MOVED,
            row -> new Moved(row.uuid(1), new EmailAddress(row.text(2), row.text(3))),
            workspace,
            lease,
            Columns.uuids(ids),
            workspace)
        .forEach(moved -> addresses.put(moved.message(), moved.address()));
    return addresses.isEmpty()
        ? messages
        : messages.stream()
            .map(m -> addresses.containsKey(m.id())
                ? m.to(Objects.requireNonNull(addresses.get(m.id())))
                : m)
            .toList();
  }
}

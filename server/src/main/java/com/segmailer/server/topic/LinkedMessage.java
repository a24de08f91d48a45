package com.segmailer.server.topic;

import com.segmailer.core.contact.EmailAddress;
import com.segmailer.server.link.Links;
import com.segmailer.server.postgres.Transaction;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to a contact, as the link in it leads back to it.
 *
 * @param topic null when it is about none
 * @param campaign null when it belongs to none
 */
record LinkedMessage(
    int workspace,
    UUID id,
    UUID contact,
    String address,
    @Nullable UUID topic,
    @Nullable UUID campaign) {

  private static final String FIND = """
      select contact_id, address, topic_id, campaign_id
        from messages
       where workspace_id = ? and id = ? and contact_id is not null
      """;

  private static final String MAILBOX = """
      select email_key from contacts
       where workspace_id = ? and id = ? and email_key is not null
      """;

  /** Nothing once its recipient was erased. */
  static Optional<LinkedMessage> find(Transaction sql, Links.Opened opened) {
    return sql.first(
        FIND,
        row -> new LinkedMessage(
            opened.workspace(),
            opened.message(),
            row.uuid(1),
            row.text(2),
            row.uuidOrNull(3),
            row.uuidOrNull(4)),
        opened.workspace(),
        opened.message());
  }

  /** Whether the contact still has the mailbox that the message went to. */
  boolean isOfCurrentMailbox(Transaction sql) {
    return EmailAddress.parse(address) instanceof EmailAddress.Valid(var then)
        && sql.first(MAILBOX, row -> row.text(1), workspace, contact)
            .filter(then.key()::equals)
            .isPresent();
  }

  /** The address as it may be shown to whoever holds the link. */
  String maskedAddress() {
    int at = address.lastIndexOf('@');
    return at < 1 ? "" : address.substring(0, 1) + "…" + address.substring(at);
  }
}

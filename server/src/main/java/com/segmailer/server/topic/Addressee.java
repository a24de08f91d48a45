package com.segmailer.server.topic;

import com.segmailer.core.contact.EmailAddress;
import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.postgres.Transaction;
import java.util.Optional;
import java.util.UUID;

/**
 * The mailbox that a contact has now.
 *
 * @param hash of its address, as lists of addresses keep it
 * @param suppressed whether it is written to less than its owner may wish, whatever the reason
 */
record Addressee(byte[] hash, boolean suppressed) {

  private static final String ADDRESS = """
      select email, email_key from contacts
       where workspace_id = ? and id = ? and email is not null
      """;

  private static final String SUPPRESSED =
      "select exists (select 1 from suppressions where workspace_id = ? and address_hash = ?)";

  /** Nothing where there is no such contact, or it has no address. */
  static Optional<Addressee> find(
      Transaction sql, DefinitionCache definitions, int workspace, UUID contact) {
    return sql.first(ADDRESS, row -> new EmailAddress(row.text(1), row.text(2)), workspace, contact)
        .map(address -> definitions.current(sql, workspace).secret().hashOf(address))
        .map(hash -> new Addressee(hash, sql.one(SUPPRESSED, row -> row.bool(1), workspace, hash)));
  }
}

package com.segmailer.server.contact;

import com.segmailer.core.contact.Identifier;
import com.segmailer.server.json.Fields;
import com.segmailer.server.postgres.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Contacts for other features: those with certain ids, and those that callers name. */
public final class ContactLookup {

  private static final String COUNT = """
      select c.contacts + (select coalesce(sum(d.contacts), 0) from count_deltas d
                            where d.workspace_id = c.workspace_id)
        from contact_counts c
       where c.workspace_id = ?
      """;

  private ContactLookup() {}

  /** How many contacts the workspace has. */
  public static long count(Transaction sql, int workspace) {
    return sql.first(COUNT, row -> row.bigint(1), workspace).orElse(0L);
  }

  /** Those that exist, in the order of their ids. */
  public static List<StoredContact> byIds(Transaction sql, int workspace, List<UUID> ids) {
    return ids.isEmpty() ? List.of() : ContactStore.contacts(sql, workspace, ids);
  }

  public static Optional<StoredContact> byId(Transaction sql, int workspace, UUID id) {
    return ContactStore.contact(sql, workspace, id);
  }

  /** The contact that all the identities given belong to, if there is one. */
  public static Optional<StoredContact> byIdentifier(
      Transaction sql, int workspace, Identifier identifier) {
    var email = identifier.email();
    return ContactStore.named(
        sql,
        workspace,
        identifier.id(),
        email == null ? null : email.key(),
        identifier.externalId());
  }

  /** An identifier written as an object of its own. */
  public static Identifier identifierIn(Fields fields) {
    return ContactInput.identifierIn(fields);
  }
}

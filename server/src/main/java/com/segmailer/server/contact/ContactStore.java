package com.segmailer.server.contact;

import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads contacts. They are written by the door alone. */
final class ContactStore {

  private static final String CONTACT = "select " + StoredContact.COLUMNS + """

       from contacts c
      where c.workspace_id = ? and c.id = ?
      """;

  private static final String CONTACTS = "select " + StoredContact.COLUMNS + """

       from contacts c
      where c.workspace_id = ? and c.id = any(?)
      order by c.id
      """;

  // Each identity has an index of its own; what is not given is not asked for.
  private static final String NAMED = "select " + StoredContact.COLUMNS + """

       from contacts c
      where c.workspace_id = ?
      """;

  private ContactStore() {}

  /** The contact with every identity that is not null; at least one is not. */
  static Optional<StoredContact> named(
      Transaction sql,
      int workspace,
      @Nullable UUID id,
      @Nullable String emailKey,
      @Nullable String externalId) {
    var parameters = new ArrayList<@Nullable Object>(List.of(workspace));
    var query = new StringBuilder(NAMED);
    and(query, " and c.id = ?", id, parameters);
    and(query, " and c.email_key = ?", emailKey, parameters);
    and(query, " and c.external_id = ?", externalId, parameters);
    return sql.first(query.toString(), StoredContact::of, parameters.toArray());
  }

  private static void and(
      StringBuilder query, String test, @Nullable Object value, List<@Nullable Object> parameters) {
    if (value != null) {
      query.append(test);
      parameters.add(value);
    }
  }

  static Optional<StoredContact> contact(Transaction sql, int workspace, UUID id) {
    return sql.first(CONTACT, StoredContact::of, workspace, id);
  }

  /** Those that exist, in the order of their ids. */
  static List<StoredContact> contacts(Transaction sql, int workspace, List<UUID> ids) {
    return sql.query(CONTACTS, StoredContact::of, workspace, Columns.uuids(ids));
  }
}

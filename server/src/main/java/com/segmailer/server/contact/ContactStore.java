package com.segmailer.server.contact;

import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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

  private ContactStore() {}

  static Optional<StoredContact> contact(Transaction sql, int workspace, UUID id) {
    return sql.first(CONTACT, StoredContact::of, workspace, id);
  }

  /** Those that exist, in the order of their ids. */
  static List<StoredContact> contacts(Transaction sql, int workspace, List<UUID> ids) {
    return sql.query(CONTACTS, StoredContact::of, workspace, Columns.uuids(ids));
  }
}

package com.segmailer.server.engine;

import com.segmailer.core.contact.Contact;
import com.segmailer.server.definition.WorkspaceDefinitions;
import com.segmailer.server.postgres.DatabaseFailure;
import com.segmailer.server.postgres.Transaction;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Decision records as they are stored, for those who decide nothing with them. */
public final class ContactRecords {

  private ContactRecords() {}

  public static Optional<Contact> find(
      Transaction transaction, WorkspaceDefinitions known, UUID id) {
    try {
      return BatchLoad.one(transaction.connection(), known.workspace(), id).stream()
          .findFirst()
          .map(row -> BatchLoad.contact(row, known.definitions()));
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }
}

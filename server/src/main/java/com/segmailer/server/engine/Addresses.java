package com.segmailer.server.engine;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.contact.EmailAddress;
import com.segmailer.server.postgres.Columns;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Addresses that were those of contacts to be erased: the messages they got know them. One that another
 * contact has by now is that contact's.
 */
final class Addresses {

  private static final String FORMER = """
      select distinct m.contact_id, m.address, m.address_key
        from messages m
       where m.workspace_id = ? and m.contact_id = any(?)
         and not exists (
           select from contacts c
            where c.workspace_id = ? and c.email_key = m.address_key and c.id <> m.contact_id)
      """;

  /** Of a batch that erases nobody. */
  static final Addresses NONE = new Addresses(Map.of());

  private final Map<UUID, List<EmailAddress>> former;

  private Addresses(Map<UUID, List<EmailAddress>> former) {
    this.former = former;
  }

  /** Asks the database only when the submissions erase somebody. */
  static Addresses of(
      Connection connection, int workspace, Directory directory, List<Submission> submissions)
      throws SQLException {
    var contacts = erased(directory, submissions);
    if (contacts.isEmpty()) {
      return NONE;
    }
    var former = new HashMap<UUID, List<EmailAddress>>();
    try (var statement = connection.prepareStatement(FORMER)) {
      statement.setInt(1, workspace);
      statement.setObject(2, Columns.uuids(contacts));
      statement.setInt(3, workspace);
      var results = statement.executeQuery();
      while (results.next()) {
        former
            .computeIfAbsent(results.getObject(1, UUID.class), contact -> new ArrayList<>())
            .add(new EmailAddress(results.getString(2), results.getString(3)));
      }
    }
    return new Addresses(former);
  }

  private static List<UUID> erased(Directory directory, List<Submission> submissions) {
    var contacts = new ArrayList<UUID>();
    for (var submission : submissions) {
      if (submission instanceof Submission.Erase erase
          && directory.match(erase.identifier()) instanceof Directory.Match.Found(var entry)) {
        contacts.add(entry.current().id());
      }
    }
    return contacts;
  }

  /** Each once: those that it had, before the batch too, and the one that it has. */
  List<EmailAddress> of(Entry entry) {
    var present = Stream.of(entry.stored(), entry.current())
        .filter(Objects::nonNull)
        .map(Contact::profile)
        .map(profile -> profile.email())
        .filter(Objects::nonNull);
    var byKey = new LinkedHashMap<String, EmailAddress>();
    Stream.concat(present, former.getOrDefault(entry.current().id(), List.of()).stream())
        .forEach(address -> byKey.putIfAbsent(address.key(), address));
    return List.copyOf(byKey.values());
  }
}

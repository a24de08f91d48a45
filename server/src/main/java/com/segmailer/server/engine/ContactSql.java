package com.segmailer.server.engine;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.workflow.Enrolment;
import com.segmailer.core.workflow.EnrolmentCodec;
import com.segmailer.server.json.Json;
import com.segmailer.server.postgres.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How contacts are written, many at once. */
final class ContactSql {

  static final String INSERT = """
      insert into contacts (
        workspace_id, id, email_key, email, external_id, subscribed, attributes, created_at,
        updated_at, segments, signals, wake_at, version,
        shown_version, workflows)
      select ?, id, email_key, email, external_id, subscribed, attributes, created_at,
             updated_at, segments::int[], signals, wake_at, version,
             shown_version, workflows
        from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bool[], ?::text[]::jsonb[],
                    ?::timestamptz[], ?::timestamptz[],
                    ?::uuid[], ?::text[], ?::bytea[], ?::timestamptz[], ?::int8[],
                    ?::int8[], ?::text[])
          as u(id, email_key, email, external_id, subscribed, attributes, created_at, updated_at,
               same_id, segments, signals, wake_at, version, shown_version, workflows)""";

  // Written in place where the page has room (HOT) as long as no indexed column changes.
  static final String UPDATE = """
      update contacts c
         set email_key = u.email_key, email = u.email, external_id = u.external_id,
             subscribed = u.subscribed, attributes = u.attributes, updated_at = u.updated_at,
             segments = u.segments::int[], signals = u.signals, wake_at = u.wake_at,
             version = u.version, shown_version = u.shown_version, workflows = u.workflows
        from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bool[], ?::text[]::jsonb[],
                    ?::timestamptz[], ?::timestamptz[],
                    ?::uuid[], ?::text[], ?::bytea[], ?::timestamptz[], ?::int8[],
                    ?::int8[], ?::text[])
          as u(id, email_key, email, external_id, subscribed, attributes, created_at, updated_at,
               same_id, segments, signals, wake_at, version, shown_version, workflows)
       where c.workspace_id = ? and c.id = u.id""";

  static final String TOUCH = """
      update contacts c
         set segments = u.segments::int[], signals = u.signals, wake_at = u.wake_at,
             version = u.version, shown_version = u.shown_version, workflows = u.workflows
        from unnest(?::uuid[], ?::text[], ?::bytea[], ?::timestamptz[], ?::int8[],
                    ?::int8[], ?::text[])
          as u(id, segments, signals, wake_at, version, shown_version, workflows)
       where c.workspace_id = ? and c.id = u.id""";

  private ContactSql() {}

  /** The first eight columns of {@link #INSERT} and {@link #UPDATE}. */
  static void profile(Script script, List<Contact> contacts) {
    script
        .with(Columns.uuids(each(contacts, Contact::id)))
        .with(Columns.texts(each(contacts, c -> addressOf(c, EmailAddress::key))))
        .with(Columns.texts(each(contacts, c -> addressOf(c, EmailAddress::original))))
        .with(Columns.texts(each(contacts, c -> c.profile().externalId())))
        .with(Columns.bools(each(contacts, c -> c.profile().subscribed())))
        .with(Columns.utf8(each(contacts, c -> Json.write(c.profile().attributes()))))
        .with(Columns.instants(each(contacts, Contact::createdAt)))
        .with(Columns.instants(each(contacts, Contact::updatedAt)));
  }

  /** The seven columns of {@link #TOUCH}, which end those of the other two. */
  static void standing(Script script, List<Contact> contacts) {
    script
        .with(Columns.uuids(each(contacts, Contact::id)))
        .with(Columns.intArrays(
            contacts.stream().map(c -> c.standing().segments().toArray()).toList()))
        .with(Columns.bytes(each(contacts, c -> SignalCodec.encode(c.standing().digests()))))
        .with(Columns.instants(each(contacts, c -> c.standing().wakeAt())))
        .with(Columns.longs(each(contacts, Contact::version)))
        .with(Columns.longs(each(contacts, Contact::shownVersion)))
        .with(Columns.texts(each(contacts, c -> workflows(c.standing().workflows()))));
  }

  private static @Nullable String workflows(Enrolment enrolment) {
    return enrolment.isEmpty() ? null : Json.print(EnrolmentCodec.encode(enrolment));
  }

  private static @Nullable String addressOf(Contact contact, Function<EmailAddress, String> part) {
    var address = contact.profile().email();
    return address == null ? null : part.apply(address);
  }

  private static <T> List<@Nullable T> each(
      List<Contact> contacts, Function<Contact, @Nullable T> column) {
    var values = new ArrayList<@Nullable T>(contacts.size());
    for (var contact : contacts) {
      values.add(column.apply(contact));
    }
    return values;
  }
}

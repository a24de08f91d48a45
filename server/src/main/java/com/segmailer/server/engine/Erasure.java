package com.segmailer.server.engine;

import com.segmailer.server.postgres.Columns;
import java.util.List;
import java.util.UUID;

/**
 * Everything that is held about a person, and how it goes. A table that gains such rows is named here,
 * and shown to the person ({@code PersonExport}).
 */
final class Erasure {

  // First of all: who stores something about them at this moment locks them (`for key share`), so
  // it is there before the statements below, or finds them gone.
  private static final String LOCK_CONTACTS = """
      select id from contacts where workspace_id = ? and id = any(?) order by id for update""";

  private static final String LOCK_MESSAGES = """
      select id from messages
       where workspace_id = ?
         and id in (
           select id from messages where workspace_id = ? and contact_id = any(?)
           union all
           select id from messages where workspace_id = ? and rendered_as = any(?)
           union all
           select id from messages
            where workspace_id = ? and contact_id is null and address_key = any(?))
       order by id for update""";

  // Memberships are found by their own key: the contact's row, still there, names its segments.
  private static final String MEMBERSHIPS = """
      delete from memberships m
       using (select c.id, no
                from unnest(?::uuid[]) as e(id)
               cross join lateral (
                 select id, segments from contacts where workspace_id = ? and id = e.id offset 0) c
               cross join lateral unnest(c.segments) as no) gone
       where m.workspace_id = ? and m.segment_no = gone.no and m.contact_id = gone.id""";

  // Also of endpoints that were deleted and whose deliveries have not gone yet.
  private static final String DELIVERIES = """
      delete from webhook_deliveries d
       using (select e.no, m.id
                from unnest(?::uuid[]) as c(id)
               cross join lateral (
                 select id from webhook_messages where workspace_id = ? and contact_id = c.id) m
               cross join (select no from webhook_endpoints where workspace_id = ?) e) gone
       where d.workspace_id = ? and d.endpoint_no = gone.no and d.message_id = gone.id""";

  // Only campaigns that have not been done with keep an audience, so they are few.
  private static final String AUDIENCES = """
      delete from campaign_audience a
       using (select k.id as campaign, e.id as contact
                from unnest(?::uuid[]) as e(id)
               cross join (
                 select id from campaigns where workspace_id = ? and audience_kept) k) gone
       where a.workspace_id = ? and a.campaign_id = gone.campaign and a.contact_id = gone.contact""";

  // Their own history says in which rows of segments' histories they are.
  private static final String THEIR_FLIPS = """
        (select distinct f.no, c.at
           from unnest(?::uuid[]) as e(id)
          cross join lateral (
            select at, entered || exited as nos from contact_flips
             where workspace_id = ? and contact_id = e.id offset 0) c
          cross join lateral unnest(c.nos) as f(no)) gone
       where s.workspace_id = ? and s.segment_no = gone.no and s.at = gone.at
      """;

  // Rows in which there is nobody else.
  private static final String FLIPS_OF_THEIRS =
      "delete from segment_flips s using " + THEIR_FLIPS + " and s.contact_ids <@ ?";

  private static final String FLIPS_OF_SEGMENTS = """
      update segment_flips s
         set (contact_ids, versions, entered) = (
               select coalesce(array_agg(f.contact_id), '{}'), coalesce(array_agg(f.version), '{}'),
                      coalesce(array_agg(f.entered), '{}')
                 from unnest(s.contact_ids, s.versions, s.entered)
                   as f(contact_id, version, entered)
                where f.contact_id <> all (?))
        from """ + THEIR_FLIPS + " and s.contact_ids && ?";

  // Answers that tell of a message to no contact are kept about the message.
  private static final String ANSWERS_ABOUT_BARE = """
      delete from idempotency_keys k
       using (select id from messages
               where workspace_id = ? and contact_id is null
                 and (rendered_as = any(?) or address_key = any(?))) gone
       where k.workspace_id = ? and k.contact_id = gone.id""";

  private static final String BARE_MAILS = """
      delete from mailbox m
       using (select id from messages
               where workspace_id = ? and contact_id is null and address_key = any(?)) gone
       where m.workspace_id = ? and m.id = gone.id""";

  private static final String BARE_MESSAGES = """
      delete from messages
       where workspace_id = ? and contact_id is null and address_key = any(?)""";

  // Tests with their data, which went to others.
  private static final String RENDERED_AS = """
      delete from mailbox m
       using (select id from messages where workspace_id = ? and rendered_as = any(?)) gone
       where m.workspace_id = ? and m.id = gone.id""";

  private static final List<String> BY_CONTACT = List.of(
      "delete from webhook_messages where workspace_id = ? and contact_id = any(?)",
      "delete from events where workspace_id = ? and contact_id = any(?)",
      "delete from contact_flips where workspace_id = ? and contact_id = any(?)",
      "delete from clicked_links where workspace_id = ? and contact_id = any(?)",
      "delete from messages where workspace_id = ? and contact_id = any(?)",
      "delete from messages where workspace_id = ? and rendered_as = any(?)",
      "delete from workflow_calls where workspace_id = ? and contact_id = any(?)",
      // Runs before their log, as retention takes them.
      "delete from workflow_runs where workspace_id = ? and contact_id = any(?)",
      "delete from workflow_log where workspace_id = ? and contact_id = any(?)",
      "delete from mailbox where workspace_id = ? and contact_id = any(?)",
      "delete from consent_changes where workspace_id = ? and contact_id = any(?)",
      "delete from confirmations where workspace_id = ? and contact_id = any(?)",
      "delete from idempotency_keys where workspace_id = ? and contact_id = any(?)",
      "delete from contacts where workspace_id = ? and id = any(?)");

  private Erasure() {}

  /** @param addresses keys of all addresses that were the contacts', and nobody else's now */
  static void into(Script script, int workspace, List<UUID> contacts, List<String> addresses) {
    script.statement(LOCK_CONTACTS).with(workspace).with(Columns.uuids(contacts));
    script
        .statement(LOCK_MESSAGES)
        .with(workspace)
        .with(workspace)
        .with(Columns.uuids(contacts))
        .with(workspace)
        .with(Columns.uuids(contacts))
        .with(workspace)
        .with(Columns.texts(addresses));
    script.statement(MEMBERSHIPS).with(Columns.uuids(contacts)).with(workspace).with(workspace);
    script
        .statement(FLIPS_OF_THEIRS)
        .with(Columns.uuids(contacts))
        .with(workspace)
        .with(workspace)
        .with(Columns.uuids(contacts));
    script
        .statement(FLIPS_OF_SEGMENTS)
        .with(Columns.uuids(contacts))
        .with(Columns.uuids(contacts))
        .with(workspace)
        .with(workspace)
        .with(Columns.uuids(contacts));
    script
        .statement(DELIVERIES)
        .with(Columns.uuids(contacts))
        .with(workspace)
        .with(workspace)
        .with(workspace);
    script.statement(AUDIENCES).with(Columns.uuids(contacts)).with(workspace).with(workspace);
    script.statement(RENDERED_AS).with(workspace).with(Columns.uuids(contacts)).with(workspace);
    bare(script, workspace, contacts, addresses);
    for (var statement : BY_CONTACT) {
      script.statement(statement).with(workspace).with(Columns.uuids(contacts));
    }
  }

  /** What went to their addresses and was no contact's. */
  private static void bare(
      Script script, int workspace, List<UUID> contacts, List<String> addresses) {
    script
        .statement(ANSWERS_ABOUT_BARE)
        .with(workspace)
        .with(Columns.uuids(contacts))
        .with(Columns.texts(addresses))
        .with(workspace);
    script.statement(BARE_MAILS).with(workspace).with(Columns.texts(addresses)).with(workspace);
    script.statement(BARE_MESSAGES).with(workspace).with(Columns.texts(addresses));
  }
}

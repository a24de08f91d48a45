package com.segmailer.server.engine;

import com.segmailer.server.definition.DefinitionGate;

/** The statements by which a batch pins the definitions and locks and reads its contacts. */
final class LoadSql {

  private static final String PINNED = """
      with pinned as materialized (
        select v.version from definition_versions v %s where v.workspace_id = ? for share of v
      )""".formatted(DefinitionGate.SHARED);

  // Whose wake-ups are due asks again in a moment, and the other workspaces do not wait for it.
  private static final String PINNED_IF_OPEN = """
      with pinned as materialized (
        select v.version from definition_versions v %s where v.workspace_id = ? and gate.open
           for share of v
      )""".formatted(DefinitionGate.SHARED_IF_OPEN);

  private static final String COLUMNS = """
      id, email, email_key, external_id, subscribed, attributes::text as attributes,
      segments, signals, wake_at, version, shown_version, created_at, updated_at, workflows, topics""";

  // One look-up a contact. Nobody waits, so nobody waits in a circle, whatever the order; who finds
  // a contact locked begins again with the statement below. The lateral joins leave the planner one
  // plan, an index look-up for each key, whatever the statistics say. A contact may come twice.
  static final String LOCK_AT_ONCE = PINNED + """

      select pinned.version as definitions_version, c.*
        from pinned
        left join (
          select l.* from unnest(?::text[]) as k(key)
           cross join lateral (
             select %1$s from contacts where workspace_id = ? and email_key = k.key
                for no key update nowait) l
          union all
          select l.* from unnest(?::text[]) as k(key)
           cross join lateral (
             select %1$s from contacts where workspace_id = ? and external_id = k.key
                for no key update nowait) l
          union all
          select l.* from unnest(?::uuid[]) as k(key)
           cross join lateral (
             select %1$s from contacts where workspace_id = ? and id = k.key
                for no key update nowait) l
        ) c on true
      """.formatted(COLUMNS);

  // Contacts are found first and then locked in the order of their ids, so that batches never wait
  // for each other in a circle; "offset 0" keeps the planner from taking the look-ups apart. Row
  // locks come from a sub-select of their own: a row that another batch changed meanwhile is read
  // again as that batch left it.
  static final String LOCK_IN_ORDER = PINNED + """
      , found as materialized (
        select c.id
          from unnest(?::text[]) as k(email_key)
         cross join lateral (
           select id from contacts where workspace_id = ? and email_key = k.email_key
           offset 0) c
        union
        select c.id
          from unnest(?::text[]) as k(external_id)
         cross join lateral (
           select id from contacts where workspace_id = ? and external_id = k.external_id
           offset 0) c
        union
        select id from unnest(?::uuid[]) as k(id)
      )
      select pinned.version as definitions_version, c.*
        from pinned
        left join (
          select locked.*
            from (select id from found order by id) f
           cross join lateral (
             select %s from contacts where workspace_id = ? and id = f.id
                for no key update) locked
        ) c on true
      """.formatted(COLUMNS);

  static final String LOCK_DUE = PINNED_IF_OPEN + """

      select pinned.version as definitions_version, c.*
        from pinned
        left join lateral (
          select %s
            from contacts
           where workspace_id = ? and wake_at <= ?
           order by wake_at
           limit ?
             for no key update skip locked
        ) c on true
      """.formatted(COLUMNS);

  // Whoever reads without a lock decides nothing.
  static final String READ = """
      select 0::int8, %s from contacts where workspace_id = ? and id = ?
      """.formatted(COLUMNS);

  private LoadSql() {}
}

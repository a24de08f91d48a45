package com.segmailer.server.engine;

import com.segmailer.server.definition.DefinitionGate;
import com.segmailer.server.definition.WorkspaceDefinitions;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.runtime.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Verdicts on one segment that were reached without locks, each on one version of a contact's record.
 * They are stored for the contacts that still have that version, under the definitions that decided;
 * of the others nothing is stored, and they must decide again under their lock.
 */
public final class Verdicts {

  /**
   * @param version of the record that was decided on
   * @param enters whether the contact enters the segment or leaves it; null if it does neither
   * @param signals the digests as they are now, encoded; null where they stay as they are
   * @param wakeAt when the verdict may change by time alone; null if it never does
   */
  public record Verdict(
      UUID contact,
      long version,
      @Nullable Boolean enters,
      byte @Nullable [] signals,
      @Nullable Instant wakeAt) {}

  // The rows come in the order of their ids, and are locked in it: the planner has only the nested
  // loop. Whoever changed a contact meanwhile raised its version, so it does not match any more.
  private static final String STORE = """
      with pinned as materialized (
        select v.version from definition_versions v %s
         where v.workspace_id = ? and v.version = ? for share of v
      ), decided as (
        update contacts c
           set segments = case when v.enters then c.segments || ?::int
                               when not v.enters then array_remove(c.segments, ?::int)
                               else c.segments end,
               signals = coalesce(v.signals, c.signals),
               wake_at = least(c.wake_at, v.wake_at),
               version = c.version + 1,
               shown_version = case when v.enters is null then c.shown_version else c.version + 1 end
          from pinned,
               unnest(?::uuid[], ?::int8[], ?::bool[], ?::bytea[], ?::timestamptz[])
                 as v(id, version, enters, signals, wake_at)
         where c.workspace_id = ? and c.id = v.id and c.version = v.version
           and (c.wake_at is null or c.wake_at > ?)
        returning c.id, c.version, v.enters
      ), entered as (
        insert into memberships (workspace_id, segment_no, contact_id, entered_at)
        select ?, ?, id, ? from decided where enters
      ), exited as (
        delete from memberships m using decided d
         where not d.enters and m.workspace_id = ? and m.segment_no = ? and m.contact_id = d.id
      ), history_of_contacts as (
        insert into contact_flips (workspace_id, contact_id, version, at, entered, exited)
        select ?, id, version, ?, case when enters then array[?::int] else '{}' end,
               case when enters then '{}' else array[?::int] end
          from decided where enters is not null
      ), history_of_segment as (
        insert into segment_flips (
          workspace_id, segment_no, at, id, contact_ids, versions, entered)
        select ?, ?, ?, ?, array_agg(id), array_agg(version), array_agg(enters)
          from decided where enters is not null
        having count(*) > 0
      ), counted as (
        insert into count_deltas (workspace_id, id, contacts, segment_nos, members)
        select ?, ?, 0, array[?::int], array[sum(case when enters then 1 else -1 end)::int]
          from decided where enters is not null
        having count(*) > 0
      )
      select id from decided
      """.formatted(DefinitionGate.SHARED);

  private Verdicts() {}

  /**
   * Stores what still holds; yields the contacts of which nothing was stored. Nothing is of those that
   * are due: time has brought something about before.
   *
   * @param at when it was decided
   */
  static List<UUID> store(
      Transaction transaction,
      WorkspaceDefinitions known,
      int segmentNo,
      List<Verdict> verdicts,
      Ids ids,
      Instant at) {
    int workspace = known.workspace();
    var batch = ids.next();
    Set<UUID> stored = new HashSet<>(transaction.query(
        STORE,
        row -> row.uuid(1),
        workspace,
        known.version(),
        segmentNo,
        segmentNo,
        Columns.uuids(verdicts.stream().map(Verdict::contact).toList()),
        Columns.longs(verdicts.stream().mapToLong(Verdict::version).toArray()),
        Columns.bools(column(verdicts, Verdict::enters)),
        Columns.bytes(column(verdicts, Verdict::signals)),
        Columns.instants(column(verdicts, Verdict::wakeAt)),
        workspace,
        at,
        workspace,
        segmentNo,
        at,
        workspace,
        segmentNo,
        workspace,
        at,
        segmentNo,
        segmentNo,
        workspace,
        segmentNo,
        at,
        batch,
        workspace,
        batch,
        segmentNo));
    return verdicts.stream()
        .map(Verdict::contact)
        .filter(id -> !stored.contains(id))
        .toList();
  }

  private static <T> List<@Nullable T> column(
      List<Verdict> verdicts, Function<Verdict, @Nullable T> column) {
    var values = new ArrayList<@Nullable T>(verdicts.size());
    for (var verdict : verdicts) {
      values.add(column.apply(verdict));
    }
    return values;
  }
}

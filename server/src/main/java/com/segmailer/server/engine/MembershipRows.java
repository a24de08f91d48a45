package com.segmailer.server.engine;

import com.segmailer.server.engine.Entry.VersionedFlip;
import com.segmailer.server.postgres.Columns;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a batch changed of memberships: the rows that come and go, and the history. */
final class MembershipRows {

  private record Member(int segmentNo, UUID contact) {}

  private record Change(UUID contact, VersionedFlip flip) {}

  private final List<Member> entered = new ArrayList<>();
  private final List<Member> left = new ArrayList<>();
  private final List<Change> history = new ArrayList<>();
  private final Map<Integer, Integer> counts = new HashMap<>();

  void add(Entry entry) {
    var stored = entry.stored();
    if (entry.erased()) {
      // The rows go with the contact; only the counts must hear of it.
      if (stored != null) {
        for (int no : stored.standing().segments().toArray()) {
          counts.merge(no, -1, Integer::sum);
        }
      }
      return;
    }
    if (entry.flips().isEmpty()) {
      return;
    }
    var id = entry.current().id();
    var before = stored == null ? new int[0] : stored.standing().segments().toArray();
    var after = entry.current().standing().segments();
    for (var flip : entry.flips()) {
      history.add(new Change(id, flip));
    }
    for (int no : before) {
      if (!after.contains(no)) {
        left.add(new Member(no, id));
        counts.merge(no, -1, Integer::sum);
      }
    }
    for (int no : after.toArray()) {
      if (stored == null || !stored.standing().segments().contains(no)) {
        entered.add(new Member(no, id));
        counts.merge(no, 1, Integer::sum);
      }
    }
  }

  /** By how much the number of members of each segment changed. */
  Map<Integer, Integer> counts() {
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  void into(Script script, int workspace, Instant now) {
    if (!left.isEmpty()) {
      // Not "using unnest(...)" of several arrays, which Citus refuses.
      script.statement("""
          delete from memberships
           where workspace_id = ?
             and (segment_no, contact_id) in (
               select no, id from unnest(?::int4[], ?::uuid[]) as gone(no, id))""").with(workspace);
      members(script, left);
    }
    if (!entered.isEmpty()) {
      script.statement("""
              insert into memberships (workspace_id, segment_no, contact_id, entered_at)
              select ?, segment_no, contact_id, ?
                from unnest(?::int4[], ?::uuid[]) as m(segment_no, contact_id)""").with(workspace).with(now.atOffset(ZoneOffset.UTC));
      members(script, entered);
    }
    if (!history.isEmpty()) {
      historyInto(script, workspace);
    }
  }

  private static void members(Script script, List<Member> members) {
    script
        .with(Columns.ints(members.stream().mapToInt(Member::segmentNo).toArray()))
        .with(Columns.uuids(members.stream().map(Member::contact).toList()));
  }

  private void historyInto(Script script, int workspace) {
    script
        .statement("""
            insert into segment_changes (
              workspace_id, contact_id, version, segment_no, entered, at)
            select ?, contact_id, version, segment_no, entered, at
              from unnest(?::uuid[], ?::int8[], ?::int4[], ?::bool[], ?::timestamptz[])
                as h(contact_id, version, segment_no, entered, at)""")
        .with(workspace)
        .with(Columns.uuids(history.stream().map(Change::contact).toList()))
        .with(Columns.longs(history.stream().mapToLong(c -> c.flip().version()).toArray()))
        .with(Columns.ints(
            history.stream().mapToInt(c -> c.flip().flip().segmentNo()).toArray()))
        .with(Columns.bools(history.stream().map(c -> c.flip().flip().entered()).toList()))
        .with(Columns.instants(history.stream().map(c -> c.flip().at()).toList()));
  }
}

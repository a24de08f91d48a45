package com.segmailer.server.engine;

import com.segmailer.core.decision.Flip;
import com.segmailer.server.engine.Entry.VersionedFlip;
import com.segmailer.server.postgres.Columns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a batch changed of memberships: the rows that come and go, and the history. */
final class MembershipRows {

  private record Member(int segmentNo, UUID contact) {}

  private record Change(UUID contact, VersionedFlip flip) {
    boolean isOfSameVersion(Change other) {
      return contact.equals(other.contact) && flip.version() == other.flip.version();
    }
  }

  private final List<Member> entered = new ArrayList<>();
  private final List<Instant> since = new ArrayList<>();
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
        since.add(lastFlip(entry, no));
        counts.merge(no, 1, Integer::sum);
      } else if (entry.flips().stream().anyMatch(one -> one.flip().segmentNo() == no)) {
        // It left and came again, and has been a member since then.
        left.add(new Member(no, id));
        entered.add(new Member(no, id));
        since.add(lastFlip(entry, no));
      }
    }
  }

  private static Instant lastFlip(Entry entry, int segmentNo) {
    return entry.flips().stream()
        .filter(one -> one.flip().segmentNo() == segmentNo)
        .map(VersionedFlip::at)
        .reduce((earlier, last) -> last)
        .orElseThrow();
  }

  /** By how much the number of members of each segment changed. */
  Map<Integer, Integer> counts() {
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  void into(Script script, int workspace, UUID batch) {
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
              select ?, segment_no, contact_id, entered_at
                from unnest(?::int4[], ?::uuid[], ?::timestamptz[])
                  as m(segment_no, contact_id, entered_at)""").with(workspace);
      members(script, entered);
      script.with(Columns.instants(since));
    }
    if (!history.isEmpty()) {
      historyInto(script, workspace, batch);
    }
  }

  private static void members(Script script, List<Member> members) {
    script
        .with(Columns.ints(members.stream().mapToInt(Member::segmentNo).toArray()))
        .with(Columns.uuids(members.stream().map(Member::contact).toList()));
  }

  /** One row a contact and version, and one a segment: see V0022. */
  private void historyInto(Script script, int workspace, UUID batch) {
    byContactInto(script, workspace);
    script
        .statement("""
            insert into segment_flips (
              workspace_id, segment_no, at, id, contact_ids, versions, entered)
            select ?, segment_no, at, ?, array_agg(contact_id), array_agg(version),
                   array_agg(entered)
              from unnest(?::int4[], ?::timestamptz[], ?::uuid[], ?::int8[], ?::bool[])
                as h(segment_no, at, contact_id, version, entered)
             group by segment_no, at""")
        .with(workspace)
        .with(batch)
        .with(Columns.ints(
            history.stream().mapToInt(c -> c.flip().flip().segmentNo()).toArray()))
        .with(Columns.instants(history.stream().map(c -> c.flip().at()).toList()))
        .with(Columns.uuids(history.stream().map(Change::contact).toList()))
        .with(Columns.longs(history.stream().mapToLong(c -> c.flip().version()).toArray()))
        .with(Columns.bools(history.stream().map(c -> c.flip().flip().entered()).toList()));
  }

  private void byContactInto(Script script, int workspace) {
    var firsts = new ArrayList<Change>();
    var entered = new ArrayList<int[]>();
    var exited = new ArrayList<int[]>();
    for (int from = 0, to = 0; from < history.size(); from = to) {
      var first = history.get(from);
      // The flips of one version follow one another.
      while (to < history.size() && history.get(to).isOfSameVersion(first)) {
        to++;
      }
      firsts.add(first);
      entered.add(numbers(history.subList(from, to), true));
      exited.add(numbers(history.subList(from, to), false));
    }
    script
        .statement("""
            insert into contact_flips (workspace_id, contact_id, version, at, entered, exited)
            select ?, contact_id, version, at, entered::int[], exited::int[]
              from unnest(?::uuid[], ?::int8[], ?::timestamptz[], ?::text[], ?::text[])
                as h(contact_id, version, at, entered, exited)""")
        .with(workspace)
        .with(Columns.uuids(firsts.stream().map(Change::contact).toList()))
        .with(Columns.longs(firsts.stream().mapToLong(c -> c.flip().version()).toArray()))
        .with(Columns.instants(firsts.stream().map(c -> c.flip().at()).toList()))
        .with(Columns.intArrays(entered))
        .with(Columns.intArrays(exited));
  }

  private static int[] numbers(List<Change> changes, boolean entered) {
    return changes.stream()
        .map(change -> change.flip().flip())
        .filter(flip -> flip.entered() == entered)
        .mapToInt(Flip::segmentNo)
        .toArray();
  }
}

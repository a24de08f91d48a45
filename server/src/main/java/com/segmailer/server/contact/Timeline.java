package com.segmailer.server.contact;

import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads what happened to a contact, the latest first: its events and its changes of segments. */
final class Timeline {

  private static final String EVENTS = """
      select id, name, data::text, occurred_at, received_at
        from events
       where workspace_id = ? and contact_id = ? and (occurred_at, id) < (?, ?)
       order by occurred_at desc, id desc
       limit ?
      """;

  private static final String CHANGES = """
      select h.version, h.segment_no, s.id, s.name, h.entered, h.at
        from segment_changes h
        join segments s on s.workspace_id = h.workspace_id and s.no = h.segment_no
       where h.workspace_id = ? and h.contact_id = ? and (h.version, h.segment_no) < (?, ?)
       order by h.version desc, h.segment_no desc
       limit ?
      """;

  /** How far a reader has come in each of the two; so what comes late moves nothing. */
  record Position(Instant occurredAt, UUID event, long version, int segmentNo) {
    static final Position NEWEST =
        new Position(Instant.parse("9999-12-31T23:59:59Z"), new UUID(-1, -1), Long.MAX_VALUE, 0);

    List<String> parts() {
      return List.of(
          occurredAt.toString(),
          event.toString(),
          Long.toString(version),
          Integer.toString(segmentNo));
    }

    static Position of(List<String> parts) {
      return new Position(
          Instant.parse(parts.get(0)),
          UUID.fromString(parts.get(1)),
          Long.parseLong(parts.get(2)),
          Integer.parseInt(parts.get(3)));
    }

    private Position past(TimelineEntry entry) {
      return switch (entry) {
        case TimelineEntry.Happened happened ->
          new Position(happened.at(), happened.id(), version, segmentNo);
        case TimelineEntry.Flipped flipped ->
          new Position(occurredAt, event, flipped.version(), flipped.no());
      };
    }
  }

  record Page(List<TimelineEntry> entries, Position end, boolean more) {}

  private Timeline() {}

  static Page page(Transaction sql, int workspace, UUID contact, Position from, int limit) {
    var events = sql.query(
        EVENTS, Timeline::event, workspace, contact, from.occurredAt(), from.event(), limit + 1);
    var changes = sql.query(
        CHANGES, Timeline::change, workspace, contact, from.version(), from.segmentNo(), limit + 1);
    var entries = new ArrayList<TimelineEntry>();
    var position = from;
    int event = 0;
    int change = 0;
    while (entries.size() < limit && event + change < events.size() + changes.size()) {
      // What an event brought about comes after it, so it is shown above it.
      boolean takesChange = event == events.size()
          || (change < changes.size()
              && !changes.get(change).at().isBefore(events.get(event).at()));
      var next = takesChange ? changes.get(change++) : events.get(event++);
      entries.add(next);
      position = position.past(next);
    }
    return new Page(entries, position, event + change < events.size() + changes.size());
  }

  static TimelineEntry.Happened event(Row row) {
    return new TimelineEntry.Happened(
        row.uuid(1), row.text(2), row.bytes(3), row.instant(4), row.instant(5));
  }

  static TimelineEntry.Flipped change(Row row) {
    return new TimelineEntry.Flipped(
        row.bigint(1), row.integer(2), row.uuid(3), row.text(4), row.bool(5), row.instant(6));
  }
}

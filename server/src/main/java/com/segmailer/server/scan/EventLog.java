package com.segmailer.server.scan;

import com.segmailer.core.condition.Needs;
import com.segmailer.core.event.Digest;
import com.segmailer.core.event.Event;
import com.segmailer.core.event.Signal;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.value.Value;
import com.segmailer.server.json.Json;
import com.segmailer.server.postgres.Columns;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Counts, from the event log, the digests that contacts' records do not hold (yet). */
final class EventLog {

  private static final String EVENTS = """
      select contact_id, name, occurred_at, data::text
        from events
       where workspace_id = ? and name = any(?) and contact_id > ? and contact_id <= ?
      """;

  // Without filters and sums nobody looks at the data.
  private static final String BARE_EVENTS = """
      select contact_id, name, occurred_at, null::text
        from events
       where workspace_id = ? and name = any(?) and contact_id > ? and contact_id <= ?
      """;

  private static final int FETCH_SIZE = 5_000;

  private final int workspace;
  private final Definitions definitions;
  private final List<Signal> signals;
  private final Map<Signal, Digest> none = new HashMap<>();

  private EventLog(int workspace, Definitions definitions, List<Signal> signals) {
    this.workspace = workspace;
    this.definitions = definitions;
    this.signals = signals;
    signals.forEach(signal -> none.put(signal, Digest.NONE));
  }

  static EventLog of(int workspace, Definitions definitions, Needs needs) {
    return new EventLog(
        workspace,
        definitions,
        needs.signals().stream()
            .filter(signal -> !definitions
                .signal(signal)
                .map(Definitions.NumberedSignal::built)
                .orElse(false))
            .toList());
  }

  boolean isEmpty() {
    return signals.isEmpty();
  }

  /** What a contact without events has. */
  Map<Signal, Digest> none() {
    return none;
  }

  Map<UUID, Map<Signal, Digest>> digests(Connection connection, IdRange range) throws SQLException {
    if (isEmpty()) {
      return Map.of();
    }
    boolean bare = signals.stream().noneMatch(Signal::readsData);
    var digests = new HashMap<UUID, Map<Signal, Digest>>();
    try (var statement = connection.prepareStatement(bare ? BARE_EVENTS : EVENTS)) {
      statement.setFetchSize(FETCH_SIZE);
      statement.setInt(1, workspace);
      statement.setObject(
          2, Columns.texts(signals.stream().map(Signal::event).distinct().toList()));
      statement.setObject(3, range.after());
      statement.setObject(4, range.to());
      var results = statement.executeQuery();
      while (results.next()) {
        count(
            digests.computeIfAbsent(results.getObject(1, UUID.class), id -> new HashMap<>(none)),
            event(results));
      }
    }
    return digests;
  }

  private static Event event(ResultSet results) throws SQLException {
    byte[] data = results.getBytes(4);
    return new Event(
        results.getString(2),
        results.getObject(3, OffsetDateTime.class).toInstant(),
        data == null ? Value.Dict.EMPTY : (Value.Dict) Json.parseTrusted(data));
  }

  private void count(Map<Signal, Digest> digests, Event event) {
    for (var signal : signals) {
      if (signal.counts(event, definitions.zone())) {
        digests.merge(signal, Digest.NONE, (digest, unused) -> signal.add(digest, event));
      }
    }
  }
}

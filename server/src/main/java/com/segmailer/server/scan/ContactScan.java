package com.segmailer.server.scan;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.Needs;
import com.segmailer.core.contact.SegmentNumbers;
import com.segmailer.core.event.Digest;
import com.segmailer.core.event.Signal;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.value.Value;
import com.segmailer.server.engine.SignalCodec;
import com.segmailer.server.json.Json;
import com.segmailer.server.postgres.DatabaseFailure;
import com.segmailer.server.postgres.Transaction;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;

/** Reads the contacts of a range as a condition needs them. */
public final class ContactScan {

  private static final int FETCH_SIZE = 2_000;
  private static final int FIRST_PROJECTED = 12;
  private static final int FIRST_GROUPED = 4;

  private final int workspace;
  private final Definitions definitions;
  private final ScanQuery query;
  private final EventLog log;
  private final OptionalInt watched;

  private ContactScan(
      int workspace,
      Definitions definitions,
      Condition condition,
      OptionalInt watched,
      boolean whole) {
    var needs = Needs.of(condition);
    this.workspace = workspace;
    this.definitions = definitions;
    this.watched = watched;
    this.log = EventLog.of(workspace, definitions, needs);
    this.query = ScanQuery.of(
        needs,
        whole || !log.isEmpty()
            ? Narrowing.NONE
            : Narrowing.of(condition, watched.stream().boxed().toList()));
  }

  /** Reads every contact. */
  public static ContactScan ofAll(int workspace, Definitions definitions, Condition condition) {
    return new ContactScan(workspace, definitions, condition, OptionalInt.empty(), true);
  }

  /**
   * Reads at least those who match. While a signal of the condition is being built, reads everybody:
   * the digests of all must be stored.
   *
   * @param watched the number of a segment whose members are read in any case
   */
  public static ContactScan ofMatches(
      int workspace, Definitions definitions, Condition condition, OptionalInt watched) {
    return new ContactScan(workspace, definitions, condition, watched, false);
  }

  public void forEach(Transaction transaction, IdRange range, Consumer<Scanned> reader) {
    try {
      read(transaction, range, log.digests(transaction.connection(), range), reader);
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }

  /** Takes a contact that stands for {@code count} with the same verdict; its id means nothing. */
  @FunctionalInterface
  public interface GroupReader {
    /** @param ids of all of them; empty when nobody asked for them */
    void read(Scanned anyOfThem, long count, List<UUID> ids);
  }

  /** Whether contacts can be read in groups of those who have one verdict. */
  public boolean groups() {
    return log.isEmpty() && query.groups();
  }

  /** Counts the contacts in such groups; not in the order of anything. */
  public void forEachGroup(Transaction transaction, IdRange range, GroupReader reader) {
    forEachGroup(transaction, range, false, reader);
  }

  /** Reads who is in such groups. */
  public void forEachGroupOfIds(Transaction transaction, IdRange range, GroupReader reader) {
    forEachGroup(transaction, range, true, reader);
  }

  private void forEachGroup(
      Transaction transaction, IdRange range, boolean withIds, GroupReader reader) {
    try (var statement = transaction.connection().prepareStatement(query.groupedSql(withIds))) {
      statement.setFetchSize(FETCH_SIZE);
      bind(statement, range);
      var results = statement.executeQuery();
      while (results.next()) {
        var attributes = new HashMap<String, Value>();
        projected(results, FIRST_GROUPED, attributes);
        reader.read(
            new Scanned(
                IdRange.START,
                attributes,
                SegmentNumbers.NONE,
                Map.of(),
                Map.of(),
                null,
                0,
                results.getBoolean(1),
                definitions),
            results.getLong(2),
            withIds ? List.of((UUID[]) results.getArray(3).getArray()) : List.of());
      }
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }

  private void bind(PreparedStatement statement, IdRange range) throws SQLException {
    int parameter = 1;
    statement.setInt(parameter++, watched.orElse(0));
    for (var name : query.projected()) {
      statement.setString(parameter++, name);
    }
    for (var name : query.narrowing().names()) {
      statement.setString(parameter++, name);
    }
    statement.setInt(parameter++, workspace);
    statement.setObject(parameter++, range.after());
    statement.setObject(parameter++, range.to());
    for (var narrowing : query.narrowing().parameters()) {
      statement.setObject(parameter++, narrowing);
    }
  }

  private void read(
      Transaction transaction,
      IdRange range,
      Map<UUID, Map<Signal, Digest>> logged,
      Consumer<Scanned> reader)
      throws SQLException {
    try (var statement = transaction.connection().prepareStatement(query.sql())) {
      statement.setFetchSize(FETCH_SIZE);
      bind(statement, range);
      var results = statement.executeQuery();
      while (results.next()) {
        reader.accept(scanned(results, logged));
      }
    }
  }

  private Scanned scanned(ResultSet results, Map<UUID, Map<Signal, Digest>> logged)
      throws SQLException {
    var id = results.getObject(1, UUID.class);
    var wakeAt = results.getObject(7, OffsetDateTime.class);
    return new Scanned(
        id,
        attributes(id, results),
        segments(results),
        query.signals()
            ? SignalCodec.decode(results.getBytes(8), definitions::knowsSignal)
            : Map.of(),
        log.isEmpty() ? Map.of() : logged.getOrDefault(id, log.none()),
        wakeAt == null ? null : wakeAt.toInstant(),
        results.getLong(10),
        results.getBoolean(11),
        definitions);
  }

  private SegmentNumbers segments(ResultSet results) throws SQLException {
    if (!query.segments()) {
      return SegmentNumbers.NONE;
    }
    var boxed = (Integer[]) results.getArray(6).getArray();
    int[] numbers = new int[boxed.length];
    for (int i = 0; i < boxed.length; i++) {
      numbers[i] = boxed[i];
    }
    return SegmentNumbers.of(numbers);
  }

  private Map<String, Value> attributes(UUID id, ResultSet results) throws SQLException {
    var attributes = new HashMap<String, Value>();
    if (query.all()) {
      attributes.putAll(((Value.Dict) Json.parseTrusted(results.getBytes(9))).members());
    }
    projected(results, FIRST_PROJECTED, attributes);
    builtIns(id, results, attributes);
    return attributes;
  }

  private void projected(ResultSet results, int first, Map<String, Value> attributes)
      throws SQLException {
    for (int i = 0; i < query.projected().size(); i++) {
      byte[] json = results.getBytes(first + i);
      if (json != null) {
        attributes.put(query.projected().get(i), Json.parseTrusted(json));
      }
    }
  }

  // A scan sees a million contacts: what the condition does not read is not made.
  private void builtIns(UUID id, ResultSet results, Map<String, Value> attributes)
      throws SQLException {
    if (query.reads("$email") || query.reads("$emailDomain")) {
      var email = results.getString(2);
      if (email != null) {
        attributes.put("$email", new Value.Text(email));
        attributes.put("$emailDomain", new Value.Text(email.substring(email.lastIndexOf('@') + 1)));
      }
    }
    if (query.reads("$subscribed")) {
      attributes.put("$subscribed", Value.Bool.of(results.getBoolean(3)));
    }
    if (query.reads("$createdAt")) {
      attributes.put("$createdAt", instant(results, 4));
    }
    if (query.reads("$updatedAt")) {
      attributes.put("$updatedAt", instant(results, 5));
    }
    if (query.reads("$id")) {
      attributes.put("$id", new Value.Text(id.toString()));
    }
  }

  private static Value instant(ResultSet results, int column) throws SQLException {
    return new Value.Text(
        results.getObject(column, OffsetDateTime.class).toInstant().toString());
  }
}

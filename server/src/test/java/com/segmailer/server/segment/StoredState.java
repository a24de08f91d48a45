package com.segmailer.server.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.decision.Zones;
import com.segmailer.core.event.Event;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.segment.Segment;
import com.segmailer.core.testkit.BruteForce;
import com.segmailer.core.testkit.Subject;
import com.segmailer.core.value.Value;
import com.segmailer.server.definition.DefinitionReader;
import com.segmailer.server.json.Json;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a workspace has stored, held to what a plain evaluation of contacts and events says. */
public final class StoredState {

  private record Person(Subject subject, Set<Integer> segments) {}

  private final Transaction transaction;
  private final int workspace;
  private final Definitions definitions;
  private final Instant now;

  private StoredState(Transaction transaction, int workspace, Instant now) {
    this.transaction = transaction;
    this.workspace = workspace;
    this.now = now;
    this.definitions = DefinitionReader.read(transaction, workspace).definitions();
  }

  public static void assertRight(Database database, int workspace, Instant now) {
    database.snapshot(transaction -> {
      var state = new StoredState(transaction, workspace, now);
      state.assertMemberships();
      state.assertHistory();
      state.assertOrder();
      state.assertCounts();
      return state;
    });
  }

  private void assertMemberships() {
    var rows = membershipRows();
    for (var person : people()) {
      var id = person.subject().id();
      assertThat(rows.getOrDefault(id, Set.of()))
          .as("rows of memberships and the record of %s", id)
          .isEqualTo(person.segments());
      assertThat(person.segments()).as("memberships of %s", id).isEqualTo(bruteForce(person));
    }
  }

  private Set<Integer> bruteForce(Person person) {
    var ids = new HashSet<UUID>();
    var numbers = new TreeSet<Integer>();
    for (Segment segment : definitions.segments()) {
      var subject = person.subject().withSegments(ids);
      boolean member = segment
          .rule()
          .map(rule -> BruteForce.holds(rule.condition(), subject, now))
          .orElse(person.segments().contains(segment.no()));
      if (member) {
        ids.add(segment.id());
        numbers.add(segment.no());
      }
    }
    return numbers;
  }

  private List<Person> people() {
    var events = events();
    return transaction.query("""
        select id, email_key, subscribed, attributes::text, created_at, updated_at, segments
          from contacts where workspace_id = ?
        """, row -> person(row, events), workspace);
  }

  private Person person(Row row, Map<UUID, List<Event>> events) {
    var attributes = new HashMap<>(dict(row.text(4)).members());
    var zone = Zones.of(attributes.getOrDefault("timezone", Value.NULL), definitions.zone());
    var email = row.text(2);
    attributes.put("$id", new Value.Text(row.uuid(1).toString()));
    attributes.put("$email", new Value.Text(email));
    attributes.put("$emailDomain", new Value.Text(email.substring(email.indexOf('@') + 1)));
    attributes.put("$subscribed", Value.Bool.of(row.bool(3)));
    attributes.put("$createdAt", new Value.Text(row.instant(5).toString()));
    attributes.put("$updatedAt", new Value.Text(row.instant(6).toString()));
    var known = Arrays.stream(row.ints(7))
        .filter(no -> definitions.segment(no).isPresent())
        .boxed()
        .collect(Collectors.toCollection(TreeSet::new));
    return new Person(
        new Subject(
            row.uuid(1),
            attributes,
            events.getOrDefault(row.uuid(1), List.of()),
            Set.of(),
            zone,
            definitions.zone()),
        known);
  }

  private Map<UUID, List<Event>> events() {
    return transaction
        .query(
            """
            select contact_id, name, occurred_at, data::text from events
             where workspace_id = ? order by id
            """,
            row ->
                Map.entry(row.uuid(1), new Event(row.text(2), row.instant(3), dict(row.text(4)))),
            workspace)
        .stream()
        .collect(Collectors.groupingBy(
            Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  private static Value.Dict dict(String json) {
    return (Value.Dict) Json.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  private Map<UUID, Set<Integer>> membershipRows() {
    return transaction
        .query(
            "select contact_id, segment_no from memberships where workspace_id = ?",
            row -> Map.entry(row.uuid(1), row.integer(2)),
            workspace)
        .stream()
        .filter(member -> definitions.segment(member.getValue()).isPresent())
        .collect(Collectors.groupingBy(
            Map.Entry::getKey,
            Collectors.mapping(Map.Entry::getValue, Collectors.toCollection(TreeSet::new))));
  }

  private record Place(UUID contact, int segment) {}

  /** Entered and exited alternate, beginning with entered, and end where the memberships are. */
  private void assertHistory() {
    var replayed = new HashMap<Place, Boolean>();
    transaction.query(
        """
        select contact_id, segment_no, entered from segment_changes
         where workspace_id = ? order by contact_id, version
        """,
        row -> {
          var place = new Place(row.uuid(1), row.integer(2));
          var before = replayed.put(place, row.bool(3));
          assertThat(row.bool(3))
              .as("history of %s", place)
              .isEqualTo(!Boolean.TRUE.equals(before));
          return place;
        },
        workspace);
    var inside = new TreeMap<String, Integer>();
    replayed.forEach((place, in) -> {
      if (in && definitions.segment(place.segment()).isPresent()) {
        inside.put(place.toString(), 1);
      }
    });
    var rows = new TreeMap<String, Integer>();
    membershipRows()
        .forEach((id, nos) -> nos.forEach(no -> rows.put(new Place(id, no).toString(), 1)));
    assertThat(inside).as("replayed history").isEqualTo(rows);
  }

  /** What came later has no earlier instant. */
  private void assertOrder() {
    var last = new HashMap<UUID, Instant>();
    transaction.query(
        "select contact_id, at from contact_flips where workspace_id = ? order by contact_id, version",
        row -> {
          var before = last.put(row.uuid(1), row.instant(2));
          assertThat(before == null || !row.instant(2).isBefore(before))
              .as("history of %s goes back from %s to %s", row.uuid(1), before, row.instant(2))
              .isTrue();
          return row;
        },
        workspace);
  }

  private void assertCounts() {
    for (var segment : definitions.segments()) {
      long rows = transaction.one(
          "select count(*) from memberships where workspace_id = ? and segment_no = ?",
          row -> row.bigint(1),
          workspace,
          segment.no());
      var told =
          SegmentStore.find(transaction, workspace, segment.id()).orElseThrow().members();
      assertThat(told).as("members of %s", segment.name()).isEqualTo(rows);
    }
  }
}

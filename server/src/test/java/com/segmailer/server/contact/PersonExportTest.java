package com.segmailer.server.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.value.Value;
import com.segmailer.server.PersonParts;
import com.segmailer.server.contract.Contract;
import com.segmailer.server.engine.ErasedTables;
import com.segmailer.server.http.Scope;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.PoolSettings;
import com.segmailer.server.workspace.Scopes;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The document of everything that is held about a person: all of it, and nothing more. */
final class PersonExportTest {

  /** By these, what is held gets its names; they are about nobody. */
  private static final Set<String> DEFINITIONS = Set.of(
      "campaigns",
      "definition_versions",
      "segments",
      "topic_wordings",
      "topics",
      "webhook_endpoints",
      "workflows");

  /** Known by a hash of the address, which stays when the person goes: without it no address is refused. */
  private static final Set<String> BY_ADDRESS = Set.of("suppressions", "soft_bounces");

  /** The same history a second time, by segment. */
  private static final Set<String> TWICE = Set.of("segment_flips");

  private static final Household HOUSE = new Household();
  private static String jane = "";
  private static String john = "";

  @BeforeAll
  static void live() {
    jane = HOUSE.person("jane");
    john = HOUSE.person("john");
    HOUSE.campaign(List.of("jane", "john"));
  }

  @AfterAll
  static void leave() {
    HOUSE.close();
  }

  @Test
  void it_is_read_from_the_tables_that_an_erasure_empties() {
    var personal = without(tablesRead(), DEFINITIONS);

    assertThat(without(personal, BY_ADDRESS)).isEqualTo(without(ErasedTables.all(), TWICE));
    assertThat(personal).containsAll(BY_ADDRESS);
  }

  @Test
  void an_erasure_empties_every_table_that_names_contacts() {
    var naming =
        HOUSE.server.database().read(sql -> new TreeSet<>(sql.query("""
        select c.table_name
          from information_schema.columns c
          join information_schema.tables t using (table_schema, table_name)
         where table_schema = 'public' and t.table_type = 'BASE TABLE'
           and c.column_name in ('contact_id', 'contact_ids', 'rendered_as')
        """, row -> row.text(1))));
    naming.add("contacts");

    assertThat(ErasedTables.all()).isEqualTo(naming);
  }

  @Test
  void it_is_as_the_contract_says_and_has_something_of_every_kind() {
    var export = HOUSE.export(jane);

    assertThat(Contract.read().violations("PersonExport", export.body())).isEmpty();
    assertThat(((Value.Dict) export.json()).members()).allSatisfy((name, value) -> {
      if (value instanceof Value.Array(var items)) {
        assertThat(items).as(name).isNotEmpty();
      }
    });
  }

  @Test
  void a_person_gets_all_that_is_held_of_them() {
    var export = HOUSE.export(jane);

    assertThat(export.text("contact.attributes.name")).isEqualTo("jane");
    assertThat(export.text("events.0.data.who")).isEqualTo("jane");
    assertThat(export.text("segments.0.name")).isEqualTo("All");
    assertThat(export.text("topics.0.choice")).isEqualTo("in");
    assertThat(export.text("confirmations.0.topics.0")).isEqualTo(export.text("topics.0.id"));
    assertThat(export.text("suppressions.0.email")).isEqualTo("jane@example.com");
    assertThat(export.text("messages.0.message.subject")).isEqualTo("Hi jane");
    assertThat(export.text("messages.0.data.gift")).isEqualTo("for jane");
    assertThat(export.text("messages.0.content.body")).contains("{{ gift }}");
    assertThat(export.text("messages.0.message.clickedAt")).isNotEqualTo("null");
    assertThat(export.text("mailbox.0.html")).contains("for jane");
    assertThat(export.text("clicks.0.url")).isEqualTo("https://shop.example/jane");
    assertThat(export.text("tests.0.html")).contains("As jane has it");
    assertThat(export.text("campaigns.0.campaign.name")).isEqualTo("Newsletter");
    assertThat(export.text("runs.0.workflow.id")).isEqualTo(HOUSE.workflow().toString());
    assertThat(export.text("runs.0.run.data.event.from")).isEqualTo("jane");
    assertThat(export.text("runs.0.run.log.1.did")).isEqualTo("called");
    assertThat(export.text("calls.0.host")).isEqualTo("127.0.0.1");
    assertThat(export.text("calls.0.data.said")).isEqualTo("by the step");
    assertThat(export.text("webhookMessages.0.type")).isEqualTo("contact.created");
    assertThat(export.text("webhookMessages.0.deliveries.0.state")).isEqualTo("delivered");
    assertThat(export.text("answers.0.body")).contains("jane@example.com");
  }

  @Test
  void nobody_gets_what_is_held_of_somebody_else() {
    var hers = HOUSE.export(jane);
    var his = HOUSE.export(john);

    assertThat(hers.body()).doesNotContain("john", john, "tester@");
    assertThat(his.body()).doesNotContain("jane", jane, "tester@");
  }

  @Test
  void there_are_no_secrets_in_it() {
    var export = HOUSE.export(jane).body();

    assertThat(export)
        .doesNotContain("secret", HOUSE.webhookSecret, HOUSE.api.key())
        .doesNotContainPattern("/[ocups]/[A-Za-z0-9_-]{43}")
        .contains("http://localhost/u/...", "http://localhost/c/...", "http://localhost/s/...");
  }

  @ParameterizedTest
  @EnumSource(names = {"MESSAGES_READ", "WORKFLOWS_READ", "WEBHOOKS_READ"})
  void a_key_needs_the_scopes_of_what_is_in_it(Scope scope) {
    var scopes = new HashSet<>(Scope.ALL);
    scopes.remove(scope);
    var key = HOUSE.server.client(HOUSE.api.workspace(), new Scopes(false, scopes));

    var refused = key.get("/api/v2/contacts/" + jane + "/export");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text("scope")).isEqualTo(scope.wireName());
  }

  /** Told by PostgreSQL of the one transaction of a connection that did nothing else. */
  private static Set<String> tablesRead() {
    var parts = HOUSE.server.parts();
    try (var fresh = Database.open(parts.database().address(), PoolSettings.usual(1))) {
      var export = new PersonExport(
          fresh, parts.definitions(), PersonParts.of(parts), parts.clock().instant());
      return fresh.snapshot(sql -> {
        export.write(
            sql, HOUSE.api.workspace(), UUID.fromString(jane), OutputStream.nullOutputStream());
        return new TreeSet<>(sql.query("""
            select relname from pg_stat_xact_user_tables
             where seq_scan + coalesce(idx_scan, 0) > 0
            """, row -> row.text(1)));
      });
    }
  }

  private static Set<String> without(Set<String> tables, Set<String> others) {
    var rest = new TreeSet<>(tables);
    rest.removeAll(others);
    return rest;
  }
}

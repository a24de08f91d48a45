package com.segmailer.server.attribute;

import com.segmailer.core.contact.AttributeType;
import com.segmailer.core.value.Value;
import com.segmailer.server.json.Json;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The catalogue of attributes. */
final class AttributeStore {

  /** How many of the newest contacts are looked at for examples. */
  static final int SAMPLED_CONTACTS = 500;

  static final int MAX_EXAMPLES = 5;

  /** Longer texts make no examples. */
  static final int LONGEST_EXAMPLE = 60;

  private static final String FIELDS = """
      with names as (
        select name, array_agg(type order by type) as types, min(first_seen) as first_seen
          from attribute_names
         where workspace_id = ?
         group by name
      ), declared as (
        select name, type, description from attribute_declarations where workspace_id = ?
      )
      select name, names.types, declared.type, coalesce(declared.description, ''), names.first_seen
        from names full join declared using (name)
      """;

  // Names are compared byte by byte, so that the order is one whatever the database's locale.
  private static final String PAGE =
      FIELDS + " where name collate \"C\" > ? order by name collate \"C\" limit ?";

  private static final String ONE = FIELDS + " where name = ?";

  // Nothing of this is kept: what is forgotten about a person is no example any more.
  private static final String EXAMPLES = """
      with newest as materialized (
        select attributes from contacts where workspace_id = ? order by id desc limit ?
      ), counted as (
        select e.key as name, e.value, count(*) as times
          from newest, jsonb_each(newest.attributes) as e(key, value)
         where e.key = any(?)
           and jsonb_typeof(e.value) in ('string', 'number', 'boolean')
           and length(e.value #>> '{}') between 1 and ?
         group by e.key, e.value
      ), ranked as (
        select name, value, row_number() over (partition by name order by times desc, value) as rank
          from counted
      )
      select name, value::text from ranked where rank <= ? order by name, rank
      """;

  private static final String DECLARE = """
      insert into attribute_declarations (workspace_id, name, type, description)
      values (?, ?, ?, ?)
      on conflict (workspace_id, name)
        do update set type = excluded.type, description = excluded.description
      """;

  private static final String OTHERS_DECLARED =
      "select count(*) from attribute_declarations where workspace_id = ? and name <> ?";

  private static final String WITHDRAW =
      "delete from attribute_declarations where workspace_id = ? and name = ?";

  /** Attributes in the order of their names, those after {@code after}. */
  List<Attribute> page(Transaction transaction, int workspace, String after, int limit) {
    return transaction.query(PAGE, AttributeStore::read, workspace, workspace, after, limit);
  }

  Optional<Attribute> find(Transaction transaction, int workspace, String name) {
    return transaction.first(ONE, AttributeStore::read, workspace, workspace, name);
  }

  /** The most frequent short values of the newest contacts, by attribute. */
  Map<String, List<Value>> examples(Transaction transaction, int workspace, List<String> names) {
    var examples = new HashMap<String, List<Value>>();
    transaction
        .query(
            EXAMPLES,
            row -> Map.entry(row.text(1), Json.parseTrusted(row.bytes(2))),
            workspace,
            SAMPLED_CONTACTS,
            Columns.texts(names),
            LONGEST_EXAMPLE,
            MAX_EXAMPLES)
        .forEach(one -> examples.merge(
            one.getKey(),
            List.of(one.getValue()),
            (before, next) ->
                java.util.stream.Stream.of(before, next).flatMap(List::stream).toList()));
    return examples;
  }

  void declare(
      Transaction transaction, int workspace, String name, AttributeType type, String description) {
    transaction.update(DECLARE, workspace, name, nameOf(type), description);
  }

  /** How many attributes but this one have a declared type. */
  long othersDeclared(Transaction transaction, int workspace, String name) {
    return transaction.one(OTHERS_DECLARED, row -> row.bigint(1), workspace, name);
  }

  boolean withdraw(Transaction transaction, int workspace, String name) {
    return transaction.update(WITHDRAW, workspace, name) > 0;
  }

  static String nameOf(AttributeType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  private static Attribute read(Row row) {
    return new Attribute(
        row.text(1), row.texts(2), row.textOrNull(3), row.text(4), row.instantOrNull(5));
  }
}

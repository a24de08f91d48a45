package com.segmailer.server.backup;

import com.segmailer.server.postgres.Transaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which tables, columns and numberings the schema has, read from PostgreSQL's catalogue. */
final class Tables {

  private static final String COLUMNS = """
      select c.relname, string_agg(quote_ident(a.attname), ',' order by a.attnum)
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = current_schema()::regnamespace
        and c.relkind in ('r', 'p') and not c.relispartition
        and a.attgenerated = '' and c.relname <> 'flyway_schema_history'
      group by c.relname
      order by c.relname
      """;

  private static final String REFERENCES = """
      select distinct k.conrelid::regclass::text, k.confrelid::regclass::text
      from pg_constraint k
      where k.contype = 'f' and k.connamespace = current_schema()::regnamespace
        and k.conrelid <> k.confrelid
      """;

  private static final String SEQUENCES = """
      select c.relname, a.attname, pg_get_serial_sequence(quote_ident(c.relname), a.attname)
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
        and c.relname <> 'flyway_schema_history'
        and pg_get_serial_sequence(quote_ident(c.relname), a.attname) is not null
      order by 1, 2
      """;

  private Tables() {}

  record Shape(String name, String columns) {}

  private record Reference(String from, String to) {}

  private record Numbered(String table, String column, String sequence) {}

  /** All tables with data, each after those that it refers to. */
  static List<Shape> shapes(Transaction sql) {
    var left = new ArrayList<>(sql.query(COLUMNS, row -> new Shape(row.text(1), row.text(2))));
    var references = sql.query(REFERENCES, row -> new Reference(row.text(1), row.text(2)));
    var ordered = new ArrayList<Shape>();
    Set<String> done = new HashSet<>();
    while (!left.isEmpty()) {
      var next = left.stream()
          .filter(shape -> references.stream()
              .filter(r -> r.from().equals(shape.name()))
              .allMatch(r -> done.contains(r.to())))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("tables refer to each other"));
      left.remove(next);
      done.add(next.name());
      ordered.add(next);
    }
    return ordered;
  }

  static List<Manifest.Sequence> sequences(Transaction sql) {
    var numbered = sql.query(SEQUENCES, row -> new Numbered(row.text(1), row.text(2), row.text(3)));
    // The name comes quoted from the catalogue.
    return numbered.stream()
        .map(n -> sql.one(
            "select last_value, is_called from " + n.sequence(),
            row -> new Manifest.Sequence(n.table(), n.column(), row.bigint(1), row.bool(2))))
        .toList();
  }

  /** Whether no table has a row. */
  static boolean areEmpty(Transaction sql) {
    return shapes(sql).stream()
        .allMatch(
            shape -> sql.first("select 1 from " + shape.name() + " limit 1", row -> row.integer(1))
                .isEmpty());
  }
}

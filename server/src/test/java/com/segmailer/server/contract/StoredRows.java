package com.segmailer.server.contract;

import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import java.util.Map;
import java.util.TreeMap;

/** Everything that is stored of a workspace, by table; without what is noted of each call. */
final class StoredRows {

  private StoredRows() {}

  static Map<String, String> of(Database database, int workspace) {
    return database.snapshot(sql -> {
      var tables = sql.query("""
          select table_name from information_schema.columns
           where table_schema = 'public' and column_name = 'workspace_id'
          """, row -> row.text(1));
      var rows = new TreeMap<String, String>();
      rows.put("workspaces", rows(sql, "workspaces", "id", workspace));
      tables.forEach(table -> rows.put(table, rows(sql, table, "workspace_id", workspace)));
      rows.values().removeIf(String::isEmpty);
      return rows;
    });
  }

  private static String rows(Transaction sql, String table, String column, int workspace) {
    return sql.one("""
        select coalesce(string_agg(line, chr(10) order by line), '')
          from (select (to_jsonb(t) - 'last_used_at')::text as line
                  from %s t where %s = ?) lines
        """.formatted(table, column), row -> row.text(1), workspace);
  }
}

package com.segmailer.server.attribute;

import com.segmailer.server.postgres.Transaction;
import java.util.LinkedHashSet;
import java.util.Set;

/** The names of all attributes that a workspace knows, for other features. */
public final class AttributeNames {

  private static final String ALL = """
      select name from attribute_names where workspace_id = ?
      union
      select name from attribute_declarations where workspace_id = ?
      order by name
      """;

  private AttributeNames() {}

  public static Set<String> all(Transaction sql, int workspace) {
    return new LinkedHashSet<>(sql.query(ALL, row -> row.text(1), workspace, workspace));
  }
}

package com.segmailer.server.scan;

import com.segmailer.core.condition.Needs;
import java.util.ArrayList;
import java.util.List;

/**
 * The statement that fetches what a condition needs of the contacts in a range of ids. It is put
 * together from fixed fragments; names of attributes are parameters.
 */
final class ScanQuery {

  /** With more attributes than this it is cheaper to fetch them all. */
  static final int MAX_PROJECTED = 8;

  private static final List<String> BUILT_INS =
      List.of("$email", "$emailDomain", "$createdAt", "$updatedAt", "$subscribed", "$id");

  private final List<String> projected;
  private final boolean all;
  private final boolean signals;

  private ScanQuery(List<String> projected, boolean all, boolean signals) {
    this.projected = projected;
    this.all = all;
    this.signals = signals;
  }

  static ScanQuery of(Needs needs) {
    var names = new ArrayList<>(needs.attributes());
    names.removeAll(BUILT_INS);
    boolean all = names.size() > MAX_PROJECTED;
    return new ScanQuery(
        all ? List.of() : List.copyOf(names), all, !needs.signals().isEmpty());
  }

  /** Attributes fetched one by one, in the order of their columns; empty when all are. */
  List<String> projected() {
    return projected;
  }

  boolean all() {
    return all;
  }

  String sql() {
    var columns = new StringBuilder("select id, email_key, subscribed, created_at, updated_at");
    columns.append(", segments, wake_at");
    columns.append(signals ? ", signals" : ", ''::bytea");
    columns.append(all ? ", attributes::text" : ", null::text");
    columns.append(", version");
    columns.append(", (attributes -> ?)::text".repeat(projected.size()));
    return columns + """

         from contacts
        where workspace_id = ? and id > ? and id <= ?
        order by id
        """;
  }
}

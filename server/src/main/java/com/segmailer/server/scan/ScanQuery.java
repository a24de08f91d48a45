package com.segmailer.server.scan;

import com.segmailer.core.condition.Needs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
  private final Set<String> builtIns;
  private final boolean all;
  private final Needs needs;
  private final Narrowing narrowing;

  private ScanQuery(
      List<String> projected, Set<String> builtIns, boolean all, Needs needs, Narrowing narrowing) {
    this.projected = projected;
    this.builtIns = builtIns;
    this.all = all;
    this.needs = needs;
    this.narrowing = narrowing;
  }

  static ScanQuery of(Needs needs, Narrowing narrowing) {
    var names = new ArrayList<>(needs.attributes());
    names.removeAll(BUILT_INS);
    boolean all = names.size() > MAX_PROJECTED;
    var builtIns = new HashSet<>(needs.attributes());
    builtIns.retainAll(BUILT_INS);
    return new ScanQuery(all ? List.of() : List.copyOf(names), builtIns, all, needs, narrowing);
  }

  /** Attributes fetched one by one, in the order of their columns; empty when all are. */
  List<String> projected() {
    return projected;
  }

  /** Whether the condition reads one of these built-ins. */
  boolean reads(String builtIn) {
    return builtIns.contains(builtIn);
  }

  private String wanted(String column, String type, String... readBy) {
    return Stream.of(readBy).anyMatch(this::reads) ? column : "null::" + type;
  }

  boolean all() {
    return all;
  }

  /** Whether the condition asks for memberships of other segments. */
  boolean segments() {
    return !needs.segments().isEmpty();
  }

  Narrowing narrowing() {
    return narrowing;
  }

  String sql() {
    var columns = new StringBuilder("select id, ");
    columns.append(wanted("email_key", "text", "$email", "$emailDomain")).append(", subscribed, ");
    columns.append(wanted("created_at", "timestamptz", "$createdAt")).append(", ");
    columns.append(wanted("updated_at", "timestamptz", "$updatedAt"));
    columns.append(segments() ? ", segments" : ", null::int[]");
    columns.append(needs.timed() ? ", wake_at" : ", null::timestamptz");
    columns.append(!needs.signals().isEmpty() ? ", signals" : ", ''::bytea");
    columns.append(all ? ", attributes::text" : ", null::text");
    columns.append(", version, ? = any(segments)");
    columns.append(", (attributes -> ?)::text".repeat(projected.size()));
    return columns + """

         from contacts
        where workspace_id = ? and id > ? and id <= ?
        """ + narrowing.sql() + "order by id";
  }
}

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

  /** Whether the condition asks for digests of events. */
  boolean signals() {
    return !needs.signals().isEmpty();
  }

  Narrowing narrowing() {
    return narrowing;
  }

  /**
   * Whether the condition reads a few attributes and nothing else: then contacts that have the same
   * values of these have the same verdict.
   */
  boolean groups() {
    return builtIns.isEmpty()
        && !all
        && !signals()
        && needs.segments().isEmpty()
        && !needs.sampled();
  }

  /**
   * How many contacts have which values, and perhaps who; takes the same parameters as {@link #sql}.
   */
  String groupedSql(boolean withIds) {
    var keys = new StringBuilder();
    var values = new StringBuilder();
    var names = new StringBuilder();
    for (int i = 0; i < projected.size(); i++) {
      keys.append(", attributes -> ? as a").append(i);
      values.append(", a").append(i).append("::text");
      names.append(", a").append(i);
    }
    return "select watched, count(*), " + (withIds ? "array_agg(id)" : "null::uuid[]") + values
        + " from (select id, ? = any(segments) as watched" + keys + source()
        + ") c group by watched" + names;
  }

  String sql() {
    var columns = new StringBuilder("select id, ");
    columns.append(wanted("email_key", "text", "$email", "$emailDomain")).append(", subscribed, ");
    columns.append(wanted("created_at", "timestamptz", "$createdAt")).append(", ");
    columns.append(wanted("updated_at", "timestamptz", "$updatedAt"));
    columns.append(segments() ? ", segments" : ", null::int[]");
    columns.append(needs.timed() ? ", wake_at" : ", null::timestamptz");
    columns.append(signals() ? ", signals" : ", ''::bytea");
    columns.append(all ? ", attributes::text" : ", null::text");
    columns.append(", version, ? = any(segments)");
    columns.append(", (attributes -> ?)::text".repeat(projected.size()));
    return columns + source() + "order by id";
  }

  private String source() {
    return "\n from contacts" + narrowing.from()
        + "\nwhere workspace_id = ? and id > ? and id <= ? " + narrowing.where();
  }
}

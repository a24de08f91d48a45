package com.segmailer.server.workflow;

import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.Cue;
import com.segmailer.server.json.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with all runs of a workflow, one after the other. Who wants more while a sweep is
 * under way joins it: it begins again under another id, so that nobody takes what was left of it for done.
 *
 * @param wake whether runs that are before a step take it
 * @param end whether every run ends; then nothing else is done
 */
record Sweep(String id, boolean wake, @Nullable Migration migration, boolean end) {

  /**
   * @param from only runs of that version; of any other than {@code to} when null
   * @param discard whether runs end whose step {@code to} lacks; else they stay as they are
   */
  record Migration(int to, @Nullable Integer from, boolean discard) {

    boolean concerns(int version) {
      return version != to && (from == null || from == version);
    }
  }

  static Sweep waking(UUID id) {
    return new Sweep(id.toString(), true, null, false);
  }

  static Sweep migrating(UUID id, Migration migration) {
    return new Sweep(id.toString(), false, migration, false);
  }

  static Sweep ending(UUID id) {
    return new Sweep(id.toString(), false, null, true);
  }

  /** Both, from the beginning; of two migrations this one. */
  Sweep joining(@Nullable Sweep before) {
    if (before == null || end) {
      return this;
    }
    return new Sweep(
        id, wake || before.wake, migration == null ? before.migration : migration, before.end);
  }

  /** What a run of that version is told. */
  Optional<Cue.Order> order(int version) {
    if (end) {
      return Optional.of(new Cue.Order.Stop("the workflow is archived"));
    }
    return migration == null || !migration.concerns(version)
        ? Optional.empty()
        : Optional.of(new Cue.Order.Migrate(migration.to(), migration.discard()));
  }

  String json() {
    var plan = new LinkedHashMap<String, Value>();
    plan.put("id", new Value.Text(id));
    plan.put("wake", Value.Bool.of(wake));
    plan.put("end", Value.Bool.of(end));
    if (migration != null) {
      var from = migration.from();
      plan.put(
          "migrate",
          new Value.Dict(Map.of(
              "to", Value.Decimal.of(migration.to()),
              "from", from == null ? Value.NULL : Value.Decimal.of(from),
              "discard", Value.Bool.of(migration.discard()))));
    }
    return Json.print(new Value.Dict(plan));
  }

  static Sweep of(String json) {
    var plan = (Value.Dict) Drafts.value(json);
    var migration = plan.get("migrate") instanceof Value.Dict migrate
        ? new Migration(
            number(migrate, "to").orElseThrow(),
            number(migrate, "from").orElse(null),
            flag(migrate, "discard"))
        : null;
    var id = plan.get("id") instanceof Value.Text(String text) ? text : "";
    return new Sweep(id, flag(plan, "wake"), migration, flag(plan, "end"));
  }

  private static boolean flag(Value.Dict plan, String name) {
    return plan.get(name).equals(Value.Bool.TRUE);
  }

  private static Optional<Integer> number(Value.Dict plan, String name) {
    return plan.get(name) instanceof Value.Decimal(BigDecimal number)
        ? Optional.of(number.intValueExact())
        : Optional.empty();
  }
}

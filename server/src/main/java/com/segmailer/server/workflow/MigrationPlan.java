package com.segmailer.server.workflow;

import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.Carried;
import com.segmailer.core.workflow.DefinitionParser;
import com.segmailer.core.workflow.Known;
import com.segmailer.core.workflow.Parsed;
import com.segmailer.core.workflow.Run.State;
import com.segmailer.core.workflow.Step;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a migration makes of the runs under way, those alike together. */
record MigrationPlan(WorkflowRow workflow, boolean discard, List<Group> groups) {

  /** Runs of a group that are named. */
  static final int NAMED = 10;

  // The states are those of the index.
  private static final String SOME = """
      select g.version, g.step, g.state, r.id
        from unnest(?::int[], ?::text[], ?::text[]) as g(version, step, state)
       cross join lateral (
         select id from workflow_runs
          where workspace_id = ? and workflow_no = ? and version = g.version
            and state = g.state and step = g.step
            and state in ('ready', 'sleeping', 'watching', 'calling', 'failed')
          limit ?) r
      """;

  private static final Map<String, Class<? extends State>> STATES = Map.of(
      "ready", State.Ready.class,
      "sleeping", State.Sleeping.class,
      "watching", State.Watching.class,
      "calling", State.Calling.class,
      "failed", State.Failed.class);

  /** @param type of the step in the present version; null when it has none of this id */
  record Group(
      int version,
      String step,
      Carried becomes,
      @Nullable String type,
      long runs,
      List<UUID> some) {

    private Group and(Group other) {
      var both = new ArrayList<>(some);
      both.addAll(other.some);
      return new Group(
          version,
          step,
          becomes,
          type,
          runs + other.runs,
          List.copyOf(both.subList(0, Math.min(both.size(), NAMED))));
    }
  }

  /** @param from only runs of this version; of every earlier one when it is not there */
  static MigrationPlan of(
      Transaction sql,
      int workspace,
      WorkflowRow workflow,
      Optional<Integer> from,
      boolean discard) {
    var json = WorkflowStore.version(sql, workspace, workflow.no(), workflow.version())
        .map(Drafts::value)
        .orElseThrow();
    var moved = RunRow.steps(sql, workspace, workflow.no()).stream()
        .filter(at -> at.version() != workflow.version())
        .filter(at -> from.isEmpty() || from.get() == at.version())
        .toList();
    var named = named(sql, workspace, workflow.no(), moved);
    var steps = steps(json);
    var groups = new LinkedHashMap<String, Group>();
    for (var at : moved) {
      var state = STATES.getOrDefault(at.state(), State.Ready.class);
      var becomes = Carried.of(state, steps.get(at.step()));
      var some = named.getOrDefault(keyOf(at.version(), at.step(), at.state()), List.of());
      var group =
          new Group(at.version(), at.step(), becomes, type(json, at.step()), at.runs(), some);
      groups.merge(keyOf(at.version(), at.step(), becomes.name()), group, Group::and);
    }
    return new MigrationPlan(workflow, discard, List.copyOf(groups.values()));
  }

  private static Map<String, List<UUID>> named(
      Transaction sql, int workspace, int workflow, List<RunRow.AtStep> moved) {
    var named = new LinkedHashMap<String, List<UUID>>();
    sql.query(
            SOME,
            row -> Map.entry(keyOf(row.integer(1), row.text(2), row.text(3)), row.uuid(4)),
            Columns.ints(moved.stream().map(RunRow.AtStep::version).toList()),
            Columns.texts(moved.stream().map(RunRow.AtStep::step).toList()),
            Columns.texts(moved.stream().map(RunRow.AtStep::state).toList()),
            workspace,
            workflow,
            NAMED)
        .forEach(one ->
            named.computeIfAbsent(one.getKey(), key -> new ArrayList<>()).add(one.getValue()));
    return named;
  }

  private static String keyOf(int version, String step, String state) {
    return version + "/" + state + "/" + step;
  }

  private static Map<String, Step> steps(Value json) {
    return switch (DefinitionParser.parse(json, Known.ANYTHING)) {
      case Parsed.Valid(var definition) -> definition.steps();
      case Parsed.Invalid(var violations) ->
        throw new IllegalStateException("a published version is no workflow: " + violations);
    };
  }

  private static @Nullable String type(Value json, String step) {
    return json instanceof Value.Dict definition
            && definition.get("steps") instanceof Value.Dict steps
            && steps.get(step) instanceof Value.Dict one
            && one.get("type") instanceof Value.Text(String type)
        ? type
        : null;
  }

  /** Why nobody is moved; nothing when they are. */
  Optional<String> refusal() {
    var sweep = workflow.sweep();
    if (sweep != null && sweep.migration() != null) {
      return Optional.of("Runs are being migrated: try again when that is done");
    }
    long vanishing = groups.stream()
        .filter(group -> group.becomes() == Carried.VANISHES)
        .mapToLong(Group::runs)
        .sum();
    return vanishing == 0 || discard
        ? Optional.empty()
        : Optional.of(
            vanishing + " runs stand at steps that version " + workflow.version() + " lacks");
  }

  void write(JsonWriter json, boolean dryRun) {
    json.object()
        .field("to", workflow.version())
        .field("dryRun", dryRun)
        .field("refusal", refusal().orElse(null))
        .name("groups")
        .array();
    for (var group : groups) {
      json.object()
          .field("version", group.version())
          .field("step", group.step())
          .field("runs", group.runs())
          .field("becomes", wireName(group.becomes()))
          .field("type", group.type())
          .name("some")
          .array();
      group.some().forEach(run -> json.text(run.toString()));
      json.endArray().end();
    }
    json.endArray().end();
  }

  private String wireName(Carried becomes) {
    return switch (becomes) {
      case GOES_ON -> "migrated";
      case RESTARTS -> "restarts";
      case VANISHES -> discard ? "ended" : "refused";
    };
  }
}

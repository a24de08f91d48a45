package com.segmailer.server.engine;

import com.segmailer.core.decision.Progress.RunChange;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.Effect;
import com.segmailer.core.workflow.EnrolmentCodec;
import com.segmailer.core.workflow.LogEntry;
import com.segmailer.core.workflow.Run;
import com.segmailer.core.workflow.Run.State;
import com.segmailer.server.json.Json;
import com.segmailer.server.postgres.Columns;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a batch did to runs: their rows, their logs, and the calls that they wait for. */
final class RunRows {

  private record OfRun(UUID contact, Run run, boolean started) {}

  private record Logged(UUID contact, UUID run, LogEntry entry) {}

  private record Wanted(UUID contact, int workflow, Effect.Call call) {}

  private final Map<UUID, OfRun> runs = new LinkedHashMap<>();
  private final List<Logged> log = new ArrayList<>();
  private final List<Wanted> calls = new ArrayList<>();

  void add(Entry entry) {
    if (entry.erased()) {
      return;
    }
    var contact = entry.current().id();
    for (var progress : entry.progress()) {
      progress.runs().forEach(change -> add(contact, change));
      for (var call : progress.calls()) {
        var run = runs.get(call.key().run());
        if (run != null) {
          calls.add(new Wanted(contact, run.run().start().workflow(), call));
        }
      }
    }
  }

  private void add(UUID contact, RunChange change) {
    var run = change.run();
    var before = runs.get(run.id());
    boolean started = change.started() || (before != null && before.started());
    runs.put(run.id(), new OfRun(contact, run, started));
    change.log().forEach(entry -> log.add(new Logged(contact, run.id(), entry)));
  }

  boolean haveCalls() {
    return !calls.isEmpty();
  }

  void into(Script script, int workspace, Instant now) {
    var started = runs.values().stream().filter(OfRun::started).toList();
    var moved = runs.values().stream().filter(run -> !run.started()).toList();
    if (!started.isEmpty()) {
      insert(script, workspace, started);
    }
    if (!moved.isEmpty()) {
      update(script, workspace, moved);
    }
    if (!log.isEmpty()) {
      log(script, workspace);
    }
    if (!calls.isEmpty()) {
      calls(script, workspace, now);
    }
  }

  private static void insert(Script script, int workspace, List<OfRun> runs) {
    script
        .statement("""
            insert into workflow_runs (
              workspace_id, id, contact_id, workflow_no, key, started_at, version, state, step,
              until, reason, visits, data, since)
            select ?, id, contact_id, workflow_no, key, started_at, version, state, step, until,
                   reason, visits, data, since
              from unnest(?::uuid[], ?::uuid[], ?::int4[], ?::text[], ?::timestamptz[],
                          ?::uuid[], ?::int4[], ?::text[], ?::text[], ?::timestamptz[], ?::text[],
                          ?::int4[], ?::text[]::jsonb[], ?::timestamptz[])
                as r(id, contact_id, workflow_no, key, started_at,
                     same_id, version, state, step, until, reason, visits, data, since)""")
        .with(workspace)
        .with(Columns.uuids(each(runs, r -> r.run().id())))
        .with(Columns.uuids(each(runs, OfRun::contact)))
        .with(Columns.ints(each(runs, r -> r.run().start().workflow())))
        .with(Columns.texts(each(runs, r -> r.run().start().key())))
        .with(Columns.instants(each(runs, r -> r.run().start().at())));
    states(script, runs);
  }

  private static void update(Script script, int workspace, List<OfRun> runs) {
    script.statement("""
        update workflow_runs w
           set version = r.version, state = r.state, step = r.step, until = r.until,
               reason = r.reason, visits = r.visits, data = r.data, since = r.since
          from unnest(?::uuid[], ?::int4[], ?::text[], ?::text[], ?::timestamptz[], ?::text[],
                      ?::int4[], ?::text[]::jsonb[], ?::timestamptz[])
            as r(id, version, state, step, until, reason, visits, data, since)
         where w.workspace_id = ? and w.id = r.id""");
    states(script, runs);
    script.with(workspace);
  }

  private static void states(Script script, List<OfRun> runs) {
    script
        .with(Columns.uuids(each(runs, r -> r.run().id())))
        .with(Columns.ints(each(runs, r -> r.run().start().version())))
        .with(Columns.texts(each(runs, r -> nameOf(r.run().state()))))
        .with(Columns.texts(each(runs, r -> r.run().step().orElse(null))))
        .with(Columns.instants(each(runs, r -> until(r.run().state()))))
        .with(Columns.texts(each(runs, r -> reason(r.run().state()))))
        .with(Columns.ints(each(runs, r -> r.run().visits())))
        .with(Columns.texts(each(runs, r -> Json.print(r.run().data()))))
        .with(Columns.instants(each(runs, r -> r.run().since())));
  }

  private static String nameOf(State state) {
    return switch (state) {
      case State.Ready ready -> "ready";
      case State.Sleeping sleeping -> "sleeping";
      case State.Watching watching -> "watching";
      case State.Calling calling -> "calling";
      case State.Failed failed -> "failed";
      case State.Ended ended -> ended.how().name().toLowerCase(Locale.ROOT);
    };
  }

  private static @Nullable Instant until(State state) {
    return switch (state) {
      case State.Sleeping sleeping -> sleeping.until();
      case State.Watching watching -> watching.deadline();
      default -> null;
    };
  }

  private static @Nullable String reason(State state) {
    return switch (state) {
      case State.Failed failed -> failed.reason();
      case State.Ended ended when !ended.reason().isEmpty() -> ended.reason();
      default -> null;
    };
  }

  private void log(Script script, int workspace) {
    script
        .statement("""
            insert into workflow_log (
              workspace_id, run_id, seq, contact_id, step, visit, at, did, why, after)
            select ?, run_id, seq, contact_id, step, visit, at, did, why, after
              from unnest(?::uuid[], ?::int4[], ?::uuid[], ?::text[], ?::int4[], ?::timestamptz[],
                          ?::text[], ?::text[]::jsonb[], ?::text[]::jsonb[])
                as l(run_id, seq, contact_id, step, visit, at, did, why, after)""")
        .with(workspace)
        .with(Columns.uuids(each(log, Logged::run)))
        .with(Columns.ints(each(log, l -> l.entry().seq())))
        .with(Columns.uuids(each(log, Logged::contact)))
        .with(Columns.texts(each(log, l -> l.entry().step())))
        .with(Columns.ints(each(log, l -> l.entry().visit())))
        .with(Columns.instants(each(log, l -> l.entry().at())))
        .with(Columns.texts(each(log, l -> l.entry().did().name().toLowerCase(Locale.ROOT))))
        .with(Columns.texts(each(log, l -> Json.print(l.entry().why()))))
        .with(Columns.texts(
            each(log, l -> Json.print(EnrolmentCodec.state(l.entry().after())))));
  }

  private void calls(Script script, int workspace, Instant now) {
    var at = now.atOffset(ZoneOffset.UTC);
    script
        .statement("""
            insert into workflow_calls (
              workspace_id, id, contact_id, workflow_no, run_id, step, visit, request, data,
              due_at, created_at)
            select ?, id, contact_id, workflow_no, run_id, step, visit, request, data, ?, ?
              from unnest(?::uuid[], ?::uuid[], ?::int4[], ?::uuid[], ?::text[], ?::int4[],
                          ?::text[]::jsonb[], ?::text[]::jsonb[])
                as c(id, contact_id, workflow_no, run_id, step, visit, request, data)""")
        .with(workspace)
        .with(at)
        .with(at)
        .with(Columns.uuids(each(calls, c -> c.call().id())))
        .with(Columns.uuids(each(calls, Wanted::contact)))
        .with(Columns.ints(each(calls, Wanted::workflow)))
        .with(Columns.uuids(each(calls, c -> c.call().key().run())))
        .with(Columns.texts(each(calls, c -> c.call().key().step())))
        .with(Columns.ints(each(calls, c -> c.call().key().visit())))
        .with(Columns.texts(each(calls, c -> Json.print(request(c.call())))))
        .with(Columns.texts(each(calls, c -> Json.print(c.call().data()))));
  }

  private static Value request(Effect.Call call) {
    var request = call.request();
    Map<String, Value> headers = new LinkedHashMap<>();
    request.headers().forEach((name, value) -> headers.put(name, new Value.Text(value)));
    return new Value.Dict(Map.of(
        "method", new Value.Text(request.method().name()),
        "url", new Value.Text(request.url()),
        "headers", new Value.Dict(headers),
        "data", request.data()));
  }

  private static <T, C> List<@Nullable C> each(List<T> rows, Function<T, @Nullable C> column) {
    var values = new ArrayList<@Nullable C>(rows.size());
    for (var row : rows) {
      values.add(column.apply(row));
    }
    return values;
  }
}

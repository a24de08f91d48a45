package com.segmailer.server.workflow;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.DefinitionParser;
import com.segmailer.core.workflow.Delay;
import com.segmailer.core.workflow.EnrolmentCodec;
import com.segmailer.core.workflow.Known;
import com.segmailer.core.workflow.LogEntry.Did;
import com.segmailer.core.workflow.Parsed;
import com.segmailer.core.workflow.Run;
import com.segmailer.core.workflow.Run.State;
import com.segmailer.core.workflow.Step;
import com.segmailer.core.workflow.WorkflowDefinition;
import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Follows every run through its log: each entry must be a way that its version leaves open. */
final class RunPaths {

  private static final String VERSIONS = """
      select workflow_no, version, definition::text from workflow_versions where workspace_id = ?
      """;

  private static final String LOG = """
      select l.run_id, l.step, l.visit, l.at, l.did, l.after::text, r.workflow_no, r.version
        from workflow_log l
        join workflow_runs r on r.workspace_id = l.workspace_id and r.id = l.run_id
       where l.workspace_id = ? order by l.run_id, l.seq
      """;

  /** @param version that its run has in the end */
  private record Logged(
      UUID run,
      String step,
      int visit,
      Instant at,
      Did did,
      State after,
      int workflow,
      int version) {

    static Logged of(Row row) {
      return new Logged(
          row.uuid(1),
          row.text(2),
          row.integer(3),
          row.instant(4),
          Did.valueOf(row.text(5).toUpperCase(Locale.ROOT)),
          EnrolmentCodec.state((Value.Dict) Drafts.value(row.text(6))),
          row.integer(7),
          row.integer(8));
    }
  }

  private final Map<Integer, Map<Integer, WorkflowDefinition>> versions = new HashMap<>();

  private RunPaths() {}

  static void assertLegal(Transaction sql, int workspace) {
    var paths = new RunPaths();
    sql.query(VERSIONS, paths::read, workspace);
    sql.query(LOG, Logged::of, workspace).stream()
        .collect(groupingBy(Logged::run))
        .values()
        .forEach(paths::follow);
  }

  private WorkflowDefinition read(Row row) {
    var parsed = DefinitionParser.parse(Drafts.value(row.text(3)), Known.ANYTHING);
    var definition = ((Parsed.Valid) parsed).definition();
    versions.computeIfAbsent(row.integer(1), no -> new HashMap<>()).put(row.integer(2), definition);
    return definition;
  }

  private void follow(List<Logged> log) {
    int migrated = log.stream().map(Logged::did).toList().lastIndexOf(Did.MIGRATED);
    Logged before = null;
    for (int i = 0; i < log.size(); i++) {
      var entry = log.get(i);
      var last = before;
      var all = Objects.requireNonNull(versions.get(entry.workflow()));
      // Which versions a run had before it was migrated is not kept; it was one of them.
      var possible = migrated < 0 || i > migrated
          ? List.of(Objects.requireNonNull(all.get(entry.version())))
          : all.values();
      assertThat(possible.stream().anyMatch(version -> follows(version, last, entry)))
          .as("in %s, %s comes after %s", log, entry, last)
          .isTrue();
      before = entry;
    }
  }

  private static boolean follows(
      WorkflowDefinition version, @Nullable Logged before, Logged entry) {
    if (before == null) {
      return entry.did() == Did.STARTED
          && entry.visit() == 0
          && entry.after().equals(new State.Ready(version.start()));
    }
    var stood = stepOf(before.after());
    int visits = entry.visit() - before.visit();
    return stood.isPresent()
        && stood.get().equals(entry.step())
        && (visits == 0 || visits == 1 && before.after() instanceof State.Ready)
        && leads(version, before, entry)
        && inTime(version, before, entry);
  }

  private static boolean leads(WorkflowDefinition version, Logged before, Logged entry) {
    var step = version.step(entry.step()).orElse(null);
    return switch (entry.did()) {
      case MIGRATED -> carries(before.after(), entry.after());
      case RETRIED -> before.after() instanceof State.Failed;
      case MOVED -> true;
      case FAILED -> entry.after() instanceof State.Failed;
      default ->
        switch (entry.after()) {
          case State.Ready(String to) -> step != null && hasLink(step, to);
          case State.Sleeping(String at, Instant until) ->
            step instanceof Step.Wait && at.equals(entry.step());
          case State.Watching(String at, Instant deadline) ->
            step instanceof Step.WaitUntil && at.equals(entry.step());
          case State.Calling(String at) ->
            step instanceof Step.CallWebhook && at.equals(entry.step());
          case State.Failed failed -> false;
          case State.Ended(Run.End how, String reason) ->
            how != Run.End.COMPLETED
                || step instanceof Step.End
                || step != null && hasLink(step, null);
        };
    };
  }

  /** A migrated run stays at its step; it takes it anew if the step has become another. */
  private static boolean carries(State before, State after) {
    return after.equals(before)
        || stepOf(after).equals(stepOf(before))
            && (after instanceof State.Ready
                || before instanceof State.Watching && after instanceof State.Watching);
  }

  private static boolean hasLink(Step step, @Nullable String to) {
    return step.links().stream().anyMatch(link -> Objects.equals(link.to(), to));
  }

  /** Nobody goes on before the time has come; a date that is waited for may have moved. */
  private static boolean inTime(WorkflowDefinition version, Logged before, Logged entry) {
    return switch (before.after()) {
      case State.Sleeping(String at, Instant until) ->
        entry.did() != Did.PASSED
            || version.step(at).orElse(null) instanceof Step.Wait(Delay.UntilDate date, var next)
            || !entry.at().isBefore(until);
      case State.Watching(String at, Instant deadline) ->
        entry.did() != Did.TIMED_OUT || deadline != null && !entry.at().isBefore(deadline);
      default -> true;
    };
  }

  private static Optional<String> stepOf(State state) {
    return switch (state) {
      case State.Ready(String step) -> Optional.of(step);
      case State.Sleeping(String step, Instant until) -> Optional.of(step);
      case State.Watching(String step, Instant deadline) -> Optional.of(step);
      case State.Calling(String step) -> Optional.of(step);
      case State.Failed(String step, String reason) -> Optional.of(step);
      case State.Ended ended -> Optional.empty();
    };
  }
}

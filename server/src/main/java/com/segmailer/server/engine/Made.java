package com.segmailer.server.engine;

import com.segmailer.core.decision.Change;
import com.segmailer.core.decision.Progress.RunChange;
import com.segmailer.core.workflow.Run;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a request with an applied key made. It is stored with the key, in the transaction that made it:
 * whoever repeats the request because the answer was lost is shown that, and nothing is made twice.
 */
public final class Made {

  private static final String NOTE = """
      update applied_keys k
         set made = m.id
        from unnest(?::uuid[], ?::uuid[]) as m(key, id)
       where k.workspace_id = ? and k.key = m.key""";

  private static final String FIND =
      "select made from applied_keys where workspace_id = ? and key = ?";

  // As at the door: a key that is older than its life is taken over.
  private static final String TAKE = """
      insert into applied_keys (workspace_id, key, applied_at, made) values (?, ?, ?, ?)
      on conflict (workspace_id, key) do update
         set applied_at = excluded.applied_at, made = excluded.made
       where applied_keys.applied_at < ?
      """;

  private static final String SET =
      "update applied_keys set made = ? where workspace_id = ? and key = ?";

  private Made() {}

  /** The message, or the run, that a submission made or moved; null when it did neither. */
  public static @Nullable UUID by(Submission submission, Outcome outcome) {
    if (!(submission instanceof Submission.Apply apply)
        || !(outcome instanceof Outcome.Applied applied)) {
      return null;
    }
    return switch (apply.change()) {
      case Change.Send(var dispatch) -> dispatch.id();
      case Change.Start(var workflow, var data) -> started(applied, workflow).orElse(null);
      case Change.Reach(var run, var cue) ->
        applied.runs().stream().anyMatch(one -> one.run().id().equals(run)) ? run : null;
      default -> null;
    };
  }

  /** The run of the workflow that began with the change. */
  private static Optional<UUID> started(Outcome.Applied applied, UUID workflow) {
    // One of the same workflow may have begun just before, by what time has brought about.
    if (applied.keptOut() != null) {
      return Optional.empty();
    }
    return RunChange.begun(applied.runs(), applied.definitions().workflows(), workflow)
        .map(Run::id);
  }

  static void into(Script script, int workspace, Map<UUID, UUID> madeByKey) {
    var keys = List.copyOf(madeByKey.keySet());
    script
        .statement(NOTE)
        .with(Columns.uuids(keys))
        .with(Columns.uuids(keys.stream().map(madeByKey::get).toList()))
        .with(workspace);
  }

  /** What the submission with this key made that took effect; nothing if it made nothing. */
  public static Optional<UUID> before(Transaction sql, int workspace, Optional<AppliedKey> key) {
    return key.flatMap(
        k -> sql.first(FIND, row -> Optional.ofNullable(row.uuidOrNull(1)), workspace, k.id())
            .flatMap(made -> made));
  }

  /**
   * As above, for who asks before anything else: a repetition is not to be measured by what there is by
   * now. Nothing once the key's life is over.
   */
  public static Optional<UUID> lately(
      Transaction sql, int workspace, Optional<AppliedKey> key, Instant now) {
    return key.flatMap(one -> sql.first(
        FIND + " and applied_at >= ? and made is not null",
        row -> row.uuid(1),
        workspace,
        one.id(),
        now.minus(one.life())));
  }

  /**
   * For what is made without the door. Waits for whoever is about to make the same.
   *
   * @param id of what the caller makes in this transaction if nobody has before
   * @return what was made before; nothing if the caller is to make it
   */
  public static Optional<UUID> before(
      Transaction sql, int workspace, Optional<AppliedKey> key, UUID id, Instant now) {
    return take(sql, workspace, key, id, now) ? Optional.empty() : before(sql, workspace, key);
  }

  /** As above, for whoever draws the id later: whether the caller is to make it, and {@link #note} it. */
  public static boolean take(
      Transaction sql, int workspace, Optional<AppliedKey> key, Instant now) {
    return take(sql, workspace, key, null, now);
  }

  private static boolean take(
      Transaction sql, int workspace, Optional<AppliedKey> key, @Nullable UUID id, Instant now) {
    return key.map(
            one -> sql.update(TAKE, workspace, one.id(), now, id, now.minus(one.life())) == 1)
        .orElse(true);
  }

  public static void note(Transaction sql, int workspace, Optional<AppliedKey> key, UUID id) {
    key.ifPresent(one -> sql.update(SET, id, workspace, one.id()));
  }
}

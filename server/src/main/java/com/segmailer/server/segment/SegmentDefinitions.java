package com.segmailer.server.segment;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.ConditionPrinter;
import com.segmailer.core.condition.Needs;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.segment.PatternBudget;
import com.segmailer.core.segment.Segment;
import com.segmailer.core.segment.SegmentOrder;
import com.segmailer.core.value.Value;
import com.segmailer.server.definition.DefinitionChanges;
import com.segmailer.server.definition.DefinitionReader;
import com.segmailer.server.definition.Referrer;
import com.segmailer.server.definition.Referrers;
import com.segmailer.server.definition.SignalNumbers;
import com.segmailer.server.engine.AppliedKey;
import com.segmailer.server.engine.Made;
import com.segmailer.server.http.Problem;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Refused;
import com.segmailer.server.json.Json;
import com.segmailer.server.json.Pointer;
import com.segmailer.server.json.ValidationFailed;
import com.segmailer.server.json.Violation;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.runtime.Ids;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Creates, edits and deletes segments, alone with the workspace's definitions, and keeps the signals
 * that conditions need: one for each distinct need, gone with the last condition that has it.
 */
public final class SegmentDefinitions {

  /** Segments in a workspace. */
  public static final int MAX_SEGMENTS = 1_000;

  private static final Pointer CONDITION = Pointer.ROOT.member("condition");

  private final DefinitionChanges changes;
  private final Referrers elsewhere;
  private final Ids ids;
  private final InstantSource clock;

  /** Where nothing but segments refers to segments. */
  public SegmentDefinitions(DefinitionChanges changes, Ids ids, InstantSource clock) {
    this(changes, Referrers.NONE, ids, clock);
  }

  /** @param elsewhere all that may refer to segments, beside segments */
  public SegmentDefinitions(
      DefinitionChanges changes, Referrers elsewhere, Ids ids, InstantSource clock) {
    this.changes = changes;
    this.elsewhere = elsewhere;
    this.ids = ids;
    this.clock = clock;
  }

  public UUID create(
      int workspace, String name, String description, Optional<Condition> condition) {
    return create(workspace, Optional.empty(), name, description, condition);
  }

  /**
   * Creates a segment; a dynamic one starts out building.
   *
   * @param key of the request: what an earlier attempt of it created is not created again
   */
  public UUID create(
      int workspace,
      Optional<AppliedKey> key,
      String name,
      String description,
      Optional<Condition> condition) {
    return changes.make(workspace, transaction -> {
      var id = ids.next();
      var before = Made.before(transaction, workspace, key, id, clock.instant());
      if (before.isPresent()) {
        return before.get();
      }
      var definitions = read(transaction, workspace);
      if (definitions.segments().size() >= MAX_SEGMENTS) {
        throw ProblemType.CONFLICT.because("A workspace has at most " + MAX_SEGMENTS + " segments");
      }
      condition.ifPresent(c -> check(definitions, id, name, c));
      SegmentStore.insert(
          transaction,
          workspace,
          id,
          name,
          description,
          condition.map(SegmentDefinitions::json).orElse(null),
          clock.instant());
      condition.ifPresent(c -> decideBy(transaction, workspace, definitions, id, c));
      return id;
    });
  }

  /**
   * Renames a segment and, if given and different, sets its condition, which builds it anew.
   *
   * @param precondition throws unless the segment is as the caller saw it; nobody changes it meanwhile
   */
  public void edit(
      int workspace,
      UUID id,
      Consumer<SegmentRow> precondition,
      Optional<String> name,
      Optional<String> description,
      Optional<Condition> condition) {
    changes.make(workspace, transaction -> {
      var row = SegmentStore.find(transaction, workspace, id).orElseThrow(SegmentDefinitions::gone);
      precondition.accept(row);
      var definitions = read(transaction, workspace);
      var called = name.orElse(row.name());
      var described = description.orElse(row.description());
      // Who says what is there already takes nobody's tag away.
      if (!called.equals(row.name()) || !described.equals(row.description())) {
        SegmentStore.rename(transaction, workspace, id, called, described, clock.instant());
      }
      condition.ifPresent(c -> {
        if (!row.dynamic()) {
          throw ProblemType.CONFLICT.because("A manual segment has no condition");
        }
        redefine(transaction, workspace, definitions, row, c);
      });
      return id;
    });
  }

  private void redefine(
      Transaction transaction,
      int workspace,
      Definitions definitions,
      SegmentRow row,
      Condition condition) {
    var before = definitions.segment(row.id()).flatMap(Segment::rule).map(Segment.Rule::condition);
    if (before.isPresent() && before.get().equals(condition)) {
      return;
    }
    check(definitions, row.id(), row.name(), condition);
    SegmentStore.redefine(transaction, workspace, row.id(), json(condition), clock.instant());
    decideBy(transaction, workspace, definitions, row.id(), condition);
  }

  /**
   * Deletes a segment; refused while another one refers to it.
   *
   * @param precondition throws unless the segment is as the caller saw it
   */
  public void delete(int workspace, UUID id, Consumer<SegmentRow> precondition) {
    changes.make(workspace, transaction -> {
      var row = SegmentStore.find(transaction, workspace, id).orElseThrow(SegmentDefinitions::gone);
      precondition.accept(row);
      var definitions = read(transaction, workspace);
      var referrers = referrers(transaction, workspace, definitions, id);
      if (!referrers.isEmpty()) {
        throw inUse(referrers);
      }
      SegmentStore.delete(transaction, workspace, id, clock.instant());
      SignalNumbers.dropOthers(
          transaction, workspace, SignalNumbers.needed(definitions, id::equals));
      return id;
    });
  }

  /** Segments, and what else there is. */
  private List<Referrer> referrers(
      Transaction transaction, int workspace, Definitions definitions, UUID id) {
    var segments = definitions.segments().stream()
        .filter(s -> s.rule().map(r -> r.needs().segments().contains(id)).orElse(false))
        .map(segment -> new Referrer("segment", segment.id(), segment.name()));
    return Stream.concat(segments, elsewhere.of(transaction, workspace, id).stream())
        .toList();
  }

  private static Refused inUse(List<Referrer> referrers) {
    var names =
        referrers.stream().map(one -> "\"" + one.name() + "\"").collect(Collectors.joining(", "));
    List<Value> listed = referrers.stream().map(Referrer::value).toList();
    return Problem.of(ProblemType.SEGMENT_IN_USE, "These refer to it: " + names)
        .with("referrers", new Value.Array(listed))
        .refusal();
  }

  /** Whether the segment may have the condition; throws {@link ValidationFailed} with a pointer to it. */
  static void check(Definitions definitions, UUID id, String name, Condition condition) {
    var unknown = new ArrayList<Violation>();
    for (UUID referred : Needs.of(condition).segments()) {
      if (definitions.segment(referred).isEmpty() && !referred.equals(id)) {
        unknown.add(
            Violation.in(CONDITION, "refers to segment " + referred + ", which does not exist"));
      }
    }
    if (!unknown.isEmpty()) {
      throw new ValidationFailed(unknown);
    }
    new PatternBudget(definitions).problemWith(id, condition).ifPresent(problem -> {
      throw new ValidationFailed(Violation.in(CONDITION, problem));
    });
    var candidate = Segment.dynamic(0, id, name, condition);
    SegmentOrder.cycle(candidate, definitions.segments()).ifPresent(cycle -> {
      var names =
          cycle.stream().map(s -> "\"" + s.name() + "\"").collect(Collectors.joining(" → "));
      throw new ValidationFailed(Violation.in(
          CONDITION, "the segment would refer to itself: " + names + " → \"" + name + "\""));
    });
  }

  /** Numbers the signals that {@code condition} is the first to need, and drops those nobody needs now. */
  private void decideBy(
      Transaction transaction,
      int workspace,
      Definitions definitions,
      UUID id,
      Condition condition) {
    DefinitionChanges.decideOtherwise(transaction, workspace, clock.instant());
    var needed = Needs.of(condition).signals();
    SignalNumbers.number(transaction, workspace, definitions, needed);
    var kept = SignalNumbers.needed(definitions, id::equals);
    kept.addAll(needed);
    SignalNumbers.dropOthers(transaction, workspace, kept);
  }

  private static Definitions read(Transaction transaction, int workspace) {
    return DefinitionReader.read(transaction, workspace).definitions();
  }

  private static String json(Condition condition) {
    return Json.print(ConditionPrinter.print(condition));
  }

  static RuntimeException gone() {
    return ProblemType.NOT_FOUND.because("There is no such segment");
  }
}

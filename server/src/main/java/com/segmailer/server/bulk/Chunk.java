package com.segmailer.server.bulk;

import com.segmailer.core.value.Value;
import com.segmailer.server.contact.Refusals;
import com.segmailer.server.engine.Alongside;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.engine.Outcome;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.http.Problem;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Refused;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.json.MalformedJson;
import com.segmailer.server.json.ValidationFailed;
import com.segmailer.server.json.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Items that are stored together: those in order go through the door, the others only get told. */
final class Chunk {

  private final BulkItems items;
  private final long first;
  private final List<Submission> submissions = new ArrayList<>();
  // One an item: why it is not in order, null when it is.
  private final List<@Nullable Problem> problems = new ArrayList<>();

  /**
   * @param first the index of its first item
   */
  Chunk(BulkItems items, long first) {
    this.items = items;
    this.first = first;
  }

  void add(Value item) {
    try {
      submissions.add(items.read(next(), item));
      problems.add(null);
    } catch (ValidationFailed failed) {
      problems.add(Refusals.problem(failed));
    } catch (Refused refused) {
      problems.add(refused.problem());
    }
  }

  void addBroken(MalformedJson broken) {
    var place = new Violation(Violation.Place.POINTER, broken.pointer(), broken.detail());
    var detail = broken.detail() + " (column " + broken.column() + ")";
    problems.add(Problem.of(ProblemType.MALFORMED_JSON, detail, List.of(place)));
  }

  boolean isFull() {
    return problems.size() >= Engine.MAX_BATCH;
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  /** The index of the item after the last. */
  long next() {
    return first + problems.size();
  }

  List<Outcome> store(Engine engine, int workspace) {
    return submissions.isEmpty()
        ? List.of()
        : engine.submitAll(workspace, submissions, Alongside.NOTHING);
  }

  /** Writes one object an item, in their order; {@code after} comes after each. */
  void write(JsonWriter json, Tally tally, List<Outcome> outcomes, Runnable after) {
    int stored = 0;
    for (int i = 0; i < problems.size(); i++) {
      json.object().field("index", first + i);
      var problem = problems.get(i);
      if (problem != null) {
        failed(json, tally, problem);
      } else {
        outcome(json, tally, submissions.get(stored), outcomes.get(stored));
        stored++;
      }
      json.end();
      after.run();
    }
  }

  private void outcome(JsonWriter json, Tally tally, Submission submission, Outcome outcome) {
    if (outcome instanceof Outcome.Refused(var refusal)) {
      failed(json, tally, Refusals.problem(refusal));
      return;
    }
    var status = items.status(outcome);
    tally.count(status);
    json.field("status", status);
    items.write(json, submission, outcome);
  }

  private static void failed(JsonWriter json, Tally tally, Problem problem) {
    tally.count(Tally.FAILED);
    json.field("status", Tally.FAILED).name("error");
    Refusals.write(json, problem);
  }
}

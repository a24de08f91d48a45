package com.segmailer.server.contact;

import com.segmailer.core.decision.Refusal;
import com.segmailer.core.value.Value;
import com.segmailer.server.definition.DefinitionsUnreadable;
import com.segmailer.server.engine.DoorBusy;
import com.segmailer.server.http.Problem;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.json.Pointer;
import com.segmailer.server.json.ValidationFailed;
import com.segmailer.server.json.Violation;
import com.segmailer.server.postgres.DatabaseFailure;
import java.util.List;
import java.util.Optional;

/** Why the door refused something, as the problem that callers are told. */
public final class Refusals {

  private static final String IDENTIFIER = "/identifier";

  private Refusals() {}

  /** The same for a request that names its contact by another member than {@code identifier}. */
  public static Problem problem(Refusal refusal, String member) {
    var pointer = refusal.pointer();
    boolean named = pointer.equals(IDENTIFIER) || pointer.startsWith(IDENTIFIER + "/");
    var place = named ? "/" + member + pointer.substring(IDENTIFIER.length()) : pointer;
    return problem(new Refusal(refusal.reason(), place, refusal.detail(), refusal.code()));
  }

  /** Pointers are relative to the change that was refused. */
  public static Problem problem(Refusal refusal) {
    var type = type(refusal.reason());
    var detail = refusal.detail();
    if (refusal.pointer().isEmpty()) {
      var problem = Problem.of(type, detail);
      return refusal.code().isEmpty()
          ? problem
          : problem.with("notStarted", new Value.Text(refusal.code()));
    }
    var place = Pointers.under(Pointer.ROOT, refusal.pointer());
    return Problem.of(type, detail, List.of(Violation.in(place, detail)));
  }

  private static ProblemType type(Refusal.Reason reason) {
    return switch (reason) {
      case CONTACT_NOT_FOUND -> ProblemType.NOT_FOUND;
      case IDENTIFIER_CONFLICT -> ProblemType.IDENTIFIER_CONFLICT;
      case ADDRESS_SUPPRESSED -> ProblemType.ADDRESS_SUPPRESSED;
      case CONTACT_LIMIT_REACHED -> ProblemType.CONTACT_LIMIT_REACHED;
      case VERSION_MISMATCH -> ProblemType.PRECONDITION_FAILED;
      case NOT_STARTED -> ProblemType.CONFLICT;
      case INVALID, UNSTORABLE -> ProblemType.VALIDATION_FAILED;
      case SEGMENT_NOT_MANUAL -> ProblemType.SEGMENT_IS_DYNAMIC;
    };
  }

  /** The problem of one item among many. */
  public static Problem problem(ValidationFailed failed) {
    var errors = failed.violations();
    var first = errors.getFirst();
    var more = errors.size() == 1 ? "" : ", and " + (errors.size() - 1) + " more";
    return Problem.of(
        ProblemType.VALIDATION_FAILED, first.at() + " " + first.detail() + more, errors);
  }

  /** Writes the problem of one item among many as a value. */
  public static void write(JsonWriter json, Problem problem) {
    json.object().field("type", problem.type().uri()).field("detail", problem.detail());
    if (!problem.errors().isEmpty()) {
      json.name("errors").array();
      for (var error : problem.errors()) {
        json.object().field(error.place().member(), error.at());
        json.field("detail", error.detail()).end();
      }
      json.endArray();
    }
    json.end();
  }

  /** What the engine and the database throw when it is worth trying again. */
  public static Optional<Problem> ofFailure(Throwable thrown) {
    return switch (thrown) {
      case DoorBusy busy ->
        Optional.of(Problem.of(ProblemType.REDUCED_CAPACITY, "Too many changes wait; try again")
            .withHeader("Retry-After", "1"));
      case DefinitionsUnreadable unreadable ->
        Optional.of(Problem.of(
                ProblemType.REDUCED_CAPACITY,
                "This server cannot read what another has stored of the workspace's definitions; try again")
            .withHeader("Retry-After", "5"));
      case DatabaseFailure failure
      when failure.isTransient() ->
        Optional.of(
            Problem.of(ProblemType.NOT_READY, unavailable(failure)).withHeader("Retry-After", "1"));
      default -> Optional.empty();
    };
  }

  private static String unavailable(DatabaseFailure failure) {
    if (failure.hasNoRoom()) {
      return "The database has no room left on its disk; nothing was stored";
    }
    if (failure.mayHaveCommitted()) {
      return "The database was lost; the change may have been stored or not";
    }
    return failure.isReadOnly()
        ? "The database takes no writes at the moment; try again"
        : "The database cannot be reached at the moment; try again";
  }
}

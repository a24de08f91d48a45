package com.segmailer.server.workflow;

import com.segmailer.core.contact.Identifier;
import com.segmailer.core.decision.Change;
import com.segmailer.core.workflow.Cue;
import com.segmailer.server.contact.AppliedKeys;
import com.segmailer.server.contact.ContactJson;
import com.segmailer.server.contact.ContactLookup;
import com.segmailer.server.contact.DataInput;
import com.segmailer.server.contact.Refusals;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.engine.Made;
import com.segmailer.server.engine.Outcome;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.http.Cursors;
import com.segmailer.server.http.Handler;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.json.Fields;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.postgres.Database;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /api/v2/workflows/{id}/runs}: started, looked at, and put right by hand. */
public final class RunRoutes {

  private static final String RUNS = WorkflowRoutes.WORKFLOW + "/runs";
  private static final String RUN = RUNS + "/{run}";
  private static final UUID AFTER_ALL = new UUID(-1, -1);
  private static final int LONGEST_STEP = 64;
  private static final int MOST_VERSIONS = 1_000_000;
  private static final Map<String, String> STATES = Stream.concat(
          RunRow.ACTIVE.stream(), RunRow.ENDED.stream())
      .collect(Collectors.toUnmodifiableMap(name -> name, name -> name));

  private final Database database;
  private final Engine engine;
  private final Cursors cursors;

  public RunRoutes(Database database, Engine engine, Cursors cursors) {
    this.database = database;
    this.engine = engine;
    this.cursors = cursors;
  }

  public void addTo(Router router) {
    router
        .post(RUNS, Scope.WORKFLOWS_WRITE, this::start)
        .get(
            RUNS,
            Scope.WORKFLOWS_READ,
            this::list,
            "contact",
            "state",
            "step",
            "version",
            "limit",
            "cursor")
        .get(RUN, Scope.WORKFLOWS_READ, this::show)
        .get(WorkflowRoutes.WORKFLOW + "/steps", Scope.WORKFLOWS_READ, this::steps)
        .post(RUN + "/retry", Scope.WORKFLOWS_WRITE, tell(fields -> new Cue.Order.Retry()))
        .post(RUN + "/skip", Scope.WORKFLOWS_WRITE, tell(fields -> new Cue.Order.Skip()))
        .post(
            RUN + "/move",
            Scope.WORKFLOWS_WRITE,
            tell(fields -> new Cue.Order.MoveTo(fields.text("step", LONGEST_STEP))))
        .post(
            RUN + "/end",
            Scope.WORKFLOWS_WRITE,
            tell(fields -> new Cue.Order.Stop("ended by hand")));
  }

  private WorkflowRow workflow(Request request) {
    return database
        .read(sql -> WorkflowStore.find(sql, request.workspaceId(), request.pathId("id")))
        .orElseThrow(WorkflowDefinitions::gone);
  }

  private Response start(Request request) throws IOException {
    int workspace = request.workspaceId();
    var workflow = workflow(request);
    var fields = request.fields();
    var identifier = ContactLookup.identifierIn(fields.object("identifier"));
    var data = DataInput.read(fields);
    fields.orThrow();
    var reached = submit(request, identifier, new Change.Start(workflow.id(), data))
        .orElseThrow(() -> ProblemType.CONFLICT.because("The contact did not start"));
    return answer(201, workspace, workflow, reached)
        .header(
            "Location", WorkflowRoutes.WORKFLOWS + "/" + workflow.id() + "/runs/" + reached.run());
  }

  /** The run that was started or reached, now or when the same was asked for before. */
  private record Reached(UUID run, Outcome outcome) {}

  private Optional<Reached> submit(Request request, Identifier identifier, Change change)
      throws IOException {
    int workspace = request.workspaceId();
    var key = AppliedKeys.of(request);
    var submission = new Submission.Apply(
        identifier, change, Submission.Terms.EXISTING.withAppliedKey(key.orElse(null)));
    var outcome = engine.submit(workspace, submission);
    var run = switch (outcome) {
      case Outcome.Applied applied -> Optional.ofNullable(Made.by(submission, applied));
      case Outcome.AlreadyApplied already -> database.read(sql -> Made.before(sql, workspace, key));
      case Outcome.Refused(var refusal) -> throw Refusals.problem(refusal).refusal();
      case Outcome.Erased erased -> throw new IllegalStateException("a run erased a contact");
    };
    return run.map(id -> new Reached(id, outcome));
  }

  private Response list(Request request) {
    int workspace = request.workspaceId();
    int limit = request.page().limit();
    var workflow = workflow(request);
    var query = request.query();
    var filter = new RunRow.Filter(
        query.uuid("contact").orElse(null),
        query.oneOf("state", STATES).orElse(null),
        query.text("step").orElse(null),
        query.integer("version", 1, MOST_VERSIONS).map(Long::intValue).orElse(null));
    var before = request
        .page()
        .cursor()
        .map(cursor -> UUID.fromString(
            cursors.open(workspace, request.page().list(), cursor).getFirst()))
        .orElse(AFTER_ALL);
    var found =
        database.read(sql -> RunRow.page(sql, workspace, workflow.no(), before, filter, limit + 1));
    var shown = found.subList(0, Math.min(limit, found.size()));
    var next = found.size() > limit
        ? cursors.seal(workspace, request.page().list(), shown.getLast().id().toString())
        : null;
    return Response.list(shown, next, WorkflowJson::run);
  }

  private Response show(Request request) {
    return answer(200, request.workspaceId(), workflow(request), request.pathId("run"), json -> {});
  }

  private Response answer(int status, int workspace, WorkflowRow workflow, Reached reached) {
    return answer(
        status,
        workspace,
        workflow,
        reached.run(),
        json -> ContactJson.consequences(json, reached.outcome()));
  }

  private Response answer(
      int status, int workspace, WorkflowRow workflow, UUID id, Consumer<JsonWriter> more) {
    return database.read(sql -> {
      var run = RunRow.one(sql, workspace, workflow.no(), id).orElseThrow(RunRoutes::gone);
      var log = RunRow.log(sql, workspace, id);
      var call = run.call(sql, workspace);
      return Response.json(status, json -> {
            WorkflowJson.detail(json, run, call, log);
            more.accept(json);
            json.end();
          })
          .about(run.contact());
    });
  }

  private Response steps(Request request) {
    var workflow = workflow(request);
    var steps = database.read(sql -> RunRow.steps(sql, request.workspaceId(), workflow.no()));
    return Response.list(
        steps,
        null,
        (json, at) -> json.object()
            .field("version", at.version())
            .field("step", at.step())
            .field("state", at.state())
            .field("runs", at.runs())
            .end());
  }

  private Handler tell(Function<Fields, Cue.Order> order) {
    return request -> {
      int workspace = request.workspaceId();
      var workflow = workflow(request);
      var fields = request.optionalFields();
      var wanted = order.apply(fields);
      fields.orThrow();
      var id = request.pathId("run");
      var run = database
          .read(sql -> RunRow.one(sql, workspace, workflow.no(), id))
          .orElseThrow(RunRoutes::gone);
      var change = new Change.Reach(id, new Cue.Told(wanted));
      return submit(request, Identifier.of(run.contact()), change)
          .map(reached -> answer(200, workspace, workflow, reached))
          .orElseThrow(() -> ProblemType.CONFLICT.because("The run is not where this can be done"));
    };
  }

  private static RuntimeException gone() {
    return ProblemType.NOT_FOUND.because("There is no such run");
  }
}

package com.segmailer.server.workflow;

import com.segmailer.core.condition.Violation;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.Parsed;
import com.segmailer.server.contact.AppliedKeys;
import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.http.Cursors;
import com.segmailer.server.http.Handler;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.json.Fields;
import com.segmailer.server.json.Json;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** {@code /api/v2/workflows}: drafts, and what is published of them. */
public final class WorkflowRoutes {

  static final String WORKFLOWS = "/api/v2/workflows";
  static final String WORKFLOW = WORKFLOWS + "/{id}";

  private static final String LIST = "workflows";
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_DESCRIPTION = 2_000;

  /** Characters of a draft; what can be published has far fewer. */
  static final int LONGEST_DRAFT = 500_000;

  private final Database database;
  private final DefinitionCache definitions;
  private final WorkflowDefinitions workflows;
  private final Cursors cursors;
  private final Runnable wakeWorkers;

  /** @param wakeWorkers called when there is something to build or to sweep */
  public WorkflowRoutes(
      Database database,
      DefinitionCache definitions,
      WorkflowDefinitions workflows,
      Cursors cursors,
      Runnable wakeWorkers) {
    this.database = database;
    this.definitions = definitions;
    this.workflows = workflows;
    this.cursors = cursors;
    this.wakeWorkers = wakeWorkers;
  }

  public void addTo(Router router) {
    router
        .get(WORKFLOWS, Scope.WORKFLOWS_READ, this::list, "limit", "cursor")
        .post(WORKFLOWS, Scope.WORKFLOWS_WRITE, this::create)
        .get(WORKFLOW, Scope.WORKFLOWS_READ, this::show)
        .patch(WORKFLOW, Scope.WORKFLOWS_WRITE, this::edit)
        .delete(WORKFLOW, Scope.WORKFLOWS_WRITE, this::delete)
        .get(WORKFLOW + "/versions/{version}", Scope.WORKFLOWS_READ, this::version)
        .post(WORKFLOW + "/duplicate", Scope.WORKFLOWS_WRITE, this::duplicate)
        .post(WORKFLOW + "/publish", Scope.WORKFLOWS_WRITE, turn(workflows::publish))
        .post(WORKFLOW + "/pause", Scope.WORKFLOWS_WRITE, turn(workflows::pause))
        .post(WORKFLOW + "/resume", Scope.WORKFLOWS_WRITE, turn(workflows::resume))
        .post(WORKFLOW + "/archive", Scope.WORKFLOWS_WRITE, turn(workflows::archive));
  }

  private Response list(Request request) {
    int workspace = request.workspaceId();
    int limit = request.page().limit();
    int after = request
        .page()
        .cursor()
        .map(cursor -> Integer.parseInt(cursors.open(workspace, LIST, cursor).getFirst()))
        .orElse(0);
    var found = database.read(sql -> WorkflowStore.page(sql, workspace, after, limit + 1));
    var shown = found.subList(0, Math.min(limit, found.size()));
    var next = found.size() > limit
        ? cursors.seal(workspace, LIST, Integer.toString(shown.getLast().no()))
        : null;
    return Response.list(shown, next, WorkflowJson::listed);
  }

  private Response create(Request request) throws IOException {
    int workspace = request.workspaceId();
    var fields = request.fields();
    var draft = new WorkflowDefinitions.Draft(
        name(fields, fields.text("name", LONGEST_NAME)),
        fields.optionalText("description", LONGEST_DESCRIPTION).orElse(""),
        definition(fields).orElse("{}"));
    fields.orThrow();
    var id = workflows.create(workspace, AppliedKeys.of(request), sql -> draft);
    return created(workspace, id);
  }

  private Response created(int workspace, UUID id) {
    return shown(201, workspace, id).header("Location", WORKFLOWS + "/" + id);
  }

  private static String name(Fields fields, String name) {
    // What is refused already is read as blank.
    if (fields.value("name") instanceof Value.Text(String given) && given.isBlank()) {
      fields.refuse("name", "must not be blank");
    }
    return name.strip();
  }

  /** Whatever object it is: a draft may be unfinished. */
  private static Optional<String> definition(Fields fields) {
    var printed = fields.optionalDict("definition").map(Json::print);
    if (printed.filter(json -> json.length() > LONGEST_DRAFT).isPresent()) {
      fields.refuse(
          "definition", "may have at most " + LONGEST_DRAFT + " characters, written as JSON");
    }
    return printed;
  }

  private static OptionalLong revision(Fields fields) {
    return fields
        .optionalInteger("expectedRevision", 1, Long.MAX_VALUE)
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  private Response show(Request request) {
    return shown(200, request.workspaceId(), request.pathId("id"));
  }

  private Response shown(int status, int workspace, UUID id) {
    return database.read(sql -> {
      var row = WorkflowStore.find(sql, workspace, id).orElseThrow(WorkflowDefinitions::gone);
      var problems = problems(sql, workspace, row);
      return Response.json(status, json -> WorkflowJson.write(json, row, problems));
    });
  }

  private List<Violation> problems(Transaction sql, int workspace, WorkflowRow row) {
    var known = definitions.current(sql, workspace).definitions();
    return switch (workflows.drafts().toPublish(sql, workspace, known, row)) {
      case Parsed.Valid valid -> List.of();
      case Parsed.Invalid(var violations) -> violations;
    };
  }

  private Response edit(Request request) throws IOException {
    int workspace = request.workspaceId();
    var id = request.pathId("id");
    var fields = request.fields();
    var expected = revision(fields);
    var name = fields.optionalText("name", LONGEST_NAME).map(text -> name(fields, text));
    var description = fields.optionalText("description", LONGEST_DESCRIPTION);
    var definition = definition(fields);
    fields.orThrow();
    workflows.edit(
        workspace,
        id,
        expected,
        row -> new WorkflowDefinitions.Draft(
            name.orElse(row.name()),
            description.orElse(row.description()),
            definition.orElse(row.draft())));
    return shown(200, workspace, id);
  }

  private Response delete(Request request) {
    workflows.delete(request.workspaceId(), request.pathId("id"));
    return Response.empty(204);
  }

  private Response version(Request request) {
    int workspace = request.workspaceId();
    int version = versionIn(request.path("version"));
    return database.read(sql -> {
      var row = WorkflowStore.find(sql, workspace, request.pathId("id"))
          .orElseThrow(WorkflowDefinitions::gone);
      var definition = WorkflowStore.version(sql, workspace, row.no(), version)
          .orElseThrow(WorkflowDefinitions::gone);
      return Response.json(
          200,
          json -> json.object()
              .field("version", version)
              .name("definition")
              .rawValue(WorkflowJson.bytes(definition))
              .end());
    });
  }

  private static int versionIn(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw WorkflowDefinitions.gone();
    }
  }

  private Response duplicate(Request request) throws IOException {
    int workspace = request.workspaceId();
    var fields = request.optionalFields();
    var name = fields.optionalText("name", LONGEST_NAME).map(text -> name(fields, text));
    fields.orThrow();
    var copy = workflows.create(workspace, AppliedKeys.of(request), sql -> {
      var row = WorkflowStore.find(sql, workspace, request.pathId("id"))
          .orElseThrow(WorkflowDefinitions::gone);
      return new WorkflowDefinitions.Draft(
          name.orElse(copyOf(row.name())), row.description(), row.draft());
    });
    return created(workspace, copy);
  }

  private static String copyOf(String name) {
    var copy = "Copy of " + name;
    if (copy.length() <= LONGEST_NAME) {
      return copy;
    }
    // Not through the middle of a sign that takes two.
    boolean within = Character.isHighSurrogate(copy.charAt(LONGEST_NAME - 1));
    return copy.substring(0, within ? LONGEST_NAME - 1 : LONGEST_NAME);
  }

  /** A change of a workflow's state. */
  @FunctionalInterface
  private interface Turn {
    void make(int workspace, UUID id, OptionalLong expectedRevision);
  }

  private Handler turn(Turn turn) {
    return request -> {
      var fields = request.optionalFields();
      var expected = revision(fields);
      fields.orThrow();
      turn.make(request.workspaceId(), request.pathId("id"), expected);
      wakeWorkers.run();
      return shown(200, request.workspaceId(), request.pathId("id"));
    };
  }
}

package com.segmailer.server.workflow;

import com.segmailer.core.value.Value;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.postgres.Database;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code /api/v2/workflows/{id}/migrate}: runs of earlier versions go on in the present one, where they
 * stand. Without being asked, runs stay with their version to the end.
 */
public final class MigrationRoutes {

  private static final int MOST_VERSIONS = 1_000_000;
  private static final Map<String, Boolean> VANISHED = Map.of("fail", false, "discard", true);

  private final Database database;
  private final WorkflowDefinitions workflows;
  private final Runnable wakeWorkers;

  /** @param wakeWorkers called when there is something to sweep */
  public MigrationRoutes(Database database, WorkflowDefinitions workflows, Runnable wakeWorkers) {
    this.database = database;
    this.workflows = workflows;
    this.wakeWorkers = wakeWorkers;
  }

  public void addTo(Router router) {
    router.post(WorkflowRoutes.WORKFLOW + "/migrate", Scope.WORKFLOWS_WRITE, this::migrate);
  }

  /** Runs at one step of one version. */
  private record Group(int version, String step, long runs, boolean vanishes) {}

  private Response migrate(Request request) throws IOException {
    int workspace = request.workspaceId();
    var fields = request.optionalFields();
    var from = fields.optionalInteger("from", 1, MOST_VERSIONS).map(Long::intValue);
    boolean dryRun = fields.optionalBool("dryRun").orElse(true);
    boolean discard = fields.optionalOneOf("vanished", VANISHED).orElse(false);
    fields.orThrow();
    var row = database
        .read(sql -> WorkflowStore.find(sql, workspace, request.pathId("id")))
        .orElseThrow(WorkflowDefinitions::gone);
    if (row.version() == 0 || row.state().equals("archived")) {
      throw ProblemType.CONFLICT.because("The workflow is " + row.state());
    }
    var groups = groups(workspace, row).stream()
        .filter(group -> from.isEmpty() || from.get() == group.version())
        .toList();
    long vanishing =
        groups.stream().filter(Group::vanishes).mapToLong(Group::runs).sum();
    if (!dryRun) {
      if (vanishing > 0 && !discard) {
        throw ProblemType.CONFLICT.because(
            vanishing + " runs stand at steps that version " + row.version() + " lacks");
      }
      workflows.migrate(
          workspace, row.id(), new Sweep.Migration(row.version(), from.orElse(null), discard));
      wakeWorkers.run();
    }
    return Response.json(dryRun ? 200 : 202, json -> {
      json.object()
          .field("to", row.version())
          .field("dryRun", dryRun)
          .name("groups")
          .array();
      for (var group : groups) {
        json.object()
            .field("version", group.version())
            .field("step", group.step())
            .field("runs", group.runs())
            .field("becomes", group.vanishes() ? "ended" : "migrated")
            .end();
      }
      json.endArray().end();
    });
  }

  private List<Group> groups(int workspace, WorkflowRow row) {
    return database.read(sql -> {
      var definition = WorkflowStore.version(sql, workspace, row.no(), row.version())
          .map(WorkflowDefinitions::value)
          .orElse(Value.Dict.EMPTY);
      var steps =
          definition instanceof Value.Dict dict && dict.get("steps") instanceof Value.Dict found
              ? found.members().keySet()
              : List.<String>of();
      var groups = new LinkedHashMap<String, Group>();
      for (var at : RunRow.steps(sql, workspace, row.no())) {
        if (at.version() != row.version()) {
          groups.merge(
              at.version() + "/" + at.step(),
              new Group(at.version(), at.step(), at.runs(), !steps.contains(at.step())),
              (one, other) ->
                  new Group(one.version(), one.step(), one.runs() + other.runs(), one.vanishes()));
        }
      }
      return List.copyOf(groups.values());
    });
  }
}

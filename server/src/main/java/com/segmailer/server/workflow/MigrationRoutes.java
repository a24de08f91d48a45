package com.segmailer.server.workflow;

import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.postgres.Database;
import java.io.IOException;
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
    var plan = database.read(sql -> MigrationPlan.of(sql, workspace, row, from, discard));
    if (!dryRun) {
      plan.refusal().ifPresent(detail -> {
        throw ProblemType.CONFLICT.because(detail);
      });
      workflows.migrate(
          workspace, row.id(), new Sweep.Migration(row.version(), from.orElse(null), discard));
      wakeWorkers.run();
    }
    return Response.json(dryRun ? 200 : 202, json -> plan.write(json, dryRun));
  }
}

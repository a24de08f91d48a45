package com.segmailer.server.imports;

import com.segmailer.server.http.Cursors;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.postgres.Database;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** {@code /api/v2/imports}: files of contacts that are applied in the background. */
public final class ImportRoutes {

  private static final String PATH = "/api/v2/imports";
  private static final String LIST = "imports";
  private static final UUID LAST_ID = new UUID(-1, -1);

  private final Database database;
  private final Upload upload;
  private final Cursors cursors;
  private final InstantSource clock;
  private final Runnable wakeWorker;
  private final ImportStore store = new ImportStore();

  /** @param wakeWorker called when there is something new to work on */
  public ImportRoutes(
      Database database, Upload upload, Cursors cursors, InstantSource clock, Runnable wakeWorker) {
    this.database = database;
    this.upload = upload;
    this.cursors = cursors;
    this.clock = clock;
    this.wakeWorker = wakeWorker;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .upload(
            PATH,
            Scope.IMPORTS_WRITE,
            this::create,
            "format",
            "mapping",
            "delimiter",
            "inferTypes",
            "triggerWorkflows",
            "resubscribe",
            "fileName")
        .get(PATH, Scope.IMPORTS_READ, this::list, "limit", "cursor")
        .get(PATH + "/{id}", Scope.IMPORTS_READ, this::get)
        .delete(PATH + "/{id}", Scope.IMPORTS_WRITE, this::delete)
        .post(PATH + "/{id}/cancel", Scope.IMPORTS_WRITE, this::cancel)
        .get(PATH + "/{id}/errors", Scope.IMPORTS_READ, this::errors, "format");
  }

  private Response create(Request request) throws IOException {
    var options = ImportJson.options(request);
    var id = upload.store(request.workspaceId(), options, request.stream());
    wakeWorker.run();
    return answer(202, find(request.workspaceId(), id)).header("Location", PATH + "/" + id);
  }

  private Response get(Request request) {
    return answer(200, find(request.workspaceId(), request.pathId("id")));
  }

  private Response list(Request request) {
    var page = request.page();
    int workspace = request.workspaceId();
    var before = page.cursor()
        .map(cursor -> UUID.fromString(cursors.open(workspace, LIST, cursor).getFirst()))
        .orElse(LAST_ID);
    var found = database.read(sql -> store.latest(sql, workspace, before, page.limit() + 1));
    boolean more = found.size() > page.limit();
    List<Import> shown = more ? found.subList(0, page.limit()) : found;
    var next = more ? cursors.seal(workspace, LIST, shown.getLast().id().toString()) : null;
    return Response.list(shown, next, ImportJson::write);
  }

  private Response cancel(Request request) {
    var id = request.pathId("id");
    database.inTransaction(sql -> {
      store.cancel(sql, request.workspaceId(), id, clock.instant());
      return id;
    });
    return answer(200, find(request.workspaceId(), id));
  }

  private Response delete(Request request) {
    boolean was = database.inTransaction(
        sql -> store.forget(sql, request.workspaceId(), request.pathId("id")));
    if (!was) {
      throw notFound();
    }
    return Response.empty(204);
  }

  private Response errors(Request request) {
    var id = request.pathId("id");
    var format = request.query().oneOf("format", FileFormat.BY_NAME).orElse(FileFormat.NDJSON);
    find(request.workspaceId(), id);
    var file = new ErrorFile(database, store, request.workspaceId(), id);
    var response = switch (format) {
      case CSV -> Response.stream(200, Response.CSV, file::writeCsv);
      case NDJSON -> Response.stream(200, Response.NDJSON, file::writeNdjson);
    };
    return response.header(
        "Content-Disposition", "attachment; filename=\"import-errors." + format.wireName() + "\"");
  }

  private Import find(int workspace, UUID id) {
    return database.read(sql -> store.find(sql, workspace, id)).orElseThrow(ImportRoutes::notFound);
  }

  private static RuntimeException notFound() {
    return ProblemType.NOT_FOUND.because("There is no such import");
  }

  private static Response answer(int status, Import one) {
    return Response.json(status, json -> ImportJson.write(json, one));
  }
}

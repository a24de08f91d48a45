package com.segmailer.server.template;

import com.segmailer.server.http.Cursors;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.postgres.Database;
import java.util.UUID;
import java.util.regex.Pattern;

/** The versions of a template, which never change. */
public final class VersionRoutes {

  private static final String VERSIONS = TemplateRoutes.TEMPLATE + "/versions";
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

  private final Database database;
  private final Cursors cursors;

  public VersionRoutes(Database database, Cursors cursors) {
    this.database = database;
    this.cursors = cursors;
  }

  public void addTo(Router router) {
    router
        .get(VERSIONS, Scope.TEMPLATES_READ, this::list, "limit", "cursor")
        .get(VERSIONS + "/{version}", Scope.TEMPLATES_READ, this::show);
  }

  private Response list(Request request) {
    int workspace = request.workspaceId();
    var id = request.pathId("id");
    requireTemplate(workspace, id);
    int limit = request.page().limit();
    var list = "versions of " + id;
    int before = request
        .page()
        .cursor()
        .map(cursor -> Integer.parseInt(cursors.open(workspace, list, cursor).getFirst()))
        .orElse(Integer.MAX_VALUE);
    var found = database.read(sql -> TemplateStore.versions(sql, workspace, id, before, limit + 1));
    var shown = found.subList(0, Math.min(limit, found.size()));
    var next = found.size() > limit
        ? cursors.seal(workspace, list, Integer.toString(shown.getLast().version()))
        : null;
    return Response.list(shown, next, (json, one) -> TemplateJson.line(json, one));
  }

  private Response show(Request request) {
    int workspace = request.workspaceId();
    var id = request.pathId("id");
    var version = request.path("version");
    if (!NUMBER.matcher(version).matches()) {
      throw TemplateRoutes.gone();
    }
    int number = Integer.parseInt(version);
    var found = database
        .read(sql -> TemplateStore.version(sql, workspace, id, number))
        .orElseThrow(TemplateRoutes::gone);
    return Response.json(200, json -> TemplateJson.version(json, found));
  }

  private void requireTemplate(int workspace, UUID id) {
    if (database.read(sql -> TemplateStore.find(sql, workspace, id)).isEmpty()) {
      throw TemplateRoutes.gone();
    }
  }
}

package com.segmailer.server.template;

import com.segmailer.server.attribute.AttributeNames;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.json.Fields;
import com.segmailer.server.postgres.Database;
import java.io.IOException;
import java.util.List;

/** What a message would look like, and what is wrong with a content; nothing of it is kept. */
public final class PreviewRoutes {

  private final Database database;
  private final PreviewFacts facts;

  public PreviewRoutes(Database database, PreviewFacts facts) {
    this.database = database;
    this.facts = facts;
  }

  public void addTo(Router router) {
    router
        .post(TemplateRoutes.TEMPLATES + "/preview", Scope.TEMPLATES_READ, this::unsaved)
        .post(TemplateRoutes.TEMPLATES + "/check", Scope.TEMPLATES_READ, this::check)
        .post(TemplateRoutes.TEMPLATE + "/preview", Scope.TEMPLATES_READ, this::saved);
  }

  private Response unsaved(Request request) throws IOException {
    var fields = request.fields();
    var content = ContentInput.read(fields);
    var given = facts.read(fields, request);
    fields.orThrow();
    return preview(request, fields, content, given);
  }

  private Response saved(Request request) throws IOException {
    int workspace = request.workspaceId();
    var fields = request.optionalFields();
    var id = request.pathId("id");
    var template = database
        .read(sql -> TemplateStore.find(sql, workspace, id))
        .orElseThrow(TemplateRoutes::gone);
    int version = fields
        .optionalInteger("version", 1, TemplateRoutes.MOST)
        .map(Long::intValue)
        .orElse(template.version());
    var given = facts.read(fields, request);
    fields.orThrow();
    var content = database
        .read(sql -> TemplateStore.version(sql, workspace, id, version))
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("The template has no such version"))
        .content();
    return preview(request, fields, content, given);
  }

  private Response check(Request request) throws IOException {
    var fields = request.fields();
    var content = ContentInput.read(fields);
    fields.orThrow();
    return switch (Compiler.compile(content)) {
      case Compilation.Done compiled -> {
        var warnings = warnings(request.workspaceId(), compiled);
        yield Response.json(200, json -> TemplateJson.checked(json, List.of(), warnings));
      }
      case Compilation.Wrong(var findings) ->
        Response.json(200, json -> TemplateJson.checked(json, findings, List.of()));
    };
  }

  private Response preview(
      Request request, Fields fields, InlineContent content, PreviewFacts.Given given) {
    switch (Compiler.compile(content)) {
      case Compilation.Done compiled -> {
        var rendered =
            Rendering.of(compiled.sources().parsed(), facts.facts(request.workspaceId(), given));
        if (rendered instanceof Rendered.Message message) {
          var warnings = warnings(request.workspaceId(), compiled);
          return Response.json(200, json -> TemplateJson.message(json, message, warnings));
        }
        if (rendered instanceof Rendered.Failed(String part, String reason, int line)) {
          var field = part.equals("html") ? "body" : part;
          fields.refuse(field, reason + " (line " + line + " of the compiled " + part + ")");
        }
      }
      case Compilation.Wrong(var findings) ->
        findings.forEach(one -> fields.refuse(one.field(), one.detail()));
    }
    fields.orThrow();
    throw new IllegalStateException("a preview neither succeeded nor failed");
  }

  private List<Finding> warnings(int workspace, Compilation.Done compiled) {
    return Check.warnings(
        compiled.fields(),
        compiled.sources(),
        database.read(sql -> AttributeNames.all(sql, workspace)));
  }
}

package com.segmailer.server.template;

import com.segmailer.core.value.Value;
import com.segmailer.server.attribute.AttributeNames;
import com.segmailer.server.contact.AppliedKeys;
import com.segmailer.server.definition.Referrer;
import com.segmailer.server.engine.Made;
import com.segmailer.server.http.Cursors;
import com.segmailer.server.http.Problem;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Refused;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.json.Fields;
import com.segmailer.server.json.Pointer;
import com.segmailer.server.json.ValidationFailed;
import com.segmailer.server.json.Violation;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.runtime.Ids;
import com.segmailer.server.topic.TopicDefinitions;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Templates: created, listed, edited, deleted. */
public final class TemplateRoutes {

  static final String TEMPLATES = "/api/v2/templates";
  static final String TEMPLATE = TEMPLATES + "/{id}";

  /** Templates of a workspace, and versions of a template. */
  static final int MOST = 10_000;

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Database database;
  private final Templates templates;
  private final Cursors cursors;
  private final Ids ids;
  private final InstantSource clock;

  public TemplateRoutes(
      Database database, Templates templates, Cursors cursors, Ids ids, InstantSource clock) {
    this.database = database;
    this.templates = templates;
    this.cursors = cursors;
    this.ids = ids;
    this.clock = clock;
  }

  public void addTo(Router router) {
    router
        .get(TEMPLATES, Scope.TEMPLATES_READ, this::list, "limit", "cursor")
        .post(TEMPLATES, Scope.TEMPLATES_WRITE, this::create)
        .get(TEMPLATE, Scope.TEMPLATES_READ, this::show)
        .patch(TEMPLATE, Scope.TEMPLATES_WRITE, this::edit)
        .delete(TEMPLATE, Scope.TEMPLATES_WRITE, this::delete);
  }

  static Refused gone() {
    return ProblemType.NOT_FOUND.because("There is no such template");
  }

  private Response list(Request request) {
    int workspace = request.workspaceId();
    int limit = request.page().limit();
    var after = request
        .page()
        .cursor()
        .map(cursor ->
            UUID.fromString(cursors.open(workspace, "templates", cursor).getFirst()))
        .orElse(BEFORE_ALL);
    var found = database.read(sql -> TemplateStore.page(sql, workspace, after, limit + 1));
    var shown = found.subList(0, Math.min(limit, found.size()));
    var next = found.size() > limit
        ? cursors.seal(workspace, "templates", shown.getLast().id().toString())
        : null;
    return Response.list(shown, next, (json, one) -> TemplateJson.line(json, one));
  }

  private Response create(Request request) throws IOException {
    var fields = request.fields();
    var settings = TemplateSettings.read(fields);
    var content = ContentInput.read(fields);
    fields.orThrow();
    var compiled = compiled(fields, content);
    int workspace = request.workspaceId();
    var now = now();
    var template = new StoredTemplate(ids.next(), settings, 1, 1, now, now);
    var version = new StoredVersion(1, content, compiled.sources(), now);
    var key = AppliedKeys.of(request);
    var before = database.inTransaction(sql -> {
      var made = Made.before(sql, workspace, key, template.id(), now);
      if (made.isPresent()) {
        return made;
      }
      if (TemplateStore.count(sql, workspace) >= MOST) {
        throw ProblemType.CONFLICT.because("The workspace has " + MOST + " templates already");
      }
      requireTopic(sql, workspace, settings);
      TemplateStore.insert(sql, workspace, template);
      TemplateStore.insertVersion(sql, workspace, template.id(), version);
      return made;
    });
    var answer = before.isPresent()
        ? shown(201, workspace, before.get())
        : answer(201, workspace, template, content, compiled);
    return answer.header("Location", TEMPLATES + "/" + before.orElse(template.id()));
  }

  private static void requireTopic(Transaction sql, int workspace, TemplateSettings settings) {
    var topic = settings.topic();
    if (topic != null && !TopicDefinitions.lock(sql, workspace, topic)) {
      throw new ValidationFailed(
          Violation.in(Pointer.ROOT.member("topic"), "is no topic of this workspace"));
    }
  }

  private Response show(Request request) {
    return shown(200, request.workspaceId(), request.pathId("id"));
  }

  private Response shown(int status, int workspace, UUID id) {
    var template = find(workspace, id);
    var stored = version(workspace, template);
    var content = stored.content();
    return answer(
        status,
        workspace,
        template,
        content,
        new Compilation.Done(stored.sources(), Compiler.fields(content)));
  }

  private Response edit(Request request) throws IOException {
    int workspace = request.workspaceId();
    // Read even if there is no such template: a body left unread costs the connection.
    var fields = request.fields();
    var before = find(workspace, request.pathId("id"));
    request.ifMatch().ifPresent(match -> match.require(before.tag()));
    var contentBefore = version(workspace, before).content();
    var settings = TemplateSettings.patch(fields, before.settings());
    var content = ContentInput.patch(fields, contentBefore);
    fields.orThrow();
    var compiled = compiled(fields, content);
    boolean changed = !content.equals(contentBefore);
    int version = changed ? before.version() + 1 : before.version();
    if (version > MOST) {
      throw ProblemType.CONFLICT.because("The template has " + MOST + " versions already");
    }
    // Who says what is there already takes nobody's tag away.
    if (!changed && settings.equals(before.settings())) {
      return answer(200, workspace, before, content, compiled);
    }
    var now = now();
    boolean stored = database.inTransaction(sql -> {
      requireTopic(sql, workspace, settings);
      boolean first = TemplateStore.update(sql, workspace, before, settings, version, now);
      if (first && changed) {
        var made = new StoredVersion(version, content, compiled.sources(), now);
        TemplateStore.insertVersion(sql, workspace, before.id(), made);
      }
      return first;
    });
    if (!stored) {
      throw faster(workspace, before.id(), request);
    }
    return answer(200, workspace, find(workspace, before.id()), content, compiled);
  }

  private Response delete(Request request) {
    int workspace = request.workspaceId();
    var template = find(workspace, request.pathId("id"));
    request.ifMatch().ifPresent(match -> match.require(template.tag()));
    boolean deleted = database.inTransaction(sql -> {
      // Whoever is about to refer to it holds it, and is seen below, or finds it gone.
      boolean first = TemplateStore.delete(sql, workspace, template);
      var referrers = templates.referrers(sql, workspace, template.id());
      if (!referrers.isEmpty()) {
        throw inUse(referrers);
      }
      return first;
    });
    if (!deleted) {
      throw faster(workspace, template.id(), request);
    }
    return Response.empty(204);
  }

  private static Refused inUse(List<Referrer> referrers) {
    List<Value> listed = referrers.stream().map(Referrer::value).toList();
    return Problem.of(ProblemType.TEMPLATE_IN_USE, "Something else refers to the template")
        .with("referrers", new Value.Array(listed))
        .refusal();
  }

  /** Somebody else changed or deleted it between our reading and writing. */
  private Refused faster(int workspace, UUID id, Request request) {
    var now = find(workspace, id);
    request.ifMatch().ifPresent(match -> match.require(now.tag()));
    return ProblemType.CONFLICT.because("Somebody else changed the template just now; try again");
  }

  private static Compilation.Done compiled(Fields fields, InlineContent content) {
    switch (Compiler.compile(content)) {
      case Compilation.Done done -> {
        return done;
      }
      case Compilation.Wrong(var findings) -> {
        findings.forEach(one -> fields.refuse(one.field(), one.detail()));
        fields.orThrow();
        throw new IllegalStateException("a content without findings is not wrong");
      }
    }
  }

  private Response answer(
      int status,
      int workspace,
      StoredTemplate template,
      InlineContent content,
      Compilation.Done compiled) {
    var known = database.read(sql -> AttributeNames.all(sql, workspace));
    var warnings = Check.warnings(compiled.fields(), compiled.sources(), known);
    return Response.json(status, json -> TemplateJson.write(json, template, content, warnings))
        .etag(template.tag());
  }

  private StoredTemplate find(int workspace, UUID id) {
    return database
        .read(sql -> TemplateStore.find(sql, workspace, id))
        .orElseThrow(TemplateRoutes::gone);
  }

  private StoredVersion version(int workspace, StoredTemplate template) {
    return database
        .read(sql -> TemplateStore.version(sql, workspace, template.id(), template.version()))
        .orElseThrow(TemplateRoutes::gone);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}

package com.segmailer.server.workflow;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.ConditionParser;
import com.segmailer.core.condition.Parsed;
import com.segmailer.core.value.Value;
import com.segmailer.server.contact.AppliedKeys;
import com.segmailer.server.engine.AppliedKey;
import com.segmailer.server.engine.Made;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.json.Json;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.runtime.Ids;
import com.segmailer.server.segment.SegmentDefinitions;
import com.segmailer.server.template.Format;
import com.segmailer.server.template.InlineContent;
import com.segmailer.server.template.Templates;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** {@code /api/v2/workflows/recipes}: workflows ready to be used. */
public final class RecipeRoutes {

  private static final String RECIPES = WorkflowRoutes.WORKFLOWS + "/recipes";

  private final WorkflowDefinitions workflows;
  private final SegmentDefinitions segments;
  private final Ids ids;
  private final InstantSource clock;
  private final Runnable wakeWorkers;

  /** @param wakeWorkers called when there is something to build */
  public RecipeRoutes(
      WorkflowDefinitions workflows,
      SegmentDefinitions segments,
      Ids ids,
      InstantSource clock,
      Runnable wakeWorkers) {
    this.workflows = workflows;
    this.segments = segments;
    this.ids = ids;
    this.clock = clock;
    this.wakeWorkers = wakeWorkers;
  }

  public void addTo(Router router) {
    router
        .get(RECIPES, Scope.WORKFLOWS_READ, this::list)
        .post(RECIPES + "/{name}", Scope.WORKFLOWS_WRITE, this::install);
  }

  private Response list(Request request) {
    var recipes =
        Recipe.KEYS.stream().map(Recipe::named).flatMap(Optional::stream).toList();
    return Response.list(
        recipes,
        null,
        (json, recipe) -> json.object()
            .field("name", recipe.key())
            .field("title", recipe.name())
            .field("description", recipe.description())
            .field("definition", recipe.workflow())
            .end());
  }

  private Response install(Request request) throws IOException {
    int workspace = request.workspaceId();
    var fields = request.optionalFields();
    boolean publish = fields.optionalBool("publish").orElse(false);
    fields.orThrow();
    var recipe = Recipe.named(request.path("name"))
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such recipe"));
    var key = AppliedKeys.of(request);
    var made = new HashMap<String, String>();
    recipe
        .segments()
        .forEach((name, one) -> made.put(
            "{segment:" + name + "}",
            segment(workspace, key.map(k -> k.part("segment:" + name)), (Value.Dict) one)
                .toString()));
    var id = workflows.create(workspace, key, sql -> {
      recipe.templates().forEach((name, one) -> {
        var part = key.map(k -> k.part("template:" + name));
        var template = template(sql, workspace, part, recipe, (Value.Dict) one);
        made.put("{template:" + name + "}", template.toString());
      });
      var definition = Json.print(Recipe.filled(recipe.workflow(), made));
      return new WorkflowDefinitions.Draft(recipe.name(), recipe.description(), definition);
    });
    if (publish) {
      workflows.publishFirst(workspace, id);
    }
    wakeWorkers.run();
    return answer(id, made, publish);
  }

  private UUID template(
      Transaction sql,
      int workspace,
      Optional<AppliedKey> key,
      Recipe recipe,
      Value.Dict template) {
    var id = ids.next();
    var before = Made.before(sql, workspace, key, id, clock.instant());
    if (before.isEmpty()) {
      Templates.create(
          sql,
          workspace,
          id,
          recipe.name() + ": "
              + Recipe.text(template, "subject").split("[,{]")[0].strip(),
          content(template),
          clock.instant());
    }
    return before.orElse(id);
  }

  private UUID segment(int workspace, Optional<AppliedKey> key, Value.Dict segment) {
    return segments.create(
        workspace,
        key,
        Recipe.text(segment, "name"),
        "",
        Optional.of(condition(segment.get("condition"))));
  }

  private static Condition condition(Value json) {
    return switch (ConditionParser.parse(json, ConditionParser.Options.CONTACT)) {
      case Parsed.Valid(var condition) -> condition;
      case Parsed.Invalid(var violations) ->
        throw new IllegalStateException("a recipe's condition is wrong: " + violations);
    };
  }

  private static InlineContent content(Value.Dict template) {
    return new InlineContent(
        Format.HTML,
        Recipe.text(template, "subject"),
        "",
        Recipe.text(template, "body"),
        Optional.empty());
  }

  private static Response answer(UUID id, Map<String, String> made, boolean published) {
    return Response.json(201, json -> {
          json.object().field("workflow", id).field("published", published);
          listed(json.name("templates").array(), made, "{template:");
          listed(json.endArray().name("segments").array(), made, "{segment:");
          json.endArray().end();
        })
        .header("Location", WorkflowRoutes.WORKFLOWS + "/" + id);
  }

  private static void listed(JsonWriter json, Map<String, String> made, String kind) {
    made.entrySet().stream()
        .filter(one -> one.getKey().startsWith(kind))
        .sorted(Map.Entry.comparingByKey())
        .forEach(one -> json.text(one.getValue()));
  }
}

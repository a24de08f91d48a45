package com.segmailer.server.attribute;

import com.segmailer.core.contact.AttributeName;
import com.segmailer.core.contact.AttributeType;
import com.segmailer.core.value.Value;
import com.segmailer.server.definition.DefinitionChanges;
import com.segmailer.server.http.Cursors;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Query;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.postgres.Database;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /api/v2/attributes}: what is known of attributes, and which types they must have. */
public final class AttributeRoutes {

  private static final String PATH = "/api/v2/attributes";
  private static final String LIST = "attributes";
  private static final int MAX_DESCRIPTION = 2_000;

  /** Declarations of a workspace. All are read with the definitions, and looked at with each write. */
  static final int MAX_DECLARED = 1_000;

  private static final Map<String, AttributeType> TYPES = types();

  private final Database database;
  private final DefinitionChanges definitions;
  private final Cursors cursors;
  private final AttributeStore store = new AttributeStore();

  public AttributeRoutes(Database database, DefinitionChanges definitions, Cursors cursors) {
    this.database = database;
    this.definitions = definitions;
    this.cursors = cursors;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get(PATH, Scope.ATTRIBUTES_READ, this::list, "limit", "cursor")
        .put(PATH + "/{name}", Scope.ATTRIBUTES_WRITE, this::declare)
        .delete(PATH + "/{name}", Scope.ATTRIBUTES_WRITE, this::withdraw);
  }

  private Response list(Request request) {
    int workspace = request.workspaceId();
    var page = request.page();
    var after = page.cursor()
        .map(cursor -> cursors.open(workspace, LIST, cursor).getFirst())
        .orElse("");
    var found = database.read(sql -> store.page(sql, workspace, after, page.limit() + 1));
    boolean more = found.size() > page.limit();
    var shown = more ? found.subList(0, page.limit()) : found;
    var examples = examples(workspace, shown);
    var next = more ? cursors.seal(workspace, LIST, shown.getLast().name()) : null;
    return Response.list(
        shown, next, (json, one) -> write(json, one, examples.getOrDefault(one.name(), List.of())));
  }

  private Response declare(Request request) throws IOException {
    int workspace = request.workspaceId();
    var name = request.path("name");
    AttributeName.problemWith(name).ifPresent(problem -> {
      throw Query.refused("name", problem);
    });
    var fields = request.fields();
    var type = fields.oneOf("type", TYPES);
    var description = fields.optionalText("description", MAX_DESCRIPTION).orElse("");
    fields.orThrow();
    var declared = definitions.make(workspace, sql -> {
      if (store.othersDeclared(sql, workspace, name) >= MAX_DECLARED) {
        throw ProblemType.CONFLICT.because(
            "A workspace declares the types of at most " + MAX_DECLARED + " attributes");
      }
      store.declare(sql, workspace, name, type, description);
      return store.find(sql, workspace, name).orElseThrow();
    });
    var examples = examples(workspace, List.of(declared));
    return Response.json(
        200, json -> write(json, declared, examples.getOrDefault(name, List.of())));
  }

  private Response withdraw(Request request) {
    int workspace = request.workspaceId();
    var name = request.path("name");
    if (!definitions.make(workspace, sql -> store.withdraw(sql, workspace, name))) {
      throw ProblemType.NOT_FOUND.because("No type is declared for this attribute");
    }
    return Response.empty(204);
  }

  private Map<String, List<Value>> examples(int workspace, List<Attribute> attributes) {
    var names = attributes.stream().map(Attribute::name).toList();
    return names.isEmpty() ? Map.of() : database.read(sql -> store.examples(sql, workspace, names));
  }

  private static void write(JsonWriter json, Attribute one, List<Value> examples) {
    json.object().field("name", one.name()).name("types").array();
    one.types().forEach(type -> json.text(type.equals("list") ? "array" : type));
    json.endArray()
        .field("declaredType", one.declaredType())
        .field("description", one.description())
        .field("examples", new Value.Array(examples))
        .field("firstSeenAt", one.firstSeenAt())
        .end();
  }

  private static Map<String, AttributeType> types() {
    var types = new LinkedHashMap<String, AttributeType>();
    Arrays.stream(AttributeType.values())
        .forEach(type -> types.put(AttributeStore.nameOf(type), type));
    return types;
  }
}

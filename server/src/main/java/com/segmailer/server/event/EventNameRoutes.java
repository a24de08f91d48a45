package com.segmailer.server.event;

import com.segmailer.server.http.Cursors;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;

/** The catalogue of events: names, and the properties and types seen with them. */
public final class EventNameRoutes {

  private static final String LIST = "event names";

  // The page is of names; each brings as many rows as it has properties and types.
  private static final String NAMES = """
      select n.name, p.property, p.type, p.first_seen
        from (select distinct name
                from event_names
               where workspace_id = ? and name > ?
               order by name
               limit ?) n
        join event_names p on p.workspace_id = ? and p.name = n.name
       order by n.name, p.property, p.type
      """;

  private record Seen(String name, String property, String type, Instant at) {
    static Seen of(Row row) {
      return new Seen(row.text(1), row.text(2), row.text(3), row.instant(4));
    }
  }

  /** A name with everything seen of it. */
  private record Name(String name, List<Seen> seen) {

    void write(JsonWriter json) {
      var properties = new TreeMap<String, List<String>>();
      for (var one : seen) {
        if (!one.property().isEmpty()) {
          properties.computeIfAbsent(one.property(), p -> new ArrayList<>()).add(one.type());
        }
      }
      var first = seen.stream().map(Seen::at).min(Instant::compareTo).orElseThrow();
      json.object()
          .field("name", name)
          .field("firstSeenAt", first)
          .name("properties")
          .array();
      properties.forEach((property, types) -> {
        json.object().field("name", property).name("types").array();
        types.forEach(type -> json.text(type.equals("list") ? "array" : type));
        json.endArray().end();
      });
      json.endArray().end();
    }
  }

  private final Database database;
  private final Cursors cursors;

  public EventNameRoutes(Database database, Cursors cursors) {
    this.database = database;
    this.cursors = cursors;
  }

  public void addTo(Router router) {
    router.get("/v1/events/names", Scope.EVENTS_READ, this::names, "limit", "cursor");
  }

  private Response names(Request request) {
    int workspace = request.workspaceId();
    var page = request.page();
    var after = page.cursor()
        .map(cursor -> cursors.open(workspace, LIST, cursor).getFirst())
        .orElse("");
    var byName = new HashMap<String, List<Seen>>();
    var names = new ArrayList<Name>();
    var rows = database.read(
        sql -> sql.query(NAMES, Seen::of, workspace, after, page.limit() + 1, workspace));
    for (var row : rows) {
      byName
          .computeIfAbsent(row.name(), name -> {
            var seen = new ArrayList<Seen>();
            names.add(new Name(name, seen));
            return seen;
          })
          .add(row);
    }
    boolean more = names.size() > page.limit();
    var shown = more ? names.subList(0, page.limit()) : names;
    var next = more ? cursors.seal(workspace, LIST, shown.getLast().name()) : null;
    return Response.list(shown, next, (json, name) -> name.write(json));
  }
}

package com.segmailer.server.contact;

import com.segmailer.core.value.Value;
import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.http.Cursors;
import com.segmailer.server.http.Downloads;
import com.segmailer.server.http.Problem;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** What is known of one person: the timeline, the segments, and everything in one document. */
public final class PersonRoutes {

  private static final String CONTACT = "/api/v2/contacts/{id}";

  private static final String SEGMENTS = """
      select s.no, s.id, s.name, s.type, m.entered_at
        from contacts c
       cross join lateral unnest(c.segments) as n(no)
        join segments s on s.workspace_id = c.workspace_id and s.no = n.no
        join memberships m
          on m.workspace_id = c.workspace_id and m.segment_no = n.no and m.contact_id = c.id
       where c.workspace_id = ? and c.id = ? and n.no > ? and s.state <> 'deleted'
       order by n.no
       limit ?
      """;

  /** What the document holds that a key must be allowed to read, beside contacts. */
  private static final List<Scope> EXPORTED =
      List.of(Scope.MESSAGES_READ, Scope.WORKFLOWS_READ, Scope.WEBHOOKS_READ);

  private final Database database;
  private final DefinitionCache definitions;
  private final Cursors cursors;
  private final List<PersonPart> parts;
  private final Downloads downloads;
  private final InstantSource clock;

  /** @param parts what other features hold about a person */
  public PersonRoutes(
      Database database,
      DefinitionCache definitions,
      Cursors cursors,
      List<PersonPart> parts,
      Downloads downloads,
      InstantSource clock) {
    this.database = database;
    this.definitions = definitions;
    this.cursors = cursors;
    this.parts = List.copyOf(parts);
    this.downloads = downloads;
    this.clock = clock;
  }

  public void addTo(Router router) {
    router.get(CONTACT + "/timeline", Scope.CONTACTS_READ, this::timeline, "limit", "cursor");
    router.get(CONTACT + "/segments", Scope.CONTACTS_READ, this::segments, "limit", "cursor");
    router.get(CONTACT + "/export", Scope.CONTACTS_READ, this::export);
  }

  private Response timeline(Request request) {
    int workspace = request.workspaceId();
    var id = request.pathId("id");
    var list = "timeline " + id;
    var asked = request.page();
    var from = asked
        .cursor()
        .map(cursor -> Timeline.Position.of(cursors.open(workspace, list, cursor)))
        .orElse(Timeline.Position.NEWEST);
    var page = database.read(sql -> {
      requireContact(sql, workspace, id);
      return Timeline.page(sql, workspace, id, from, asked.limit());
    });
    var next = page.more()
        ? cursors.seal(workspace, list, page.end().parts().toArray(new String[0]))
        : null;
    return Response.list(page.entries(), next, (json, entry) -> entry.write(json));
  }

  private Response segments(Request request) {
    int workspace = request.workspaceId();
    var id = request.pathId("id");
    var list = "segments of " + id;
    var asked = request.page();
    int after = asked
        .cursor()
        .map(cursor -> Integer.parseInt(cursors.open(workspace, list, cursor).getFirst()))
        .orElse(-1);
    var found = database.read(sql -> {
      requireContact(sql, workspace, id);
      return sql.query(SEGMENTS, Member::of, workspace, id, after, asked.limit() + 1);
    });
    boolean more = found.size() > asked.limit();
    var shown = more ? found.subList(0, asked.limit()) : found;
    var next =
        more ? cursors.seal(workspace, list, Integer.toString(shown.getLast().no())) : null;
    return Response.list(shown, next, (json, member) -> member.write(json));
  }

  private Response export(Request request) {
    EXPORTED.forEach(scope -> require(request, scope));
    int workspace = request.workspaceId();
    var id = request.pathId("id");
    database.read(sql -> requireContact(sql, workspace, id));
    return downloads.stream(
        workspace,
        Response.JSON,
        out -> new PersonExport(database, definitions, parts, clock.instant())
            .write(workspace, id, out));
  }

  private static void require(Request request, Scope scope) {
    if (!request.caller().may(scope)) {
      var name = scope.wireName();
      throw Problem.of(ProblemType.MISSING_SCOPE, "All that is held of a person needs " + name)
          .with("scope", new Value.Text(name))
          .refusal();
    }
  }

  private static StoredContact requireContact(Transaction sql, int workspace, UUID id) {
    return ContactStore.contact(sql, workspace, id).orElseThrow(ContactRoutes::notFound);
  }
}

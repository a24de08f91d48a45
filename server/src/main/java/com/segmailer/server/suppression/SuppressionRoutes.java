package com.segmailer.server.suppression;

import com.segmailer.core.contact.EmailAddress;
import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.http.Cursors;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Query;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.suppression.SuppressionStore.Suppression;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** {@code /api/v2/suppressions}: which addresses are not written to, one more, and one less. */
public final class SuppressionRoutes {

  private static final String PATH = "/api/v2/suppressions";
  private static final Map<String, String> REASONS = Map.of(
      "erased", "erased",
      "bounced", "bounced",
      "complained", "complained",
      "manual", "manual",
      "unsubscribed", "unsubscribed");

  private final Database database;
  private final DefinitionCache definitions;
  private final Cursors cursors;
  private final InstantSource clock;
  private final SuppressionStore store = new SuppressionStore();

  public SuppressionRoutes(
      Database database, DefinitionCache definitions, Cursors cursors, InstantSource clock) {
    this.database = database;
    this.definitions = definitions;
    this.cursors = cursors;
    this.clock = clock;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get(PATH, Scope.CONTACTS_READ, this::list, "email", "reason", "limit", "cursor")
        .post(PATH, Scope.CONTACTS_WRITE, this::add)
        .delete(PATH, Scope.CONTACTS_DELETE, this::lift, "email");
  }

  private Response list(Request request) {
    int workspace = request.workspaceId();
    var page = request.page();
    var email = request.query().text("email");
    if (email.isPresent()) {
      var address = address(email.get());
      var found = database.read(sql -> store.find(sql, workspace, hash(sql, workspace, address)));
      return Response.list(found.stream().toList(), null, SuppressionRoutes::write);
    }
    byte[] after = page.cursor()
        .map(cursor -> HexFormat.of()
            .parseHex(cursors.open(workspace, request.page().list(), cursor).getFirst()))
        .orElse(new byte[0]);
    var reason = request.query().oneOf("reason", REASONS).orElse(null);
    var found = database.read(sql -> store.page(sql, workspace, after, reason, page.limit() + 1));
    boolean more = found.size() > page.limit();
    List<Suppression> shown = more ? found.subList(0, page.limit()) : found;
    var next =
        more ? cursors.seal(workspace, request.page().list(), shown.getLast().hex()) : null;
    return Response.list(shown, next, SuppressionRoutes::write);
  }

  private Response add(Request request) throws IOException {
    int workspace = request.workspaceId();
    var input = SuppressionInput.read(request.fields());
    boolean added = database.inTransaction(sql -> Suppressions.add(
        sql,
        workspace,
        definitions.current(sql, workspace).secret(),
        input.address(),
        input.reason(),
        true,
        clock.instant()));
    var stored = database
        .read(sql -> store.find(sql, workspace, hash(sql, workspace, input.address())))
        .orElseThrow(() -> ProblemType.CONFLICT.because("It was lifted in the same moment"));
    int status = added ? 201 : 200;
    // Whoever is erased later must not be in an answer that is kept.
    var kept = stored.withoutAddress();
    return Response.json(status, json -> write(json, stored))
        .replayedAs(Response.json(status, json -> write(json, kept)));
  }

  private Response lift(Request request) {
    int workspace = request.workspaceId();
    var address = address(
        request.query().text("email").orElseThrow(() -> Query.refused("email", "is required")));
    boolean was =
        database.inTransaction(sql -> store.lift(sql, workspace, hash(sql, workspace, address)));
    if (!was) {
      throw ProblemType.NOT_FOUND.because("This address is not refused");
    }
    return Response.empty(204);
  }

  private byte[] hash(Transaction sql, int workspace, EmailAddress address) {
    return definitions.current(sql, workspace).secret().hashOf(address);
  }

  private static EmailAddress address(String text) {
    return switch (EmailAddress.parse(text)) {
      case EmailAddress.Valid(var address) -> address;
      case EmailAddress.Invalid(var reason) ->
        throw Query.refused("email", "The address " + reason);
    };
  }

  static void write(JsonWriter json, Suppression one) {
    json.object()
        .field("hash", one.hex())
        .field("email", one.address().orElse(null))
        .field("reason", one.reason())
        .field("createdAt", one.createdAt())
        .end();
  }
}

package com.segmailer.server.suppression;

import com.segmailer.core.contact.EmailAddress;
import com.segmailer.server.engine.DefinitionCache;
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
import java.util.HexFormat;
import java.util.List;

/** {@code /api/v2/suppressions}: which addresses are refused, and accepting one again. */
public final class SuppressionRoutes {

  private static final String PATH = "/api/v2/suppressions";
  private static final String LIST = "suppressions";

  private final Database database;
  private final DefinitionCache definitions;
  private final Cursors cursors;
  private final SuppressionStore store = new SuppressionStore();

  public SuppressionRoutes(Database database, DefinitionCache definitions, Cursors cursors) {
    this.database = database;
    this.definitions = definitions;
    this.cursors = cursors;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get(PATH, Scope.CONTACTS_READ, this::list, "email", "limit", "cursor")
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
        .map(cursor ->
            HexFormat.of().parseHex(cursors.open(workspace, LIST, cursor).getFirst()))
        .orElse(new byte[0]);
    var found = database.read(sql -> store.page(sql, workspace, after, page.limit() + 1));
    boolean more = found.size() > page.limit();
    List<Suppression> shown = more ? found.subList(0, page.limit()) : found;
    var next = more ? cursors.seal(workspace, LIST, shown.getLast().hex()) : null;
    return Response.list(shown, next, SuppressionRoutes::write);
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

  private static void write(JsonWriter json, Suppression one) {
    json.object()
        .field("hash", one.hex())
        .field("email", one.address().orElse(null))
        .field("reason", one.reason())
        .field("createdAt", one.createdAt())
        .end();
  }
}

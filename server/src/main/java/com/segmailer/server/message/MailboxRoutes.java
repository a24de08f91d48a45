package com.segmailer.server.message;

import com.segmailer.server.http.Cursors;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.link.Links;
import com.segmailer.server.postgres.Database;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** {@code /api/v2/mailbox}: what would have been sent, while no mail server is set. */
public final class MailboxRoutes {

  private static final String MAILBOX = "/api/v2/mailbox";
  private static final String LIST = "mailbox";
  private static final UUID AFTER_ALL = new UUID(-1, -1);

  private final Database database;
  private final Cursors cursors;
  private final Links links;

  public MailboxRoutes(Database database, Cursors cursors, Links links) {
    this.database = database;
    this.cursors = cursors;
    this.links = links;
  }

  public void addTo(Router router) {
    router
        .get(MAILBOX, Scope.MESSAGES_READ, this::list, "limit", "cursor")
        .get(MAILBOX + "/{id}", Scope.MESSAGES_READ, this::show)
        .delete(MAILBOX, Scope.MESSAGES_WRITE, this::clear);
  }

  private Response list(Request request) {
    int workspace = request.workspaceId();
    int limit = request.page().limit();
    var before = request
        .page()
        .cursor()
        .map(cursor -> UUID.fromString(cursors.open(workspace, LIST, cursor).getFirst()))
        .orElse(AFTER_ALL);
    var found = database.read(sql -> MailboxStore.page(sql, workspace, before, limit + 1));
    var shown = found.subList(0, Math.min(limit, found.size()));
    var next = found.size() > limit
        ? cursors.seal(workspace, LIST, shown.getLast().id().toString())
        : null;
    return Response.list(shown, next, (json, one) -> {
      line(json, one);
      json.end();
    });
  }

  private Response show(Request request) {
    var kept = database
        .read(sql -> MailboxStore.one(sql, request.workspaceId(), request.pathId("id")))
        .orElseThrow(
            () -> ProblemType.NOT_FOUND.because("There is no such message in the mailbox"));
    var shown = request.caller().may(Scope.CONTACTS_WRITE) ? kept : harmless(kept);
    return Response.json(200, json -> {
      line(json, shown.listed());
      json.field("html", shown.html())
          .field("text", shown.text())
          .field("source", new String(shown.source(), StandardCharsets.UTF_8))
          .end();
    });
  }

  // Whoever has its links can choose for its recipient, as keys may that write contacts.
  private MailboxStore.Kept harmless(MailboxStore.Kept kept) {
    return new MailboxStore.Kept(
        kept.listed(),
        links.withoutTokens(kept.html()),
        links.withoutTokens(kept.text()),
        new byte[0]);
  }

  private static void line(JsonWriter json, MailboxStore.Listed one) {
    json.object()
        .field("id", one.id())
        .field("contact", one.contact())
        .field("to", one.address())
        .field("subject", one.subject())
        .field("receivedAt", one.receivedAt());
  }

  private Response clear(Request request) {
    database.inTransaction(sql -> MailboxStore.clear(sql, request.workspaceId()));
    return Response.empty(204);
  }
}

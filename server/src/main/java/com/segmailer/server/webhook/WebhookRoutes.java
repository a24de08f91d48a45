package com.segmailer.server.webhook;

import com.segmailer.server.contact.AppliedKeys;
import com.segmailer.server.egress.AddressRules;
import com.segmailer.server.http.Cursors;
import com.segmailer.server.http.EntityTag;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.postgres.Database;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code /api/v2/webhooks}: who is told of what. A secret is shown when it is made, and never again. */
public final class WebhookRoutes {

  static final String PATH = "/api/v2/webhooks";
  static final String ONE = PATH + "/{id}";

  private final Database database;
  private final Endpoints endpoints;
  private final AddressRules rules;
  private final Cursors cursors;
  private final InstantSource clock;
  private final Consumer<EndpointKey> changed;

  /** @param changed called after a webhook was changed, so that its queue knows */
  public WebhookRoutes(
      Database database,
      Endpoints endpoints,
      AddressRules rules,
      Cursors cursors,
      InstantSource clock,
      Consumer<EndpointKey> changed) {
    this.database = database;
    this.endpoints = endpoints;
    this.rules = rules;
    this.cursors = cursors;
    this.clock = clock;
    this.changed = changed;
  }

  public void addTo(Router router) {
    router
        .get(PATH, Scope.WEBHOOKS_READ, this::list, "limit", "cursor")
        .post(PATH, Scope.WEBHOOKS_WRITE, this::create)
        .get(ONE, Scope.WEBHOOKS_READ, this::show)
        .patch(ONE, Scope.WEBHOOKS_WRITE, this::edit)
        .delete(ONE, Scope.WEBHOOKS_WRITE, this::delete)
        .post(ONE + "/rotate", Scope.WEBHOOKS_WRITE, this::rotate);
  }

  private Response list(Request request) {
    var page = request.page();
    int workspace = request.workspaceId();
    int after = page.cursor()
        .map(cursor -> cursors.open(workspace, PATH, cursor).getFirst())
        .map(Integer::parseInt)
        .orElse(0);
    var rows = database.read(sql -> EndpointStore.page(sql, workspace, after, page.limit() + 1));
    var shown = rows.subList(0, Math.min(rows.size(), page.limit()));
    var next = rows.size() > page.limit()
        ? cursors.seal(workspace, PATH, Integer.toString(shown.getLast().key().no()))
        : null;
    var now = clock.instant();
    return Response.list(shown, next, (json, one) -> WebhookJson.write(json, one, now));
  }

  private Response create(Request request) throws IOException {
    var fields = request.fields();
    var wanted = EndpointInput.whole(fields, rules);
    fields.orThrow();
    var made = endpoints.create(request.workspaceId(), AppliedKeys.of(request), wanted);
    return withSecret(201, made).header("Location", PATH + "/" + made.id());
  }

  private Response show(Request request) {
    return answer(200, find(database, request));
  }

  private Response edit(Request request) throws IOException {
    var fields = request.fields();
    // What is wrong with the body is told before anything is locked.
    EndpointInput.patch(fields, find(database, request), rules);
    var enabled = fields.optionalBool("enabled");
    fields.orThrow();
    var edit = new Endpoints.Edit() {
      @Override
      public EndpointInput.Wanted of(Endpoint before) {
        return EndpointInput.patch(fields, before, rules);
      }

      @Override
      public Optional<Boolean> enabled() {
        return enabled;
      }
    };
    var edited =
        endpoints.edit(request.workspaceId(), request.pathId("id"), ifMatch(request), edit);
    changed.accept(edited.key());
    return answer(200, edited);
  }

  private Response delete(Request request) {
    changed.accept(endpoints.delete(request.workspaceId(), request.pathId("id"), ifMatch(request)));
    return Response.empty(204);
  }

  private Response rotate(Request request) throws IOException {
    var fields = request.optionalFields();
    boolean force = fields.optionalBool("force").orElse(false);
    fields.orThrow();
    var key = AppliedKeys.of(request);
    var rotated = endpoints.rotate(request.workspaceId(), key, request.pathId("id"), force);
    changed.accept(rotated.key());
    return withSecret(200, rotated);
  }

  private static Consumer<Endpoint> ifMatch(Request request) {
    var asked = request.ifMatch();
    return endpoint -> asked.ifPresent(match -> match.require(tagOf(endpoint)));
  }

  static Endpoint find(Database database, Request request) {
    return database
        .read(sql -> EndpointStore.find(sql, request.workspaceId(), request.pathId("id")))
        .orElseThrow(Endpoints::gone);
  }

  private Response answer(int status, Endpoint endpoint) {
    return Response.json(status, json -> WebhookJson.write(json, endpoint, clock.instant()))
        .etag(tagOf(endpoint));
  }

  private Response withSecret(int status, Endpoint endpoint) {
    return Response.json(status, json -> WebhookJson.withSecret(json, endpoint, clock.instant()))
        .etag(tagOf(endpoint))
        .replayedAs(answer(status, endpoint));
  }

  private static EntityTag tagOf(Endpoint endpoint) {
    return EntityTag.of(endpoint.revision());
  }
}

package com.segmailer.server.campaign;

import com.segmailer.core.campaign.CampaignAction;
import com.segmailer.core.campaign.CampaignState;
import com.segmailer.server.contact.AppliedKeys;
import com.segmailer.server.engine.Made;
import com.segmailer.server.http.Cursors;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.runtime.Ids;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code /api/v2/campaigns}: created, listed, edited, duplicated, deleted. */
final class CampaignRoutes {

  static final String CAMPAIGNS = "/api/v2/campaigns";
  static final String CAMPAIGN = CAMPAIGNS + "/{id}";

  /** Campaigns of a workspace. */
  static final int MOST = 10_000;

  private static final int LONGEST_NAME = 200;
  private static final UUID AFTER_ALL = new UUID(-1, -1);
  private static final Map<String, String> STATES = Arrays.stream(CampaignState.values())
      .map(CampaignState::wireName)
      .collect(Collectors.toUnmodifiableMap(Function.identity(), Function.identity()));

  private final Database database;
  private final References references;
  private final Cursors cursors;
  private final Ids ids;
  private final InstantSource clock;

  CampaignRoutes(
      Database database, References references, Cursors cursors, Ids ids, InstantSource clock) {
    this.database = database;
    this.references = references;
    this.cursors = cursors;
    this.ids = ids;
    this.clock = clock;
  }

  void addTo(Router router) {
    router
        .get(CAMPAIGNS, Scope.CAMPAIGNS_READ, this::list, "state", "limit", "cursor")
        .post(CAMPAIGNS, Scope.CAMPAIGNS_WRITE, this::create)
        .get(CAMPAIGN, Scope.CAMPAIGNS_READ, this::show)
        .patch(CAMPAIGN, Scope.CAMPAIGNS_WRITE, this::edit)
        .delete(CAMPAIGN, Scope.CAMPAIGNS_WRITE, this::delete)
        .post(CAMPAIGN + "/duplicate", Scope.CAMPAIGNS_WRITE, this::duplicate);
  }

  private Response list(Request request) {
    int workspace = request.workspaceId();
    int limit = request.page().limit();
    var state = request.query().oneOf("state", STATES).orElse(null);
    var before = request
        .page()
        .cursor()
        .map(cursor -> UUID.fromString(
            cursors.open(workspace, request.page().list(), cursor).getFirst()))
        .orElse(AFTER_ALL);
    var found = database.read(sql -> CampaignStore.page(sql, workspace, before, state, limit + 1));
    var shown = found.subList(0, Math.min(limit, found.size()));
    var next = found.size() > limit
        ? cursors.seal(workspace, request.page().list(), shown.getLast().id().toString())
        : null;
    return Response.list(shown, next, CampaignJson::write);
  }

  private Response create(Request request) throws IOException {
    var fields = request.fields();
    var definition = DefinitionInput.read(fields);
    references.check(fields, request.workspaceId(), definition);
    fields.orThrow();
    return created(request, definition);
  }

  private Response duplicate(Request request) throws IOException {
    var fields = request.optionalFields();
    var name = fields.optionalText("name", LONGEST_NAME);
    if (name.isPresent() && name.get().isBlank()) {
      fields.refuse("name", "must not be blank");
    }
    fields.orThrow();
    int workspace = request.workspaceId();
    var original = database
        .read(sql -> CampaignStore.original(sql, workspace, request.pathId("id")))
        .orElseThrow(Actions::gone);
    return created(request, original.named(name.map(String::strip).orElse(original.name())));
  }

  private Response created(Request request, CampaignDefinition definition) throws IOException {
    int workspace = request.workspaceId();
    var key = AppliedKeys.of(request);
    var id = ids.next();
    var row = database.inTransaction(sql -> {
      var before = Made.before(sql, workspace, key, id, now());
      if (before.isPresent()) {
        return find(sql, workspace, before.get());
      }
      if (CampaignStore.count(sql, workspace) >= MOST) {
        throw ProblemType.CONFLICT.because("The workspace has " + MOST + " campaigns already");
      }
      CampaignStore.insert(sql, workspace, id, definition, now());
      return find(sql, workspace, id);
    });
    return answer(201, row).header("Location", CAMPAIGNS + "/" + row.id());
  }

  private Response show(Request request) {
    return answer(
        200, database.read(sql -> find(sql, request.workspaceId(), request.pathId("id"))));
  }

  private Response edit(Request request) throws IOException {
    int workspace = request.workspaceId();
    // Read even if there is no such campaign: a body left unread costs the connection.
    var fields = request.fields();
    var id = request.pathId("id");
    var before = database.read(sql -> find(sql, workspace, id));
    request.ifMatch().ifPresent(match -> match.require(before.tag()));
    var definition = DefinitionInput.patch(fields, before.definition());
    references.check(fields, workspace, definition);
    fields.orThrow();
    return answer(200, database.inTransaction(sql -> {
      var row = Actions.locked(sql, workspace, id, request.ifMatch());
      Actions.allowed(row, CampaignAction.EDIT, now(), now());
      if (row.revision() != before.revision()) {
        throw ProblemType.CONFLICT.because(
            "Somebody else changed the campaign just now; try again");
      }
      if (!definition.equals(row.definition())) {
        References.hold(sql, workspace, definition);
        CampaignStore.edit(sql, workspace, id, definition, now());
      }
      return find(sql, workspace, id);
    }));
  }

  private Response delete(Request request) {
    int workspace = request.workspaceId();
    var id = request.pathId("id");
    database.inTransaction(sql -> {
      var row = Actions.locked(sql, workspace, id, request.ifMatch());
      Actions.allowed(row, CampaignAction.DELETE, now(), now());
      AudienceStore.forget(sql, workspace, id);
      CampaignStore.delete(sql, workspace, id);
      return Optional.empty();
    });
    return Response.empty(204);
  }

  static CampaignRow find(Transaction sql, int workspace, UUID id) {
    return CampaignStore.find(sql, workspace, id).orElseThrow(Actions::gone);
  }

  private static Response answer(int status, CampaignRow row) {
    return Response.json(status, json -> CampaignJson.write(json, row)).etag(row.tag());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}

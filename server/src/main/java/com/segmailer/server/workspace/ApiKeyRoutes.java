package com.segmailer.server.workspace;

import com.segmailer.core.value.Value;
import com.segmailer.server.contact.AppliedKeys;
import com.segmailer.server.engine.AppliedKey;
import com.segmailer.server.engine.Made;
import com.segmailer.server.http.Caller;
import com.segmailer.server.http.Cursors;
import com.segmailer.server.http.Problem;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Refused;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.json.Fields;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Lets a workspace make, list, rotate and revoke its keys. A key never grants more than it has. */
public final class ApiKeyRoutes {

  private static final String PATH = "/api/v2/api-keys";
  private static final int LONGEST_NAME = 200;
  private static final long USUAL_OVERLAP_SECONDS = 86_400;
  private static final long LONGEST_OVERLAP_SECONDS = 7 * 86_400;
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Database database;
  private final ApiKeys keys;
  private final Cursors cursors;
  private final InstantSource clock;

  public ApiKeyRoutes(Database database, ApiKeys keys, Cursors cursors, InstantSource clock) {
    this.database = database;
    this.keys = keys;
    this.cursors = cursors;
    this.clock = clock;
  }

  public void addTo(Router router) {
    router
        .get(PATH, Scope.KEYS_READ, this::list, "limit", "cursor")
        .post(PATH, Scope.KEYS_WRITE, this::create)
        .get(PATH + "/{id}", Scope.KEYS_READ, this::show)
        .delete(PATH + "/{id}", Scope.KEYS_WRITE, this::revoke)
        .post(PATH + "/{id}/rotate", Scope.KEYS_WRITE, this::rotate);
  }

  private Response list(Request request) {
    int workspace = request.workspaceId();
    int limit = request.page().limit();
    UUID after = request
        .page()
        .cursor()
        .map(cursor -> cursors.open(workspace, PATH, cursor).getFirst())
        .map(UUID::fromString)
        .orElse(BEFORE_ALL);
    List<ApiKey> found = database.read(sql -> keys.page(sql, workspace, after, limit + 1));
    List<ApiKey> page = found.subList(0, Math.min(limit, found.size()));
    String next =
        found.size() > limit ? cursors.seal(workspace, PATH, page.getLast().id().toString()) : null;
    return Response.list(page, next, (json, key) -> ApiKeyJson.write(json, key));
  }

  private Response create(Request request) throws IOException {
    var before = before(request);
    if (before.isPresent()) {
      return before.get();
    }
    Fields fields = request.fields();
    String name = fields.text("name", LONGEST_NAME);
    Scopes scopes = ApiKeyJson.scopes(fields);
    Optional<Instant> expiresAt = expiresAt(fields);
    fields.orThrow();
    requireNoMore(request.caller(), scopes);
    return once(request, sql -> keys.create(sql, request.workspaceId(), name, scopes, expiresAt));
  }

  private Response show(Request request) {
    UUID id = request.pathId("id");
    ApiKey key = database
        .read(sql -> keys.byId(sql, request.workspaceId(), id))
        .orElseThrow(ApiKeyRoutes::notFound);
    return Response.json(200, json -> ApiKeyJson.write(json, key));
  }

  private Response revoke(Request request) {
    UUID id = request.pathId("id");
    database.inTransaction(sql -> {
      ApiKey key = keys.locked(sql, request.workspaceId(), id).orElseThrow(ApiKeyRoutes::notFound);
      keys.revoke(sql, key);
      return key;
    });
    keys.forget(id);
    return Response.empty(204);
  }

  private Response rotate(Request request) throws IOException {
    UUID id = request.pathId("id");
    var before = before(request);
    if (before.isPresent()) {
      return before.get();
    }
    Fields fields = request.optionalFields();
    long overlap = fields
        .optionalInteger("overlapSeconds", 0, LONGEST_OVERLAP_SECONDS)
        .orElse(USUAL_OVERLAP_SECONDS);
    Optional<Instant> expiresAt = expiresAt(fields);
    fields.orThrow();
    var created = once(request, sql -> {
      ApiKey old = keys.locked(sql, request.workspaceId(), id)
          .filter(key -> key.revokedAt().isEmpty())
          .orElseThrow(ApiKeyRoutes::notFound);
      requireNoMore(request.caller(), old.scopes());
      return keys.rotate(sql, old, Duration.ofSeconds(overlap), expiresAt);
    });
    keys.forget(id);
    return created;
  }

  private Optional<Instant> expiresAt(Fields fields) {
    Optional<Instant> given = fields.optionalInstant("expiresAt");
    if (given.isPresent() && !given.get().isAfter(clock.instant())) {
      fields.refuse("expiresAt", "must be in the future");
    }
    return given;
  }

  private static void requireNoMore(Caller caller, Scopes wanted) {
    for (Scope scope : wanted.granted()) {
      if (!caller.may(scope)) {
        String name = scope.wireName();
        throw Problem.of(
                ProblemType.MISSING_SCOPE, "A key cannot grant " + name + ", which it lacks itself")
            .with("scope", new Value.Text(name))
            .refusal();
      }
    }
  }

  /** What a repetition gets, before it is asked for a time to come that may be over by now. */
  private Optional<Response> before(Request request) throws IOException {
    int workspace = request.workspaceId();
    Optional<AppliedKey> applied = AppliedKeys.of(request);
    return database.read(sql -> Made.lately(sql, workspace, applied, clock.instant())
        .flatMap(id -> keys.byId(sql, workspace, id))
        .map(ApiKeyRoutes::withoutText));
  }

  /** A repetition finds the key that was made before, and is not told its text. */
  private Response once(Request request, Function<Transaction, ApiKeys.Created> making)
      throws IOException {
    int workspace = request.workspaceId();
    Optional<AppliedKey> applied = AppliedKeys.of(request);
    return database.inTransaction(sql -> {
      if (!Made.take(sql, workspace, applied, clock.instant())) {
        ApiKey key = Made.before(sql, workspace, applied)
            .flatMap(id -> keys.byId(sql, workspace, id))
            .orElseThrow(ApiKeyRoutes::notFound);
        return withoutText(key);
      }
      ApiKeys.Created created = making.apply(sql);
      Made.note(sql, workspace, applied, created.apiKey().id());
      return created(created);
    });
  }

  private static Response withoutText(ApiKey key) {
    return Response.json(201, json -> ApiKeyJson.write(json, key))
        .header("Location", PATH + "/" + key.id());
  }

  private static Response created(ApiKeys.Created created) {
    ApiKey key = created.apiKey();
    return Response.json(201, json -> ApiKeyJson.write(json, key, created.key()))
        .header("Location", PATH + "/" + key.id())
        .replayedAs(withoutText(key));
  }

  private static Refused notFound() {
    return ProblemType.NOT_FOUND.because("There is no such API key, or it is revoked");
  }
}

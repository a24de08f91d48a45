package com.segmailer.server.domain;

import com.segmailer.server.contact.AppliedKeys;
import com.segmailer.server.engine.Made;
import com.segmailer.server.http.Cursors;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Refused;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.runtime.Ids;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** {@code /api/v2/domains}: keys for a domain, what to publish, and whether it is. */
public final class SendingDomainRoutes {

  /** Domains of a workspace. */
  public static final int MAX_DOMAINS = 100;

  private static final String PATH = "/api/v2/domains";
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Database database;
  private final SendingDomains domains;
  private final DomainCheck check;
  private final Cursors cursors;
  private final Ids ids;
  private final InstantSource clock;
  private final SendingDomainStore store = new SendingDomainStore();

  public SendingDomainRoutes(
      Database database,
      SendingDomains domains,
      DomainCheck check,
      Cursors cursors,
      Ids ids,
      InstantSource clock) {
    this.database = database;
    this.domains = domains;
    this.check = check;
    this.cursors = cursors;
    this.ids = ids;
    this.clock = clock;
  }

  public void addTo(Router router) {
    router
        .get(PATH, Scope.DOMAINS_READ, this::list, "limit", "cursor")
        .post(PATH, Scope.DOMAINS_WRITE, this::create)
        .get(PATH + "/{id}", Scope.DOMAINS_READ, this::show)
        .delete(PATH + "/{id}", Scope.DOMAINS_WRITE, this::delete)
        .post(PATH + "/{id}/check", Scope.DOMAINS_WRITE, this::check);
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
    var found = database.read(sql -> store.page(sql, workspace, after, limit + 1));
    List<SendingDomain> page = found.subList(0, Math.min(limit, found.size()));
    var next =
        found.size() > limit ? cursors.seal(workspace, PATH, page.getLast().id().toString()) : null;
    return Response.list(
        page, next, (json, domain) -> SendingDomainJson.write(json, domain, check.zone()));
  }

  private Response create(Request request) throws IOException {
    int workspace = request.workspaceId();
    var fields = request.fields();
    var name = SendingDomainJson.domain(fields);
    fields.orThrow();
    var key = AppliedKeys.of(request);
    var before = database.read(sql -> Made.before(sql, workspace, key));
    if (before.isPresent()) {
      return created(domain(workspace, before.get()));
    }
    requireRoom(database.read(sql -> store.count(sql, workspace)));
    var id = ids.next();
    var keys = NewKeys.drawn(id);
    var domain = new SendingDomain(
        workspace,
        id,
        name,
        keys.published(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        clock.instant());
    boolean isNew = database.inTransaction(
        sql -> store.insert(sql, domain, keys.rsaPrivate(), keys.ed25519Private())
            && Made.before(sql, workspace, key, id, domain.createdAt()).isEmpty());
    if (!isNew) {
      throw ProblemType.CONFLICT.because("The workspace has this domain already");
    }
    return created(domain);
  }

  private Response created(SendingDomain domain) {
    return answer(201, domain).header("Location", PATH + "/" + domain.id());
  }

  private Response show(Request request) {
    return answer(200, domain(request));
  }

  private Response delete(Request request) {
    int workspace = request.workspaceId();
    var id = request.pathId("id");
    var name = database
        .inTransaction(sql -> store.delete(sql, workspace, id))
        .orElseThrow(SendingDomainRoutes::notFound);
    domains.forget(workspace, name);
    return Response.empty(204);
  }

  /** Asks DNS between two transactions, so that a slow answer holds nothing. */
  private Response check(Request request) throws IOException {
    request.optionalFields().orThrow();
    var domain = domain(request);
    var checked = domain.checked(check.findings(domain), clock.instant());
    if (!database.inTransaction(sql -> store.store(sql, checked))) {
      throw notFound();
    }
    domains.forget(domain.workspaceId(), domain.domain());
    return answer(200, checked);
  }

  private SendingDomain domain(Request request) {
    return domain(request.workspaceId(), request.pathId("id"));
  }

  private SendingDomain domain(int workspace, UUID id) {
    return database
        .read(sql -> store.find(sql, workspace, id))
        .orElseThrow(SendingDomainRoutes::notFound);
  }

  private Response answer(int status, SendingDomain domain) {
    return Response.json(status, json -> SendingDomainJson.write(json, domain, check.zone()));
  }

  private static void requireRoom(long domains) {
    if (domains >= MAX_DOMAINS) {
      throw ProblemType.CONFLICT.because("A workspace has at most " + MAX_DOMAINS + " domains");
    }
  }

  private static Refused notFound() {
    return ProblemType.NOT_FOUND.because("There is no such domain");
  }
}

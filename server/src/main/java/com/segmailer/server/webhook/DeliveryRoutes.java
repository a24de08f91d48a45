package com.segmailer.server.webhook;

import com.segmailer.core.webhook.MessageId;
import com.segmailer.server.contact.AppliedKeys;
import com.segmailer.server.engine.Bell;
import com.segmailer.server.engine.Made;
import com.segmailer.server.http.Cursors;
import com.segmailer.server.http.Page;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Refused;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.runtime.Ids;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What was sent to a webhook and how it went; sending it again, and a test. */
public final class DeliveryRoutes {

  private static final String LOG = WebhookRoutes.ONE + "/deliveries";

  private static final int LONGEST_CURSOR = 1_000;
  private static final Instant BEGINNING = Instant.EPOCH;
  private static final Map<String, String> STATES = states();

  private final Database database;
  private final Cursors cursors;
  private final Ids ids;
  private final InstantSource clock;
  private final Bell bell;

  /** @param bell rung when there is something to send */
  public DeliveryRoutes(
      Database database, Cursors cursors, Ids ids, InstantSource clock, Bell bell) {
    this.database = database;
    this.cursors = cursors;
    this.ids = ids;
    this.clock = clock;
    this.bell = bell;
  }

  public void addTo(Router router) {
    router
        .get(LOG, Scope.WEBHOOKS_READ, this::list, "state", "limit", "cursor")
        .post(LOG + "/{message}/resend", Scope.WEBHOOKS_WRITE, this::resend)
        .post(WebhookRoutes.ONE + "/replay", Scope.WEBHOOKS_WRITE, this::replay)
        .post(WebhookRoutes.ONE + "/test", Scope.WEBHOOKS_WRITE, this::test);
  }

  private static Map<String, String> states() {
    var states = new LinkedHashMap<String, String>();
    List.of("pending", "delivered", "failed").forEach(state -> states.put(state, state));
    return states;
  }

  private Response list(Request request) {
    var endpoint = WebhookRoutes.find(database, request);
    var state = request.query().oneOf("state", STATES).orElse("");
    var list = LOG + endpoint.id() + state;
    var page = request.page();
    var found = state.equals("pending")
        ? pending(request, endpoint, list, page)
        : newest(request, endpoint, list, page, state);
    var shown = found.subList(0, Math.min(found.size(), page.limit()));
    var next = found.size() > page.limit() ? next(request, list, shown.getLast()) : null;
    return Response.list(shown, next, WebhookJson::write);
  }

  private String next(Request request, String list, Delivery last) {
    return cursors.seal(
        request.workspaceId(),
        list,
        last.message().toString(),
        last.dueAt().orElse(BEGINNING).toString());
  }

  private List<Delivery> pending(Request request, Endpoint endpoint, String list, Page page) {
    var at = page.cursor().map(cursor -> cursors.open(request.workspaceId(), list, cursor));
    var due = at.map(position -> Instant.parse(position.get(1))).orElse(BEGINNING);
    var message =
        at.map(position -> UUID.fromString(position.getFirst())).orElse(MessageTimes.BEFORE_ALL);
    return database.read(
        sql -> DeliveryStore.pending(sql, endpoint.key(), due, message, page.limit() + 1));
  }

  private List<Delivery> newest(
      Request request, Endpoint endpoint, String list, Page page, String state) {
    var before = page.cursor()
        .map(cursor -> cursors.open(request.workspaceId(), list, cursor).getFirst())
        .map(UUID::fromString)
        .orElse(MessageTimes.AFTER_ALL);
    int limit = page.limit() + 1;
    return database.read(sql -> switch (state) {
      case "failed" -> DeliveryStore.failed(sql, endpoint.key(), before, limit);
      case "delivered" -> DeliveryStore.delivered(sql, endpoint.key(), before, limit);
      default -> DeliveryStore.newest(sql, endpoint.key(), before, limit);
    });
  }

  private Response resend(Request request) throws IOException {
    var endpoint = WebhookRoutes.find(database, request);
    request.optionalFields().orThrow();
    var message = MessageId.parse(request.path("message")).orElseThrow(DeliveryRoutes::noDelivery);
    requireEnabled(endpoint);
    boolean there = database.inTransaction(
        sql -> DeliveryStore.resend(sql, endpoint.key(), message, clock.instant()));
    if (!there) {
      throw noDelivery();
    }
    return queued(endpoint, message);
  }

  private Response test(Request request) throws IOException {
    var endpoint = WebhookRoutes.find(database, request);
    var fields = request.optionalFields();
    var type = EndpointInput.testType(fields);
    fields.orThrow();
    requireEnabled(endpoint);
    var now = clock.instant();
    var key = AppliedKeys.of(request);
    var drawn = ids.next();
    var id = database.inTransaction(sql -> {
      var before = Made.before(sql, request.workspaceId(), key, drawn, now);
      if (before.isPresent()) {
        return before.get();
      }
      DeliveryStore.insert(
          sql,
          request.workspaceId(),
          drawn,
          type,
          Samples.of(type, now),
          List.of(endpoint.key().no()),
          now);
      return drawn;
    });
    return queued(endpoint, id);
  }

  private Response queued(Endpoint endpoint, UUID message) {
    var delivery = database
        .read(sql -> DeliveryStore.find(sql, endpoint.key(), message))
        .orElseThrow(DeliveryRoutes::noDelivery);
    ring(endpoint);
    return Response.json(202, json -> WebhookJson.write(json, delivery));
  }

  private Response replay(Request request) throws IOException {
    var endpoint = WebhookRoutes.find(database, request);
    var fields = request.fields();
    var since = fields.instant("since");
    var given = fields.optionalInstant("until");
    var until = given.orElse(clock.instant().plusMillis(1));
    boolean delivered = fields.optionalBool("delivered").orElse(false);
    var cursor = fields.optionalText("cursor", LONGEST_CURSOR);
    if (!since.isBefore(until)) {
      fields.refuse("until", "must be after since");
    }
    fields.orThrow();
    requireEnabled(endpoint);
    int workspace = request.workspaceId();
    var list = WebhookRoutes.ONE + "/replay" + List.of(endpoint.id(), since, given, delivered);
    var whole = Replay.Range.of(since, until, delivered);
    var range = cursor
        .map(at -> UUID.fromString(cursors.open(workspace, list, at).getFirst()))
        .map(whole::goingOnAfter)
        .orElse(whole);
    var replayed =
        new Replay(database, Replay.PART, Replay.MOST).run(endpoint.key(), range, clock.instant());
    ring(endpoint);
    var next = replayed.last().map(last -> cursors.seal(workspace, list, last.toString()));
    return Response.json(
        202,
        json -> json.object()
            .field("replayed", replayed.count())
            .field("more", next.isPresent())
            .field("nextCursor", next.orElse(null))
            .end());
  }

  private void ring(Endpoint endpoint) {
    bell.ring(endpoint.key().workspace(), List.of(endpoint.key().no()));
  }

  private static void requireEnabled(Endpoint endpoint) {
    if (!endpoint.enabled()) {
      throw ProblemType.CONFLICT.because("The webhook is disabled; enable it first");
    }
  }

  private static Refused noDelivery() {
    return ProblemType.NOT_FOUND.because("The log has no such delivery");
  }
}

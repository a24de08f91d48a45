package com.segmailer.server.event;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.decision.Flip;
import com.segmailer.core.decision.Progress.RunChange;
import com.segmailer.core.segment.Definitions;
import com.segmailer.server.bulk.BulkCall;
import com.segmailer.server.contact.AppliedKeys;
import com.segmailer.server.contact.ContactJson;
import com.segmailer.server.contact.Refusals;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.engine.Outcome;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.json.JsonWriter;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events: one, and many in one call. */
public final class EventRoutes {

  private static final int USUAL_ANSWER = 512;

  private final Engine engine;
  private final BulkCall bulk;
  private final InstantSource clock;

  public EventRoutes(Engine engine, BulkCall bulk, InstantSource clock) {
    this.engine = engine;
    this.bulk = bulk;
    this.clock = clock;
  }

  public void addTo(Router router) {
    router.post("/v1/events", Scope.EVENTS_WRITE, this::record);
    router.post(
        "/v1/events/bulk",
        Scope.EVENTS_WRITE,
        request -> bulk.answer(request, new EventItems(clock, request.idempotencyKey())));
  }

  private Response record(Request request) throws IOException {
    var body = request.body();
    var key = request.idempotencyKey().map(k -> AppliedKeys.ofRequest(k, body)).orElse(null);
    var submission = EventInput.submission(body, key, clock.instant());
    return switch (engine.submit(request.workspaceId(), submission)) {
      case Outcome.Applied applied -> recorded(submission, applied);
      case Outcome.AlreadyApplied(var contact, var definitions) -> duplicate(contact, definitions);
      case Outcome.Refused(var refusal) -> throw Refusals.problem(refusal).refusal();
      case Outcome.Erased erased -> throw new IllegalStateException("an event erased a contact");
    };
  }

  private static Response recorded(Submission submission, Outcome.Applied applied) {
    var json = begun(applied.event(), "recorded", applied.contact());
    NotStarted.write(json, submission, applied);
    return ended(
            json, 201, applied.created(), applied.flips(), applied.runs(), applied.definitions())
        .about(applied.contact().id());
  }

  private static Response duplicate(@Nullable Contact contact, Definitions definitions) {
    var json = begun(null, "duplicate", contact);
    var response = ended(json, 200, false, List.of(), List.of(), definitions);
    return contact == null ? response : response.about(contact.id());
  }

  private static JsonWriter begun(@Nullable UUID event, String status, @Nullable Contact contact) {
    var json = new JsonWriter(USUAL_ANSWER);
    json.object().field("id", event).field("status", status);
    if (contact == null) {
      json.name("contact").nothing();
    } else {
      ContactJson.reference(json, contact);
    }
    return json;
  }

  private static Response ended(
      JsonWriter json,
      int status,
      boolean created,
      List<Flip> flips,
      List<RunChange> runs,
      Definitions definitions) {
    json.field("created", created);
    ContactJson.consequences(json, flips, runs, definitions);
    json.end();
    return Response.bytes(status, Response.JSON, json.view());
  }
}

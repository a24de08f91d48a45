package com.segmailer.server.contact;

import com.segmailer.core.contact.Identifier;
import com.segmailer.core.decision.Change;
import com.segmailer.core.decision.Refusal;
import com.segmailer.core.topic.Proof;
import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.engine.Outcome;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.engine.Submission.Terms;
import com.segmailer.server.http.EntityTag;
import com.segmailer.server.http.IfMatch;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Refused;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.json.Fields;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.postgres.Database;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One contact: written, read, changed, erased. */
public final class ContactRoutes {

  private static final String CONTACTS = "/api/v2/contacts";
  private static final String CONTACT = "/api/v2/contacts/{id}";
  private static final int USUAL_ANSWER = 2_048;

  private final Database database;
  private final Engine engine;
  private final DefinitionCache definitions;

  public ContactRoutes(Database database, Engine engine, DefinitionCache definitions) {
    this.database = database;
    this.engine = engine;
    this.definitions = definitions;
  }

  public void addTo(Router router) {
    router.post(CONTACTS, Scope.CONTACTS_WRITE, this::upsert);
    router.get(CONTACT, Scope.CONTACTS_READ, this::read);
    router.patch(CONTACT, Scope.CONTACTS_WRITE, this::patch);
    router.delete(CONTACT, Scope.CONTACTS_DELETE, this::delete, "suppress");
  }

  private Response upsert(Request request) throws IOException {
    var body = request.body();
    var key = request.idempotencyKey().map(k -> AppliedKeys.ofRequest(k, body)).orElse(null);
    var terms = key == null ? Terms.UPSERT : Terms.UPSERT.withAppliedKey(key);
    return answer(engine.submit(
        request.workspaceId(), ContactSubmissions.upsert(Fields.of(body), Proof.How.API, terms)));
  }

  private Response read(Request request) {
    int workspace = request.workspaceId();
    return database.read(sql -> {
      var contact = ContactStore.contact(sql, workspace, request.pathId("id"))
          .orElseThrow(ContactRoutes::notFound);
      var known = definitions.current(sql, workspace).definitions();
      return Response.json(200, json -> ContactJson.write(json, contact, known))
          .etag(EntityTag.of(contact.shownVersion()));
    });
  }

  private Response patch(Request request) throws IOException {
    var fields = request.fields();
    var edit = ContactInput.patch(fields);
    fields.orThrow();
    var submission = new Submission.Apply(
        Identifier.of(request.pathId("id")), new Change.Save(edit), existing(request));
    return answer(found(engine.submit(request.workspaceId(), submission)));
  }

  private Response delete(Request request) {
    boolean suppress = request.query().bool("suppress", false);
    var submission =
        new Submission.Erase(Identifier.of(request.pathId("id")), suppress, existing(request));
    return switch (found(engine.submit(request.workspaceId(), submission))) {
      case Outcome.Refused(var refusal) -> throw Refusals.problem(refusal).refusal();
      case Outcome.Erased erased -> Response.empty(204);
      case Outcome.AlreadyApplied already -> Response.empty(204);
      case Outcome.Applied applied -> throw new IllegalStateException("an erasure applied an edit");
    };
  }

  /** The outcome, unless there is nobody with the id of the path, which is no part of the body. */
  private static Outcome found(Outcome outcome) {
    if (outcome instanceof Outcome.Refused(var refusal)
        && refusal.reason() == Refusal.Reason.CONTACT_NOT_FOUND) {
      throw notFound();
    }
    return outcome;
  }

  private static Terms existing(Request request) {
    return request
        .ifMatch()
        .map(match -> Terms.EXISTING.withExpectedVersions(versions(match)))
        .orElse(Terms.EXISTING);
  }

  /** The versions that the tags name; a tag that names none matches no contact. */
  private static Set<Long> versions(IfMatch match) {
    var versions = new HashSet<Long>();
    if (!match.any()) {
      versions.add(-1L);
    }
    for (var tag : match.tags()) {
      try {
        versions.add(Long.parseLong(tag.opaque()));
      } catch (NumberFormatException e) {
        // Not one of ours: nothing has this version.
        versions.add(-1L);
      }
    }
    return versions;
  }

  private static Response answer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied applied -> changed(applied);
      case Outcome.AlreadyApplied(var contact, var definitions) -> {
        if (contact == null) {
          throw notFound();
        }
        yield changed(new Outcome.Applied(
            contact, false, false, List.of(), List.of(), null, definitions, null));
      }
      case Outcome.Refused(var refusal) -> throw Refusals.problem(refusal).refusal();
      case Outcome.Erased erased -> throw new IllegalStateException("an edit erased a contact");
    };
  }

  private static Response changed(Outcome.Applied applied) {
    var contact = applied.contact();
    var json = new JsonWriter(USUAL_ANSWER);
    json.object().name("contact");
    ContactJson.write(json, contact, applied.definitions());
    json.field("created", applied.created()).field("changed", applied.changed());
    ContactJson.consequences(json, applied.flips(), applied.runs(), applied.definitions());
    json.end();
    var response = Response.bytes(applied.created() ? 201 : 200, Response.JSON, json.view())
        .etag(EntityTag.of(contact.shownVersion()))
        .about(contact.id());
    return applied.created()
        ? response.header("Location", CONTACTS + "/" + contact.id())
        : response;
  }

  static Refused notFound() {
    return ProblemType.NOT_FOUND.because("There is no contact with this id");
  }
}

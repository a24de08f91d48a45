package com.segmailer.server.topic;

import com.segmailer.core.contact.Identifier;
import com.segmailer.core.decision.Change;
import com.segmailer.core.topic.ConsentEdit;
import com.segmailer.core.topic.Proof;
import com.segmailer.server.contact.ContactInput;
import com.segmailer.server.contact.ContactJson;
import com.segmailer.server.contact.Refusals;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.engine.Outcome;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.postgres.Database;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/v2/contacts/{id}/topics}: what a contact gets, read and changed by callers. */
final class ContactTopicRoutes {

  private static final String PATH = "/api/v2/contacts/{id}/topics";

  private final Database database;
  private final Engine engine;
  private final Confirmations confirmations;
  private final InstantSource clock;

  ContactTopicRoutes(
      Database database, Engine engine, Confirmations confirmations, InstantSource clock) {
    this.database = database;
    this.engine = engine;
    this.confirmations = confirmations;
    this.clock = clock;
  }

  void addTo(Router router) {
    router
        .get(PATH, Scope.CONTACTS_READ, this::show)
        .put(PATH, Scope.CONTACTS_WRITE, this::change)
        .patch(PATH, Scope.CONTACTS_WRITE, this::change);
  }

  private Response show(Request request) {
    var standing = find(request.workspaceId(), request.pathId("id"));
    return Response.json(200, json -> begin(json, standing, null).end());
  }

  private Response change(Request request) throws IOException {
    int workspace = request.workspaceId();
    var contact = request.pathId("id");
    var fields = request.fields();
    var subscribed = fields.optionalBool("subscribed").orElse(null);
    var topics = ContactInput.topics(fields);
    boolean confirmed = fields.optionalBool("confirmed").orElse(false);
    fields.orThrow();
    var before = find(workspace, contact);
    var wanted = new HashMap<>(topics);
    var toConfirm = confirmed ? List.<StoredTopic>of() : toConfirm(before, wanted);
    toConfirm.forEach(topic -> wanted.remove(topic.id()));
    var edit = new ConsentEdit(subscribed, wanted, confirmed, Proof.API);
    var submission = new Submission.Apply(
        Identifier.of(contact), new Change.Consent(edit, null), Submission.Terms.EXISTING);
    var outcome = engine.submit(workspace, submission);
    if (outcome instanceof Outcome.Refused(var refusal)) {
      throw Refusals.problem(refusal).refusal();
    }
    var confirmation = asked(workspace, contact, toConfirm);
    var standing = find(workspace, contact);
    return Response.json(200, json -> {
      begin(json, standing, confirmation);
      ContactJson.consequences(json, outcome);
      json.end();
    });
  }

  /** Topics that count only once the owner of the mailbox has confirmed them. */
  private static List<StoredTopic> toConfirm(Standing before, Map<UUID, Boolean> wanted) {
    return before.topics().stream()
        .filter(topic -> wanted.getOrDefault(topic.id(), false)
            && topic.settings().doubleOptIn()
            && !before.choices().isIn(topic.no()))
        .toList();
  }

  /** What the answer says of it. */
  private @Nullable String asked(int workspace, UUID contact, List<StoredTopic> toConfirm) {
    if (toConfirm.isEmpty()) {
      return null;
    }
    return confirmations.ask(workspace, contact, toConfirm) ? "sent" : "held-back";
  }

  private Standing find(int workspace, UUID contact) {
    return database
        .read(sql -> Standing.find(sql, workspace, contact, clock.instant()))
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such contact"));
  }

  /** The object is still open. */
  private static JsonWriter begin(
      JsonWriter json, Standing standing, @Nullable String confirmation) {
    json.object().field("subscribed", standing.subscribed()).name("topics").array();
    standing.topics().forEach(topic -> write(json, standing, topic));
    return json.endArray().field("confirmation", confirmation);
  }

  static void write(JsonWriter json, Standing standing, StoredTopic topic) {
    json.object()
        .field("id", topic.id())
        .field("name", topic.settings().name())
        .field("subscribed", standing.gets(topic))
        .field("choice", choice(standing, topic))
        .field("pending", standing.isPending(topic))
        .end();
  }

  private static @Nullable String choice(Standing standing, StoredTopic topic) {
    if (standing.choices().isIn(topic.no())) {
      return "in";
    }
    return standing.choices().isOut(topic.no()) ? "out" : null;
  }
}

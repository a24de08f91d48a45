package com.segmailer.server.message;

import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.contact.Identifier;
import com.segmailer.core.decision.Change;
import com.segmailer.core.message.Dispatch;
import com.segmailer.server.contact.AppliedKeys;
import com.segmailer.server.contact.ContactLookup;
import com.segmailer.server.contact.DataInput;
import com.segmailer.server.contact.Refusals;
import com.segmailer.server.contact.StoredContact;
import com.segmailer.server.engine.AppliedKey;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.engine.Made;
import com.segmailer.server.engine.Outcome;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.http.Cursors;
import com.segmailer.server.http.Problem;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Refused;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.json.Pointer;
import com.segmailer.server.json.Violation;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.runtime.Ids;
import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /api/v2/messages}: single messages, and what became of any. */
public final class MessageRoutes {

  private static final String MESSAGES = "/api/v2/messages";
  private static final UUID AFTER_ALL = new UUID(-1, -1);
  private static final Map<String, String> STATES = Arrays.stream(MessageState.values())
      .map(state -> state.name().toLowerCase(Locale.ROOT))
      .collect(Collectors.toUnmodifiableMap(name -> name, name -> name));

  private static final Map<String, Dispatch.Kind> KINDS = Map.of(
      "transactional", Dispatch.Kind.TRANSACTIONAL,
      "marketing", Dispatch.Kind.MARKETING);

  private final Database database;
  private final Engine engine;
  private final Cursors cursors;
  private final Ids ids;
  private final InstantSource clock;
  private final IntConsumer wakeSender;

  /**
   * @param wakeSender called with the workspace when there is something to send that no change of a
   *     contact left
   */
  public MessageRoutes(
      Database database,
      Engine engine,
      Cursors cursors,
      Ids ids,
      InstantSource clock,
      IntConsumer wakeSender) {
    this.database = database;
    this.engine = engine;
    this.cursors = cursors;
    this.ids = ids;
    this.clock = clock;
    this.wakeSender = wakeSender;
  }

  public void addTo(Router router) {
    router
        .post(MESSAGES, Scope.MESSAGES_WRITE, this::send)
        .get(
            MESSAGES,
            Scope.MESSAGES_READ,
            this::list,
            "contact",
            "state",
            "template",
            "campaign",
            "workflow",
            "run",
            "limit",
            "cursor")
        .get(MESSAGES + "/{id}", Scope.MESSAGES_READ, this::show);
  }

  private Response send(Request request) throws IOException {
    int workspace = request.workspaceId();
    var key = AppliedKeys.of(request);
    var before = database.read(sql -> Made.lately(sql, workspace, key, clock.instant()));
    return sent(workspace, before.isPresent() ? before.get() : made(request, key));
  }

  /** Makes the message that a request asks for. */
  private UUID made(Request request, Optional<AppliedKey> key) throws IOException {
    int workspace = request.workspaceId();
    var fields = request.fields();
    var to = fields.object("to");
    var identifier = ContactLookup.identifierIn(to);
    var content = new ContentChoice(database, workspace).read(fields);
    var data = DataInput.read(fields);
    var kind = fields.optionalOneOf("kind", KINDS).orElse(Dispatch.Kind.TRANSACTIONAL);
    boolean ignoreLimits = fields.optionalBool("ignoreLimits").orElse(false);
    var topic = new TopicChoice(database, workspace).read(fields, content);
    var as = RenderedAs.read(request, fields, to, kind);
    fields.orThrow();
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var dispatch = new Dispatch(
        ids.next(),
        kind,
        content.orElseThrow(),
        data,
        now,
        Dispatch.Origin.CALL.about(as.isPresent() ? null : topic),
        ignoreLimits);
    var email = identifier.email();
    if (as.isPresent()) {
      var renderedAs = shown(workspace, as.get()).id();
      return bare(workspace, key, dispatch, Objects.requireNonNull(email), renderedAs);
    }
    if (isNobody(workspace, identifier) && email != null) {
      if (kind == Dispatch.Kind.MARKETING) {
        to.refuse("email", "is no contact's: marketing goes only to contacts");
        fields.orThrow();
      }
      return bare(workspace, key, dispatch, email, null);
    }
    return submit(workspace, key, identifier, dispatch);
  }

  private Response sent(int workspace, UUID id) {
    var message = find(workspace, id);
    return Response.json(202, json -> MessageJson.write(json, message))
        .header("Location", MESSAGES + "/" + id)
        .about(Objects.requireNonNullElse(message.contact(), id));
  }

  private StoredContact shown(int workspace, Identifier identifier) {
    var detail = "There is no such contact";
    return database
        .read(sql -> ContactLookup.byIdentifier(sql, workspace, identifier))
        .orElseThrow(() -> Problem.of(
                ProblemType.NOT_FOUND,
                detail,
                List.of(Violation.in(Pointer.ROOT.member("renderAs"), detail)))
            .refusal());
  }

  /** Whether it is a mere address that no contact has. */
  private boolean isNobody(int workspace, Identifier identifier) {
    return identifier.id() == null
        && identifier.externalId() == null
        && database
            .read(sql -> ContactLookup.byIdentifier(sql, workspace, identifier))
            .isEmpty();
  }

  /** Needs no door, so nobody else rings for it. Yields the message's id, as does the next. */
  private UUID bare(
      int workspace,
      Optional<AppliedKey> key,
      Dispatch dispatch,
      EmailAddress to,
      @Nullable UUID renderedAs) {
    var id = database.inTransaction(
        sql -> Made.before(sql, workspace, key, dispatch.id(), dispatch.dueAt())
            .orElseGet(() -> BareMessages.insert(sql, workspace, dispatch, to, renderedAs)));
    wakeSender.accept(workspace);
    return id;
  }

  private UUID submit(
      int workspace, Optional<AppliedKey> key, Identifier identifier, Dispatch dispatch) {
    var submission = new Submission.Apply(
        identifier,
        new Change.Send(dispatch),
        Submission.Terms.EXISTING.withAppliedKey(key.orElse(null)));
    return switch (engine.submit(workspace, submission)) {
      case Outcome.Refused(var refusal) -> throw Refusals.problem(refusal, "to").refusal();
      case Outcome.AlreadyApplied already ->
        database.read(sql -> Made.before(sql, workspace, key)).orElseThrow(MessageRoutes::gone);
      case Outcome.Applied applied -> dispatch.id();
      case Outcome.Erased erased -> throw new IllegalStateException("a message erased a contact");
    };
  }

  private MessageRow find(int workspace, UUID id) {
    return database
        .read(sql -> MessageRow.one(sql, workspace, id))
        .orElseThrow(MessageRoutes::gone);
  }

  private static Refused gone() {
    return ProblemType.NOT_FOUND.because("There is no such message");
  }

  private Response show(Request request) {
    return Response.json(
        200, json -> MessageJson.write(json, find(request.workspaceId(), request.pathId("id"))));
  }

  private Response list(Request request) {
    int workspace = request.workspaceId();
    int limit = request.page().limit();
    var query = request.query();
    var filter = new MessageRow.Filter(
        query.uuid("contact").orElse(null),
        query.oneOf("state", STATES).orElse(null),
        query.uuid("template").orElse(null),
        query.uuid("campaign").orElse(null),
        query.uuid("workflow").orElse(null),
        query.uuid("run").orElse(null));
    var before = request
        .page()
        .cursor()
        .map(cursor -> UUID.fromString(
            cursors.open(workspace, request.page().list(), cursor).getFirst()))
        .orElse(AFTER_ALL);
    var found = database.read(sql -> MessageRow.page(sql, workspace, before, filter, limit + 1));
    var shown = found.subList(0, Math.min(limit, found.size()));
    var next = found.size() > limit
        ? cursors.seal(workspace, request.page().list(), shown.getLast().id().toString())
        : null;
    return Response.list(shown, next, MessageJson::write);
  }
}

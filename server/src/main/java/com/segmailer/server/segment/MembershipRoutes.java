package com.segmailer.server.segment;

import com.segmailer.core.contact.Identifier;
import com.segmailer.core.decision.Change;
import com.segmailer.core.decision.Refusal;
import com.segmailer.core.value.Value;
import com.segmailer.server.contact.ContactJson;
import com.segmailer.server.contact.ContactLookup;
import com.segmailer.server.contact.Refusals;
import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.engine.Alongside;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.engine.Outcome;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.http.Cursors;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.scan.IdRange;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Who is in a segment, who came and went, and the members of manual segments. */
public final class MembershipRoutes {

  private static final String CONTACTS = SegmentRoutes.SEGMENT + "/contacts";
  private static final int MOST_AT_ONCE = 1_000;

  private final Database database;
  private final Engine engine;
  private final DefinitionCache definitions;
  private final Cursors cursors;

  public MembershipRoutes(
      Database database, Engine engine, DefinitionCache definitions, Cursors cursors) {
    this.database = database;
    this.engine = engine;
    this.definitions = definitions;
    this.cursors = cursors;
  }

  public void addTo(Router router) {
    router
        .get(CONTACTS, Scope.CONTACTS_READ, this::members, "limit", "cursor")
        .post(CONTACTS, Scope.SEGMENTS_WRITE, request -> place(request, true))
        .delete(CONTACTS, Scope.SEGMENTS_WRITE, request -> place(request, false))
        .get(
            SegmentRoutes.SEGMENT + "/history",
            Scope.CONTACTS_READ,
            this::history,
            "limit",
            "cursor");
  }

  private Response members(Request request) {
    var page = request.page();
    int workspace = request.workspaceId();
    var segment = find(request);
    var list = "members of " + segment.id();
    var after = page.cursor()
        .map(cursor -> UUID.fromString(cursors.open(workspace, list, cursor).getFirst()))
        .orElse(IdRange.START);
    return database.read(tx -> {
      var ids = SegmentStore.members(tx, workspace, segment.no(), after, page.limit() + 1);
      var shown = ids.subList(0, Math.min(ids.size(), page.limit()));
      var next = ids.size() > page.limit()
          ? cursors.seal(workspace, list, shown.getLast().toString())
          : null;
      var known = definitions.current(tx, workspace).definitions();
      return Response.list(
          ContactLookup.byIds(tx, workspace, shown),
          next,
          (json, contact) -> ContactJson.write(json, contact, known));
    });
  }

  private Response history(Request request) {
    var page = request.page();
    int workspace = request.workspaceId();
    var segment = find(request);
    var list = "history of " + segment.id();
    var before = page.cursor()
        .map(cursor -> place(cursors.open(workspace, list, cursor)))
        .orElse(SegmentStore.Place.NEWEST);
    var changes = database.read(
        tx -> SegmentStore.history(tx, workspace, segment.no(), before, page.limit() + 1));
    var shown = changes.subList(0, Math.min(changes.size(), page.limit()));
    var next = changes.size() > page.limit() ? seal(workspace, list, shown.getLast()) : null;
    return Response.list(shown, next, SegmentJson::change);
  }

  private String seal(int workspace, String list, SegmentStore.Change last) {
    return cursors.seal(
        workspace,
        list,
        last.at().toString(),
        last.contact().toString(),
        Long.toString(last.version()));
  }

  private static SegmentStore.Place place(List<String> position) {
    return new SegmentStore.Place(
        Instant.parse(position.get(0)),
        UUID.fromString(position.get(1)),
        Long.parseLong(position.get(2)));
  }

  private Response place(Request request, boolean member) throws IOException {
    var segment = find(request);
    if (segment.dynamic()) {
      throw ProblemType.SEGMENT_IS_DYNAMIC.because(
          "The condition of this segment decides who is in it");
    }
    var fields = request.fields();
    var named = fields.objects("contacts", MOST_AT_ONCE);
    if (fields.value("contacts") instanceof Value.Array(var given) && given.isEmpty()) {
      fields.refuse("contacts", "must name at least one contact");
    }
    var identifiers = named.stream().map(ContactLookup::identifierIn).toList();
    fields.orThrow();
    var change = new Change.Place(segment.no(), member);
    var submissions = new ArrayList<Submission>(identifiers.size());
    for (var identifier : identifiers) {
      submissions.add(new Submission.Apply(identifier, change, Submission.Terms.EXISTING));
    }
    var outcomes = engine.submitAll(request.workspaceId(), submissions, Alongside.NOTHING);
    return placed(member ? "added" : "removed", segment.no(), identifiers, outcomes);
  }

  private static Response placed(
      String word, int segmentNo, List<Identifier> identifiers, List<Outcome> outcomes) {
    int changed = 0;
    int unchanged = 0;
    var missing = new JsonWriter().array();
    // Nobody finds them in an answer that is kept when one of them is erased.
    var kept = new JsonWriter().array();
    var failures = new JsonWriter().array();
    for (int i = 0; i < outcomes.size(); i++) {
      switch (outcomes.get(i)) {
        case Outcome.Applied applied -> {
          boolean placed = applied.flips().stream().anyMatch(flip -> flip.segmentNo() == segmentNo);
          changed += placed ? 1 : 0;
          unchanged += placed ? 0 : 1;
        }
        case Outcome.Refused(var refusal) -> {
          switch (refusal.reason()) {
            case SEGMENT_NOT_MANUAL -> throw Refusals.problem(refusal).refusal();
            case CONTACT_NOT_FOUND -> {
              write(missing.object().field("index", i), identifiers.get(i));
              kept.object().field("index", i).end();
            }
            case IDENTIFIER_CONFLICT,
                ADDRESS_SUPPRESSED,
                CONTACT_LIMIT_REACHED,
                VERSION_MISMATCH,
                INVALID,
                UNSTORABLE -> fail(failures, i, refusal);
          }
        }
        case Outcome.AlreadyApplied already -> unchanged++;
        case Outcome.Erased erased -> throw new IllegalStateException("placing erased a contact");
      }
    }
    var failed = failures.endArray().toBytes();
    return placed(word, changed, unchanged, missing.endArray().toBytes(), failed)
        .replayedAs(placed(word, changed, unchanged, kept.endArray().toBytes(), failed));
  }

  private static Response placed(
      String word, int changed, int unchanged, byte[] missing, byte[] failures) {
    var json = new JsonWriter().object().field(word, changed).field("unchanged", unchanged);
    json.name("missing").rawValue(missing);
    json.name("failures").rawValue(failures);
    return Response.bytes(200, Response.JSON, json.end().view());
  }

  /** The item is an identifier and nothing else: a pointer would say no more. */
  private static void fail(JsonWriter json, int index, Refusal refusal) {
    var problem = Refusals.problem(new Refusal(refusal.reason(), "", refusal.detail()));
    json.object().field("index", index).name("error");
    Refusals.write(json, problem);
    json.end();
  }

  private static void write(JsonWriter json, Identifier identifier) {
    if (identifier.email() != null) {
      json.field("email", identifier.email().original());
    }
    if (identifier.id() != null) {
      json.field("id", identifier.id());
    }
    if (identifier.externalId() != null) {
      json.field("externalId", identifier.externalId());
    }
    json.end();
  }

  private SegmentRow find(Request request) {
    return database
        .read(tx -> SegmentStore.find(tx, request.workspaceId(), request.pathId("id")))
        .orElseThrow(SegmentDefinitions::gone);
  }
}

package com.segmailer.server.segment;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.Evaluator;
import com.segmailer.core.condition.Explainer;
import com.segmailer.core.condition.Verdict;
import com.segmailer.core.segment.Segment;
import com.segmailer.server.contact.ContactJson;
import com.segmailer.server.contact.ContactLookup;
import com.segmailer.server.contact.StoredContact;
import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.definition.WorkspaceDefinitions;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Query;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.scan.ContactScan;
import com.segmailer.server.scan.IdRange;
import com.segmailer.server.scan.Scanned;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/** What a condition would do, and why a contact is in a segment or not. */
public final class ExplainRoutes {

  private static final int MOST_SAMPLED = 20;
  private static final long USUAL_SAMPLE = 5;

  private final Database database;
  private final DefinitionCache definitions;
  private final InstantSource clock;

  public ExplainRoutes(Database database, DefinitionCache definitions, InstantSource clock) {
    this.database = database;
    this.definitions = definitions;
    this.clock = clock;
  }

  public void addTo(Router router) {
    router
        .post(SegmentRoutes.SEGMENTS + "/preview", Scope.CONTACTS_READ, this::preview)
        .get(SegmentRoutes.SEGMENT + "/explain", Scope.CONTACTS_READ, this::explain, "contact");
  }

  private Response preview(Request request) throws IOException {
    var fields = request.fields();
    var compared = fields.optionalUuid("segment");
    int sample =
        fields.optionalInteger("sample", 0, MOST_SAMPLED).orElse(USUAL_SAMPLE).intValue();
    int workspace = request.workspaceId();
    var known = database.read(tx -> definitions.current(tx, workspace));
    var condition = ConditionInput.required(fields, known.definitions());
    var segment = compared.map(id -> find(known, id));
    segment.ifPresent(
        s -> SegmentDefinitions.check(known.definitions(), s.id(), s.name(), condition));
    var no = segment.isPresent() ? OptionalInt.of(segment.get().no()) : OptionalInt.empty();
    var result = new Preview(database, known, condition, no, sample, clock.instant()).run();
    var contacts = database.read(tx -> ContactLookup.byIds(tx, workspace, result.matching()));
    long total = database.read(tx -> ContactLookup.count(tx, workspace));
    var json = new JsonWriter().object();
    json.field("count", result.count()).field("total", total).name("sample").array();
    contacts.forEach(contact -> ContactJson.write(json, contact, known.definitions()));
    json.endArray();
    if (segment.isPresent()) {
      json.field("entering", result.entering()).field("leaving", result.leaving());
    }
    return Response.bytes(200, Response.JSON, json.end().view());
  }

  private Response explain(Request request) {
    int workspace = request.workspaceId();
    var id = request
        .query()
        .uuid("contact")
        .orElseThrow(() -> Query.refused("contact", "is required: the contact's id"));
    return database.snapshot(tx -> {
      var known = definitions.current(tx, workspace);
      var segment = find(known, request.pathId("id"));
      var contact = ContactLookup.byId(tx, workspace, id)
          .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no contact with this id"));
      return explanation(tx, known, segment, contact);
    });
  }

  private Response explanation(
      Transaction tx, WorkspaceDefinitions known, Segment segment, StoredContact contact) {
    var now = clock.instant();
    var json = new JsonWriter().object().name("segment");
    SegmentJson.reference(json, segment.id(), segment.name());
    json.name("contact");
    SegmentJson.contact(json, contact.id(), contact.email());
    json.field("at", now);
    var rule = segment.rule();
    if (rule.isPresent()) {
      var condition = rule.get().condition();
      var facts = facts(tx, known, condition, contact.id(), now);
      SegmentJson.verdict(json, Evaluator.evaluate(condition, facts, now));
      json.name("node");
      SegmentJson.node(json, Explainer.explain(condition, facts, now));
    } else {
      SegmentJson.verdict(json, Verdict.of(isIn(contact, segment)));
      json.name("node").nothing();
    }
    return Response.bytes(200, Response.JSON, json.end().view());
  }

  private static boolean isIn(StoredContact contact, Segment segment) {
    return Arrays.stream(contact.segments()).anyMatch(no -> no == segment.no());
  }

  private static LiveFacts facts(
      Transaction tx, WorkspaceDefinitions known, Condition condition, UUID contact, Instant now) {
    List<Scanned> found = new ArrayList<>();
    var all = LiveFacts.withReferred(condition, known.definitions());
    ContactScan.ofAll(known.workspace(), known.definitions(), all)
        .forEach(tx, IdRange.just(contact), found::add);
    return new LiveFacts(found.getFirst(), known.definitions(), now);
  }

  private static Segment find(WorkspaceDefinitions known, UUID id) {
    return known.definitions().segment(id).orElseThrow(SegmentDefinitions::gone);
  }
}

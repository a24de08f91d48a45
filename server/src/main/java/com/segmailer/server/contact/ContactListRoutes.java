package com.segmailer.server.contact;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.ConditionParser;
import com.segmailer.core.condition.Parsed;
import com.segmailer.core.segment.Definitions;
import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.http.Cursors;
import com.segmailer.server.http.Page;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.json.Fields;
import com.segmailer.server.json.Json;
import com.segmailer.server.json.Violation;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.scan.IdRange;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists of contacts: by filters, and by any condition that a segment may have. */
public final class ContactListRoutes {

  private static final String SEARCH = "/api/v2/contacts/search";
  private static final int MAX_CURSOR = 2_000;

  private final Database database;
  private final DefinitionCache definitions;
  private final Cursors cursors;
  private final InstantSource clock;

  public ContactListRoutes(
      Database database, DefinitionCache definitions, Cursors cursors, InstantSource clock) {
    this.database = database;
    this.definitions = definitions;
    this.cursors = cursors;
    this.clock = clock;
  }

  public void addTo(Router router) {
    router.get("/api/v2/contacts", Scope.CONTACTS_READ, this::list, ContactFilter.PARAMETERS);
    router.post(SEARCH, Scope.CONTACTS_READ, this::search);
  }

  private Response list(Request request) {
    int workspace = request.workspaceId();
    var page = request.page();
    var after = position(workspace, page.list(), page.cursor());
    return database.read(sql -> {
      var known = definitions.current(sql, workspace).definitions();
      var filter = ContactFilter.of(request.query(), known);
      var found = sql.query(
          filter.sql(), StoredContact::of, filter.parameters(workspace, after, page.limit() + 1));
      boolean more = found.size() > page.limit();
      var shown = more ? found.subList(0, page.limit()) : found;
      return answer(
          shown, more ? cursor(workspace, page.list(), shown.getLast().id()) : null, known);
    });
  }

  private Response search(Request request) throws IOException {
    int workspace = request.workspaceId();
    var fields = request.fields();
    int limit = fields
        .optionalInteger("limit", 1, Page.MAX_LIMIT)
        .orElse((long) Page.DEFAULT_LIMIT)
        .intValue();
    var cursor = fields.optionalText("cursor", MAX_CURSOR);
    return database.snapshot(sql -> {
      var known = definitions.current(sql, workspace).definitions();
      var condition = condition(fields, known);
      var list = SEARCH + Json.print(fields.value("condition"));
      var after = position(workspace, list, cursor);
      var found =
          new ContactSearch(workspace, known, condition, clock.instant()).find(sql, after, limit);
      var contacts = ContactStore.contacts(sql, workspace, found.ids());
      var next = found.goesOnAfter();
      return answer(contacts, next == null ? null : cursor(workspace, list, next), known);
    });
  }

  private static Condition condition(Fields fields, Definitions known) {
    var given = fields.value("condition");
    if (given.isNull()) {
      fields.refuse("condition", "is required");
      fields.orThrow();
    }
    var options = ConditionParser.Options.withSegments(id -> known.segment(id).isPresent());
    return switch (ConditionParser.parse(given, options)) {
      case Parsed.Valid(var condition) -> {
        fields.orThrow();
        yield condition;
      }
      case Parsed.Invalid(var violations) -> {
        for (var wrong : violations) {
          var place = Pointers.under(fields.pointer("condition"), wrong.pointer());
          fields.refuse(Violation.in(place, wrong.detail()));
        }
        fields.orThrow();
        throw new IllegalStateException("an invalid condition without a violation");
      }
    };
  }

  private static Response answer(
      List<StoredContact> contacts, @Nullable String nextCursor, Definitions known) {
    return Response.list(
        contacts, nextCursor, (json, contact) -> ContactJson.write(json, contact, known));
  }

  private String cursor(int workspace, String list, UUID last) {
    return cursors.seal(workspace, list, last.toString());
  }

  private UUID position(int workspace, String list, Optional<String> cursor) {
    return cursor
        .map(text -> UUID.fromString(cursors.open(workspace, list, text).getFirst()))
        .orElse(IdRange.START);
  }
}

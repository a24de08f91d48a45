package com.segmailer.server.segment;

import com.segmailer.core.value.Value;
import com.segmailer.server.contact.AppliedKeys;
import com.segmailer.server.http.Cursors;
import com.segmailer.server.http.EntityTag;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.json.Fields;
import com.segmailer.server.postgres.Database;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/** Segments: created, listed, edited, deleted. */
public final class SegmentRoutes {

  static final String SEGMENTS = "/api/v2/segments";
  static final String SEGMENT = SEGMENTS + "/{id}";

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_DESCRIPTION = 2_000;

  // Small workspaces are built in less: then the answer already says "live".
  private static final Duration PATIENCE = Duration.ofMillis(300);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

  private final Database database;
  private final SegmentDefinitions segments;
  private final Cursors cursors;
  private final Runnable wakeBuilder;

  /** @param wakeBuilder called when there is something to build */
  public SegmentRoutes(
      Database database, SegmentDefinitions segments, Cursors cursors, Runnable wakeBuilder) {
    this.database = database;
    this.segments = segments;
    this.cursors = cursors;
    this.wakeBuilder = wakeBuilder;
  }

  public void addTo(Router router) {
    router
        .get(SEGMENTS, Scope.SEGMENTS_READ, this::list, "limit", "cursor")
        .post(SEGMENTS, Scope.SEGMENTS_WRITE, this::create)
        .get(SEGMENT, Scope.SEGMENTS_READ, this::show)
        .patch(SEGMENT, Scope.SEGMENTS_WRITE, this::edit)
        .delete(SEGMENT, Scope.SEGMENTS_WRITE, this::delete);
  }

  private Response list(Request request) {
    var page = request.page();
    int workspace = request.workspaceId();
    int after = page.cursor()
        .map(cursor -> cursors.open(workspace, "segments", cursor).getFirst())
        .map(Integer::parseInt)
        .orElse(0);
    var rows = database.read(tx -> SegmentStore.page(tx, workspace, after, page.limit() + 1));
    var shown = rows.subList(0, Math.min(rows.size(), page.limit()));
    var next = rows.size() > page.limit()
        ? cursors.seal(workspace, "segments", Integer.toString(shown.getLast().no()))
        : null;
    return Response.list(shown, next, SegmentJson::write);
  }

  private Response create(Request request) throws IOException {
    var fields = request.fields();
    var name = name(fields, fields.text("name", LONGEST_NAME));
    var description = fields.optionalText("description", LONGEST_DESCRIPTION).orElse("");
    var type = fields.optionalOneOf("type", Map.of("dynamic", true, "manual", false));
    var condition = ConditionInput.optional(fields);
    boolean hasCondition = !fields.value("condition").isNull();
    if (type.orElse(hasCondition) != hasCondition) {
      fields.refuse(
          "condition",
          hasCondition
              ? "must be absent from a manual segment"
              : "is required for a dynamic segment");
    }
    fields.orThrow();
    var key = AppliedKeys.of(request);
    var id = segments.create(request.workspaceId(), key, name, description, condition);
    var row = settled(request.workspaceId(), id);
    return answer(201, row).header("Location", SEGMENTS + "/" + id);
  }

  private static String name(Fields fields, String name) {
    // What is refused already is read as blank.
    if (fields.value("name") instanceof Value.Text(String given) && given.isBlank()) {
      fields.refuse("name", "must not be blank");
    }
    return name.strip();
  }

  private Response show(Request request) {
    return answer(200, find(request.workspaceId(), request.pathId("id")));
  }

  private Response edit(Request request) throws IOException {
    var id = request.pathId("id");
    var row = find(request.workspaceId(), id);
    var fields = request.fields();
    var name = fields.optionalText("name", LONGEST_NAME).map(text -> name(fields, text));
    var description = fields.optionalText("description", LONGEST_DESCRIPTION);
    var condition = ConditionInput.optional(fields);
    if (!row.dynamic() && !fields.value("condition").isNull()) {
      fields.refuse("condition", "must be absent from a manual segment");
    }
    fields.orThrow();
    segments.edit(request.workspaceId(), id, precondition(request), name, description, condition);
    return answer(200, settled(request.workspaceId(), id));
  }

  private Response delete(Request request) {
    segments.delete(request.workspaceId(), request.pathId("id"), precondition(request));
    wakeBuilder.run();
    return Response.empty(204);
  }

  private static Consumer<SegmentRow> precondition(Request request) {
    return row -> request.ifMatch().ifPresent(match -> match.require(tagOf(row)));
  }

  private SegmentRow find(int workspace, UUID id) {
    return database
        .read(tx -> SegmentStore.find(tx, workspace, id))
        .orElseThrow(SegmentDefinitions::gone);
  }

  private SegmentRow settled(int workspace, UUID id) {
    wakeBuilder.run();
    var row = find(workspace, id);
    for (var waited = Duration.ZERO;
        row.state().equals("building") && waited.compareTo(PATIENCE) < 0;
        waited = waited.plus(LOOK_AGAIN)) {
      pause();
      row = find(workspace, id);
    }
    return row;
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_AGAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Response answer(int status, SegmentRow row) {
    return Response.json(status, json -> SegmentJson.write(json, row)).etag(tagOf(row));
  }

  private static EntityTag tagOf(SegmentRow row) {
    // The revision is the condition's; two renames may come within a millisecond.
    int texts = Objects.hash(row.name(), row.description());
    return new EntityTag(
        row.revision() + "-" + row.updatedAt().toEpochMilli() + "-" + Integer.toHexString(texts));
  }
}

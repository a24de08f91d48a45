package com.segmailer.server.workspace;

import com.segmailer.core.value.Suggestion;
import com.segmailer.server.http.EntityTag;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.json.Fields;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;

/** The workspace of the key that asks: its settings. */
public final class WorkspaceRoutes {

  private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
  private static final int LONGEST_NAME = 200;
  private static final int MOST_DAYS = 36_500;

  private final Database database;
  private final WorkspaceStore store;
  private final DefinitionsChange zoneChange;
  private final DefinitionsChange settingsChange;
  private final Runnable wakeBuilder;

  /**
   * @param zoneChange told when days begin at another time
   * @param settingsChange told when anything else changes that the engine heeds
   * @param wakeBuilder called when there may be segments to build
   */
  public WorkspaceRoutes(
      Database database,
      WorkspaceStore store,
      DefinitionsChange zoneChange,
      DefinitionsChange settingsChange,
      Runnable wakeBuilder) {
    this.database = database;
    this.store = store;
    this.zoneChange = zoneChange;
    this.settingsChange = settingsChange;
    this.wakeBuilder = wakeBuilder;
  }

  public void addTo(Router router) {
    router
        .get("/api/v2/workspace", Scope.WORKSPACE_READ, this::show)
        .patch("/api/v2/workspace", Scope.WORKSPACE_WRITE, this::change);
  }

  private Response show(Request request) {
    return database.snapshot(
        sql -> answer(sql, store.byId(sql, request.workspaceId()).orElseThrow()));
  }

  private Response change(Request request) throws IOException {
    Fields fields = request.fields();
    var response = database.inTransaction(sql -> {
      Workspace before = store.locked(sql, request.workspaceId());
      request.ifMatch().ifPresent(match -> match.require(tagOf(before)));
      Workspace after = changed(before, fields);
      store.update(sql, after);
      if (!after.timeZone().equals(before.timeZone())) {
        zoneChange.announce(sql, after.id());
      } else if (!after.tracking().equals(before.tracking())) {
        settingsChange.announce(sql, after.id());
      }
      return answer(sql, after);
    });
    wakeBuilder.run();
    return response;
  }

  private static Workspace changed(Workspace before, Fields fields) {
    String name = fields.optionalText("name", LONGEST_NAME).orElse(before.name());
    if (name.isBlank()) {
      fields.refuse("name", "must not be blank");
    }
    ZoneId zone = zone(fields).orElse(before.timeZone());
    // Here null is a value: keep events for ever.
    Optional<Integer> days = fields.has("eventRetentionDays")
        ? fields.optionalInteger("eventRetentionDays", 1, MOST_DAYS).map(Math::toIntExact)
        : before.eventRetentionDays();
    SendingSettings sending = SendingInput.read(fields, before.sending());
    TrackingSettings tracking = TrackingInput.read(fields, before.tracking());
    for (String readOnly : new String[] {"id", "contacts", "contactLimit", "createdAt"}) {
      if (fields.has(readOnly)) {
        fields.refuse(readOnly, "is read-only");
      }
    }
    fields.orThrow();
    return new Workspace(
        before.id(),
        name,
        zone,
        before.contactLimit(),
        days,
        sending,
        tracking,
        before.createdAt());
  }

  private static Optional<ZoneId> zone(Fields fields) {
    Optional<String> given = fields.optionalText("timeZone", 100);
    if (given.isPresent() && !ZONES.contains(given.get())) {
      fields.refuse(
          "timeZone",
          "must be a time zone such as Europe/Berlin" + Suggestion.of(given.get(), ZONES));
      return Optional.empty();
    }
    return given.map(ZoneId::of);
  }

  private Response answer(Transaction sql, Workspace workspace) {
    long contacts = store.contacts(sql, workspace.id());
    return Response.json(200, json -> {
          settings(workspace, json.object());
          json.field("contacts", contacts).end();
        })
        .etag(tagOf(workspace));
  }

  private static EntityTag tagOf(Workspace workspace) {
    var json = new JsonWriter();
    settings(workspace, json.object());
    json.end();
    var sum = new CRC32C();
    sum.update(json.view());
    return EntityTag.of(sum.getValue());
  }

  private static void settings(Workspace workspace, JsonWriter json) {
    json.field("id", workspace.publicId())
        .field("name", workspace.name())
        .field("timeZone", workspace.timeZone().getId());
    json.name("contactLimit");
    workspace.contactLimit().ifPresentOrElse(json::number, json::nothing);
    json.name("eventRetentionDays");
    workspace.eventRetentionDays().ifPresentOrElse(json::number, json::nothing);
    json.name("sendRate");
    workspace.sending().rate().ifPresentOrElse(json::number, json::nothing);
    LimitsJson.write(json, workspace.sending().limits());
    json.field("trackingDomain", workspace.tracking().domain().orElse(null))
        .field(
            "trackingConsentAttribute", workspace.tracking().consentAttribute().orElse(null))
        .field("createdAt", workspace.createdAt());
  }
}

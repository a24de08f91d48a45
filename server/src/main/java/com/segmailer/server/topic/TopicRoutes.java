package com.segmailer.server.topic;

import com.segmailer.server.contact.AppliedKeys;
import com.segmailer.server.http.Cursors;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Refused;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.postgres.Database;
import java.io.IOException;

/** {@code /api/v2/topics}: what messages are about. */
public final class TopicRoutes {

  static final String TOPICS = "/api/v2/topics";
  static final String TOPIC = TOPICS + "/{id}";
  private static final String LIST = "topics";

  private final Database database;
  private final TopicDefinitions topics;
  private final Cursors cursors;

  public TopicRoutes(Database database, TopicDefinitions topics, Cursors cursors) {
    this.database = database;
    this.topics = topics;
    this.cursors = cursors;
  }

  public void addTo(Router router) {
    router
        .get(TOPICS, Scope.TOPICS_READ, this::list, "limit", "cursor")
        .post(TOPICS, Scope.TOPICS_WRITE, this::create)
        .get(TOPIC, Scope.TOPICS_READ, this::show)
        .patch(TOPIC, Scope.TOPICS_WRITE, this::edit)
        .delete(TOPIC, Scope.TOPICS_WRITE, this::delete);
  }

  static Refused gone() {
    return ProblemType.NOT_FOUND.because("There is no such topic");
  }

  private Response list(Request request) {
    int workspace = request.workspaceId();
    int limit = request.page().limit();
    int after = request
        .page()
        .cursor()
        .map(cursor -> Integer.parseInt(cursors.open(workspace, LIST, cursor).getFirst()))
        .orElse(0);
    var found = database.read(sql -> TopicStore.page(sql, workspace, after, limit + 1));
    var shown = found.subList(0, Math.min(limit, found.size()));
    var next = found.size() > limit
        ? cursors.seal(workspace, LIST, Integer.toString(shown.getLast().no()))
        : null;
    return Response.list(shown, next, StoredTopic::write);
  }

  private Response create(Request request) throws IOException {
    var fields = request.fields();
    var settings = TopicSettings.read(fields);
    fields.orThrow();
    var made = topics.create(request.workspaceId(), AppliedKeys.of(request), settings);
    return answer(201, made).header("Location", TOPICS + "/" + made.id());
  }

  private Response show(Request request) {
    int workspace = request.workspaceId();
    var id = request.pathId("id");
    return answer(
        200,
        database.read(sql -> TopicStore.find(sql, workspace, id)).orElseThrow(TopicRoutes::gone));
  }

  private Response edit(Request request) throws IOException {
    var fields = request.fields();
    return answer(200, topics.edit(request.workspaceId(), request.pathId("id"), before -> {
      request.ifMatch().ifPresent(match -> match.require(before.tag()));
      var settings = TopicSettings.patch(fields, before.settings());
      fields.orThrow();
      return settings;
    }));
  }

  private Response delete(Request request) {
    topics.delete(
        request.workspaceId(),
        request.pathId("id"),
        before -> request.ifMatch().ifPresent(match -> match.require(before.tag())));
    return Response.empty(204);
  }

  private static Response answer(int status, StoredTopic topic) {
    return Response.json(status, json -> StoredTopic.write(json, topic)).etag(topic.tag());
  }
}

package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.core.value.Value;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import java.util.List;

/** A workspace in which workflows are made and published by its own API. */
final class Flows {

  static final Duration SOON = Duration.ofSeconds(20);

  private final RunningServer server;
  private final ApiClient api;

  Flows(RunningServer server, ApiClient api) {
    this.server = server;
    this.api = api;
  }

  ApiClient api() {
    return api;
  }

  String template(String subject) {
    var made = api.post("/api/v2/templates", """
        {"name": "%s", "subject": "%s", "format": "html", "body": "<p>Hello {{ contact.firstName }}</p>"}
        """.formatted(subject, subject));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.text("id");
  }

  String segment(String name, String condition) {
    var made = api.post("/api/v2/segments", """
        {"name": "%s", "condition": %s}""".formatted(name, condition));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    await()
        .atMost(SOON)
        .until(
            () -> api.get("/api/v2/segments/" + made.text("id")).text("state").equals("live"));
    return made.text("id");
  }

  String draft(String name, String definition) {
    var made = api.post("/api/v2/workflows", """
        {"name": "%s", "definition": %s}""".formatted(name, definition));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.text("id");
  }

  String published(String name, String definition) {
    var id = draft(name, definition);
    publish(id);
    return id;
  }

  void publish(String id) {
    var published = api.post("/api/v2/workflows/" + id + "/publish", "");
    assertThat(published.status()).as(published.body()).isEqualTo(200);
  }

  ApiClient.Reply save(String email, String attributes) {
    var saved = api.post("/api/v2/contacts", """
        {"identifier": {"email": "%s"}, "attributes": {%s}}""".formatted(email, attributes));
    assertThat(saved.status()).as(saved.body()).isIn(200, 201);
    return saved;
  }

  ApiClient.Reply event(String email, String name, String data) {
    var recorded = api.post("/v1/events", """
        {"event": "%s", "identifier": {"email": "%s"}, "data": {%s}}""".formatted(name, email, data));
    assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
    return recorded;
  }

  /** The newest run of the workflow, with its log. */
  ApiClient.Reply run(String workflow) {
    var listed = api.get("/api/v2/workflows/" + workflow + "/runs");
    return api.get("/api/v2/workflows/" + workflow + "/runs/" + listed.text("data.0.id"));
  }

  void awaitState(String workflow, String state) {
    await().atMost(SOON).until(() -> run(workflow).text("state"), state::equals);
  }

  int runs(String workflow) {
    return ((Value.Array) api.get("/api/v2/workflows/" + workflow + "/runs").at("data"))
        .items()
        .size();
  }

  /** Subjects in the built-in mailbox, the oldest first. */
  List<String> subjects() {
    return ((Value.Array) api.get("/api/v2/mailbox?limit=100").at("data"))
        .items().reversed().stream()
            .map(one -> ((Value.Text) ApiClient.Reply.at(one, "subject")).text())
            .toList();
  }

  void awaitMails(int many) {
    await().atMost(SOON).until(() -> subjects().size(), found -> found >= many);
  }

  /** Rows of a table; conditions may follow. */
  long count(String rows) {
    return server
        .database()
        .read(sql -> sql.one("select count(*) from " + rows, row -> row.bigint(1)));
  }

  void pass(Duration time) {
    server.clock().advance(time);
  }
}

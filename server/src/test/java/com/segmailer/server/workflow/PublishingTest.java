package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.core.value.Value;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.template.Templates;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is published is in order, and what is wrong is told all at once. */
final class PublishingTest {

  private final RunningServer server = RunningServer.start();
  private final Flows flows = new Flows(server, server.workspace("Publishing"));

  @AfterEach
  void stop() {
    server.close();
  }

  private String sending(String template, int version, String next) {
    return flows.draft("Sending", """
        {"triggers": [{"type": "direct"}], "start": "mail", "steps": {
          "mail": {"type": "sendEmail", "template": "%s", "version": %d, "next": "%s"},
          "end": {"type": "end"}}}""".formatted(template, version, next));
  }

  @Test
  void a_version_that_the_template_lacks_is_not_published() {
    var template = flows.template("Tip");
    var workflow = sending(template, 2, "nowhere");

    var refused = flows.api().post("/api/v2/workflows/" + workflow + "/publish", "");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body())
        .contains("/definition/steps/mail/version", "/definition/steps/mail/next");
    assertThat(flows.api().get("/api/v2/workflows/" + workflow).text("problems"))
        .contains("/steps/mail/version", "does not exist; the newest is 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/",
        "https://user:secret@example.com/",
        "https://example.com/a b",
        "https://10.0.0.1/",
        "https://localhost:8443/",
        "https://"
      })
  void what_can_never_be_called_is_not_published(String url) {
    var workflow = "/api/v2/workflows/" + flows.draft("Calling", """
        {"triggers": [{"type": "direct"}], "start": "call", "steps": {
          "call": {"type": "callWebhook", "url": "%s"}}}""".formatted(url));

    var refused = flows.api().post(workflow + "/publish", "");

    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.text("errors.0.pointer")).isEqualTo("#/definition/steps/call/url");
    assertThat(flows.api().get(workflow).text("problems")).contains("/steps/call/url");
  }

  @Test
  void a_header_that_says_how_a_request_is_sent_is_not_published() {
    var workflow = "/api/v2/workflows/" + flows.draft("Calling", """
        {"triggers": [{"type": "direct"}], "start": "call", "steps": {
          "call": {"type": "callWebhook", "url": "https://example.com/",
                   "headers": {"Content-Length": "1", "Authorization": "x"}}}}""");

    var refused = flows.api().post(workflow + "/publish", "");

    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.text("errors.0.pointer"))
        .isEqualTo("#/definition/steps/call/headers/Content-Length");
  }

  private void fill(int workspace, String state) {
    server
        .database()
        .inTransaction(sql -> sql.update("""
        insert into workflows (
          workspace_id, no, id, name, description, state, revision, draft, created_at, updated_at)
        select ?, coalesce((select max(no) from workflows), 0) + n, gen_random_uuid(), 'One', '', ?,
               1, '{}', now(), now()
          from generate_series(1, ?) n
        """, workspace, state, WorkflowDefinitions.MAX_WORKFLOWS));
  }

  @Test
  void archived_workflows_leave_room_for_others() {
    fill(flows.api().workspace(), "archived");
    flows.draft("Another", "{}");

    fill(flows.api().workspace(), "draft");
    var refused = flows.api().post("/api/v2/workflows", "{\"name\": \"One more\"}");

    assertThat(refused.status()).as(refused.body()).isEqualTo(409);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "bought ", "bou\\u0007ght"})
  void an_event_that_a_call_could_not_record_is_not_emitted(String name) {
    var workflow = "/api/v2/workflows/" + flows.draft("Emitting", """
        {"triggers": [{"type": "direct"}], "start": "tell", "steps": {
          "tell": {"type": "emitEvent", "event": "%s"}}}""".formatted(name));

    var refused = flows.api().post(workflow + "/publish", "");

    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.text("errors.0.pointer")).isEqualTo("#/definition/steps/tell/event");
  }

  @Test
  void drafts_made_at_the_same_time_are_all_made() throws Exception {
    var api = flows.api();
    var original = "/api/v2/workflows/" + flows.draft("First", "{}");
    var calls = new ArrayList<Callable<ApiClient.Reply>>();
    for (int i = 0; i < 8; i++) {
      calls.add(() -> api.post("/api/v2/workflows", "{\"name\": \"One of many\"}"));
      calls.add(() -> api.post(original + "/duplicate", ""));
      calls.add(() -> api.post("/api/v2/workflows/recipes/onboarding", ""));
    }

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var made : threads.invokeAll(calls)) {
        assertThat(made.get().status()).as(made.get().body()).isEqualTo(201);
      }
    }
    assertThat(((Value.Array) api.get("/api/v2/workflows?limit=100").at("data")).items())
        .hasSize(25);
  }

  @Test
  void a_template_that_goes_meanwhile_is_not_published() throws Exception {
    var template = flows.template("Tip");
    var publish = "/api/v2/workflows/" + sending(template, 1, "end") + "/publish";

    var published = meanwhile(
        () -> flows.api().post(publish, ""),
        sql -> sql.update("delete from templates where id = ?", UUID.fromString(template)));

    assertThat(published.status()).as(published.body()).isEqualTo(422);
    assertThat(published.body()).contains("/definition/steps/mail/template");
  }

  @Test
  void a_template_is_not_deleted_while_a_workflow_with_it_is_published() throws Exception {
    var template = flows.template("Tip");
    var workflow = sending(template, 1, "end");

    var deleted = meanwhile(() -> flows.api().delete("/api/v2/templates/" + template), sql -> {
      var held = Templates.heldVersion(sql, flows.api().workspace(), UUID.fromString(template));
      assertThat(held).hasValue(1);
      sql.update("""
          insert into workflow_versions (
            workspace_id, workflow_no, version, definition, live, published_at)
          select workspace_id, no, 1, draft, true, now() from workflows where id = ?
          """, UUID.fromString(workflow));
      sql.update(
          "update workflows set state = 'published', version = 1 where id = ?",
          UUID.fromString(workflow));
    });

    assertThat(deleted.status()).as(deleted.body()).isEqualTo(409);
    assertThat(deleted.text("referrers.0.id")).isEqualTo(workflow);
  }

  /** Makes the call once {@code work} is done, and commits that when the call waits for it. */
  private ApiClient.Reply meanwhile(Supplier<ApiClient.Reply> call, Consumer<Transaction> work)
      throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var reply = server.database().inTransaction(sql -> {
        work.accept(sql);
        var made = threads.submit(call::get);
        await().atMost(Flows.SOON).until(() -> made.isDone() || isSomebodyWaiting());
        return made;
      });
      return reply.get();
    }
  }

  private boolean isSomebodyWaiting() {
    return server.database().read(sql -> sql.one("""
        select count(*) > 0 from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'
        """, row -> row.bool(1)));
  }

  @Test
  void a_draft_is_bounded_however_unfinished_it_may_be() {
    var body = "{\"name\": \"Large\", \"definition\": {\"note\": \"%s\"}}";
    int frame = "{\"note\":\"\"}".length();

    var most = flows.api().post("/api/v2/workflows", body.formatted("x".repeat(500_000 - frame)));
    var refused =
        flows.api().post("/api/v2/workflows", body.formatted("x".repeat(500_001 - frame)));
    var edited = flows
        .api()
        .patch("/api/v2/workflows/" + most.text("id"), body.formatted("x".repeat(600_000)));

    assertThat(most.status()).as(most.body()).isEqualTo(201);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("errors.0.pointer")).isEqualTo("#/definition");
    assertThat(edited.status()).isEqualTo(422);
  }

  @Test
  void a_version_that_there_is_may_be_older_than_the_newest() {
    var template = flows.template("Tip");
    var edited = flows.api().patch("/api/v2/templates/" + template, "{\"subject\": \"Trick\"}");
    assertThat(edited.text("version")).isEqualTo("2");

    flows.publish(sending(template, 1, "end"));
    flows.publish(sending(template, 2, "end"));
  }

  @Test
  void the_name_of_a_copy_is_cut_between_signs() {
    var long191 = "a".repeat(191);
    var original = flows.draft(long191 + "\uD83D\uDE00", "{}");

    var copy = flows.api().post("/api/v2/workflows/" + original + "/duplicate", "");

    assertThat(copy.text("name")).isEqualTo("Copy of " + long191);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v2/workflows", "/api/v2/segments"})
  void a_name_that_is_too_long_is_not_also_blank(String path) {
    var refused = flows.api().post(path, "{\"name\": \"%s\"}".formatted("a".repeat(201)));

    assertThat(refused.text("errors.0.pointer")).as(refused.body()).isEqualTo("#/name");
    assertThat(refused.text("errors.1")).isEqualTo("null");
  }
}

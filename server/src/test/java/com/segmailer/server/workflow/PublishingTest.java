package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.value.Value;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
  void a_version_that_there_is_may_be_older_than_the_newest() {
    var template = flows.template("Tip");
    var edited = flows.api().patch("/api/v2/templates/" + template, "{\"subject\": \"Trick\"}");
    assertThat(edited.text("version")).isEqualTo("2");

    flows.publish(sending(template, 1, "end"));
    flows.publish(sending(template, 2, "end"));
  }
}

package com.segmailer.server.workspace;

import static com.segmailer.server.workspace.TestApi.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A POST repeated under one key has one effect and one answer. */
final class IdempotencyTest {

  private static final UUID CONTACT = new UUID(5, 6);
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final CountDownLatch ENTERED = new CountDownLatch(1);
  private static final CountDownLatch LEAVE = new CountDownLatch(1);
  private static TestApi api;
  private String key = "";

  @BeforeAll
  static void start() throws Exception {
    api = new TestApi(new Router()
        .post("/count", Scope.CONTACTS_WRITE, r -> counted(201))
        .post("/count/{id}", Scope.CONTACTS_WRITE, r -> counted(201))
        .post("/erased", Scope.CONTACTS_WRITE, r -> counted(201).about(new UUID(7, 8)))
        .post("/stream", Scope.CONTACTS_WRITE, r -> streamed())
        .post("/fail", Scope.CONTACTS_WRITE, r -> failing())
        .post("/refuse", Scope.CONTACTS_WRITE, r -> refusing())
        .post("/slow", Scope.CONTACTS_WRITE, r -> slow()));
  }

  @AfterAll
  static void stop() throws Exception {
    api.close();
  }

  @BeforeEach
  void newWorkspace() {
    key = api.newWorkspace("idempotent");
    api.addContact(CONTACT);
  }

  @Test
  void a_repetition_gets_the_stored_answer() throws Exception {
    var first = post("/count", "\"k1\"", "{}");
    var second = post("/count", "k1", "{}");

    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers().firstValue("Idempotent-Replayed")).hasValue("true");
    assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
    assertThat(second.headers().firstValue("ETag")).hasValue("\"7\"");
    assertThat(second.headers().firstValue("Content-Type")).hasValue("application/json");
  }

  @Test
  void without_the_header_each_post_counts() throws Exception {
    assertThat(api.post(key, "/count", "{}").body())
        .isNotEqualTo(api.post(key, "/count", "{}").body());
  }

  @Test
  void another_request_under_the_same_key_is_422() throws Exception {
    post("/count", "k2", "{}");

    for (String[] other : new String[][] {{"/count", "{ }"}, {"/count/7", "{}"}}) {
      var refused = post(other[0], "k2", other[1]);
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(text(refused, "type")).endsWith("/idempotency-key-reused");
    }
  }

  @Test
  void keys_of_different_workspaces_are_different() throws Exception {
    var first = post("/count", "k3", "{}");
    newWorkspace();

    assertThat(post("/count", "k3", "{}").body()).isNotEqualTo(first.body());
  }

  @Test
  void while_the_first_runs_a_repetition_is_409() throws Exception {
    var request = api.request(key, "/slow").header("Idempotency-Key", "k4");
    var first = api.client.sendAsync(
        request.POST(BodyPublishers.ofString("{}")).build(), HttpResponse.BodyHandlers.ofString());
    ENTERED.await();

    var second = post("/slow", "k4", "{}");
    LEAVE.countDown();

    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(text(second, "type")).endsWith("/idempotency-key-in-flight");
    assertThat(second.headers().firstValue("Retry-After")).isPresent();
    assertThat(first.join().statusCode()).isEqualTo(200);
    assertThat(post("/slow", "k4", "{}").headers().firstValue("Idempotent-Replayed"))
        .isPresent();
  }

  @Test
  void a_failure_of_ours_frees_the_key_and_a_refusal_is_kept() throws Exception {
    assertThat(post("/fail", "k5", "{}").statusCode()).isEqualTo(500);
    assertThat(post("/fail", "k5", "{}").headers().firstValue("Idempotent-Replayed"))
        .isEmpty();

    var refused = post("/refuse", "k6", "{}");
    var again = post("/refuse", "k6", "{}");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).isEqualTo(refused.body());
    assertThat(again.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void a_request_that_never_ended_blocks_the_key_for_a_minute() throws Exception {
    int before = COUNT.get();
    post("/count", "k7", "{}");
    api.database.read(
        sql -> sql.update("update idempotency_keys set status = null where key = 'k7'"));

    api.clock.advance(Duration.ofSeconds(59));
    assertThat(post("/count", "k7", "{}").statusCode()).isEqualTo(409);
    api.clock.advance(Duration.ofSeconds(1));
    assertThat(post("/count", "k7", "{}").statusCode()).isEqualTo(201);
    assertThat(COUNT.get()).isEqualTo(before + 2);
  }

  @Test
  void after_a_day_a_key_is_free_again_and_its_answer_removed() throws Exception {
    var first = post("/count", "k8", "{}");

    api.clock.advance(Duration.ofHours(24));

    assertThat(post("/count", "k8", "{\"a\":1}").body()).isNotEqualTo(first.body());
    post("/count", "k9", "{}");
    api.clock.advance(Duration.ofHours(24));
    assertThat(api.idempotency.purge(api.clock.instant())).isPositive();
    assertThat(api.idempotency.purge(api.clock.instant())).isZero();
  }

  @Test
  void erasing_a_person_removes_the_answers_about_them() throws Exception {
    var first = post("/count", "k10", "{}");
    int workspace =
        Integer.parseInt(text(api.get(key, "/api/v2/workspace"), "id").substring(3));

    api.database.inTransaction(sql -> {
      api.idempotency.forget(sql, workspace, CONTACT);
      return first;
    });

    assertThat(post("/count", "k10", "{}").body()).isNotEqualTo(first.body());
  }

  @Test
  void an_answer_about_somebody_who_was_erased_meanwhile_is_not_kept() throws Exception {
    var first = post("/erased", "k14", "{}");
    var second = post("/erased", "k14", "{}");

    assertThat(second.headers().firstValue("Idempotent-Replayed")).isEmpty();
    assertThat(second.body()).isNotEqualTo(first.body());
  }

  @Test
  void a_streamed_answer_is_replayed_whole() throws Exception {
    var first = post("/stream", "k11", "{}");
    var second = post("/stream", "k11", "{}");

    assertThat(first.body()).isEqualTo("one\ntwo\n");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers().firstValue("Content-Type")).hasValue(Response.NDJSON);
  }

  @Test
  void a_new_api_key_is_not_kept_in_a_stored_answer() throws Exception {
    String body = "{\"name\":\"x\",\"scopes\":[\"full\"]}";
    var first = post("/api/v2/api-keys", "k12", body);
    var second = post("/api/v2/api-keys", "k12", body);

    assertThat(text(first, "key")).startsWith("sm_live_");
    assertThat(text(second, "key")).isEmpty();
    assertThat(text(second, "id")).isEqualTo(text(first, "id"));
  }

  @ParameterizedTest
  @CsvSource({"application/x-ndjson", "text/csv"})
  void a_stream_cannot_be_covered(String type) throws Exception {
    var request = api.request(key, "/count").header("Content-Type", type);
    var refused =
        api.send(request.header("Idempotency-Key", "k13").POST(BodyPublishers.ofString("{}\n")));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(text(refused, "type")).endsWith("/idempotency-key-unsupported");
  }

  @Test
  void a_key_must_be_short_printable_text() throws Exception {
    assertThat(post("/count", "\"\"", "{}").statusCode()).isEqualTo(400);
    assertThat(post("/count", "x".repeat(256), "{}").statusCode()).isEqualTo(400);
    assertThat(post("/count", "x".repeat(255), "{}").statusCode()).isEqualTo(201);
  }

  private HttpResponse<String> post(String path, String idempotencyKey, String body)
      throws Exception {
    var request = api.request(key, path).header("Idempotency-Key", idempotencyKey);
    return api.send(request.POST(BodyPublishers.ofString(body)));
  }

  private static Response counted(int status) {
    int count = COUNT.incrementAndGet();
    return Response.json(status, json -> json.object().field("count", count).end())
        .header("ETag", "\"7\"")
        .about(CONTACT);
  }

  private static Response streamed() {
    return Response.stream(200, Response.NDJSON, out -> {
      out.write("one\n".getBytes(UTF_8));
      out.flush();
      out.write("two\n".getBytes(UTF_8));
    });
  }

  private static Response failing() {
    throw new IllegalStateException("failed");
  }

  private static Response refusing() {
    throw ProblemType.CONFLICT.because("conflict " + COUNT.incrementAndGet());
  }

  private static Response slow() throws InterruptedException {
    ENTERED.countDown();
    LEAVE.await();
    return Response.empty(200);
  }
}

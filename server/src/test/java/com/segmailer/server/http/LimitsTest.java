package com.segmailer.server.http;

import static com.segmailer.server.http.TestServer.json;
import static com.segmailer.server.http.TestServer.slug;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.core.value.Value;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Quotas, bounds on what runs at once, idle connections, and an orderly end. */
final class LimitsTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void beyond_its_quota_a_key_is_told_when_to_come_back() throws Exception {
    var config = config(new HttpSettings.Limits(1_000, 2, 100, 8_192, 1_000_000), LONG, LONG);
    try (var server = new TestServer(thing("x"), config)) {
      var first = server.get("/thing");
      server.get("/thing");
      var third = server.get("/thing");

      assertThat(first.headers().firstValue("RateLimit-Policy")).hasValue("\"default\";q=2;w=1");
      assertThat(first.headers().firstValue("RateLimit")).hasValue("\"default\";r=1;t=1");
      assertThat(slug(third)).isEqualTo("429 http-problem-types#quota-exceeded");
      assertThat(third.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(third.headers().firstValue("RateLimit")).hasValue("\"default\";r=0;t=1");
      assertThat(json(third).get("violated-policies"))
          .isEqualTo(new Value.Array(List.of(new Value.Text("default"))));
    }
  }

  @Test
  void beyond_the_bound_on_running_requests_it_is_503_but_probes_answer() throws Exception {
    var config = config(new HttpSettings.Limits(1_000, 100, 1, 8_192, 1_000_000), LONG, LONG);
    var entered = new CountDownLatch(1);
    var leave = new CountDownLatch(1);
    try (var server = new TestServer(waiting(entered, leave), config)) {
      var running = server.client.sendAsync(
          server.request("/wait").build(), HttpResponse.BodyHandlers.ofString());
      entered.await();

      var refused = server.get("/wait");
      assertThat(slug(refused)).isEqualTo("503 http-problem-types#temporary-reduced-capacity");
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(server.get("/healthz").statusCode()).isEqualTo(200);

      leave.countDown();
      assertThat(running.join().statusCode()).isEqualTo(200);
      assertThat(server.get("/wait").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void stopping_lets_running_requests_end_and_says_not_ready() throws Exception {
    var entered = new CountDownLatch(1);
    var leave = new CountDownLatch(1);
    var server = new TestServer(waiting(entered, leave));
    assertThat(server.get("/readyz").statusCode()).isEqualTo(200);
    var running = server.client.sendAsync(
        server.request("/wait").build(), HttpResponse.BodyHandlers.ofString());
    entered.await();

    var stopper = Thread.ofVirtual().start(() -> close(server));
    await().until(() -> !server.readiness.isReady());
    leave.countDown();

    assertThat(running.join().statusCode()).isEqualTo(200);
    stopper.join();
  }

  @Test
  void a_database_that_does_not_answer_makes_it_not_ready() {
    var readiness = new Readiness(() -> false);
    readiness.serving(true);

    assertThat(readiness.isReady()).isFalse();
  }

  @Test
  void a_connection_that_sends_nothing_more_is_closed() throws Exception {
    var config = config(HttpSettings.Limits.DEFAULT, Duration.ofMillis(200), LONG);
    try (var server = new TestServer(thing("x"), config)) {
      assertThat(server.raw("GET /thing HTTP/1.1\r\nHost: x\r\nAuthoriz")).doesNotContain(" 200 ");
      assertThat(server.raw("POST /thing HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer full-key\r\n"
              + "Content-Length: 10\r\n\r\n{"))
          .satisfiesAnyOf(
              answer -> assertThat(answer).isEmpty(),
              answer -> assertThat(answer).startsWith("HTTP/1.1 408"));
    }
  }

  private static HttpSettings config(HttpSettings.Limits limits, Duration idle, Duration budget) {
    return new HttpSettings("127.0.0.1", 0, limits, idle, budget, List.of(), Pace.USUAL);
  }

  private static Router thing(String name) {
    return new Router()
        .get("/thing", Scope.CONTACTS_READ, r -> Response.json(200, new Value.Text(name)))
        .post("/thing", Scope.CONTACTS_READ, r -> Response.json(200, r.body()));
  }

  private static Router waiting(CountDownLatch entered, CountDownLatch leave) {
    return new Router().get("/wait", Scope.CONTACTS_READ, r -> {
      entered.countDown();
      leave.await();
      return Response.empty(200);
    });
  }

  private static void close(TestServer server) {
    try {
      server.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

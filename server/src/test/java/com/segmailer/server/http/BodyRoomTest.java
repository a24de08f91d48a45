package com.segmailer.server.http;

import static com.segmailer.server.http.TestServer.json;
import static com.segmailer.server.http.TestServer.slug;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.segmailer.core.value.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large bodies have a bound together, and what is read out of one has a bound. */
final class BodyRoomTest {

  private static final int ROOM = 100_000;
  private static final String SMALL = "\"x\"";
  private static final String LARGE = "\"" + "x".repeat(ROOM - 2) + "\"";

  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch leave = new CountDownLatch(1);

  private Router router() {
    return new Router()
        .post("/held", Scope.CONTACTS_READ, request -> {
          request.body();
          entered.countDown();
          leave.await();
          return Response.empty(200);
        })
        .post("/thing", Scope.CONTACTS_READ, request -> {
          request.body();
          return Response.empty(200);
        });
  }

  private static HttpSettings settings(Pace pace) {
    var limits = new HttpSettings.Limits(10_000_000, 1_000, 100, 8_192, ROOM);
    return HttpSettings.on("127.0.0.1", 0).with(limits).with(pace);
  }

  private static HttpResponse<String> gzipped(TestServer server, String plain) throws Exception {
    return server.send(server
        .request("/thing")
        .header("Content-Encoding", "gzip")
        .POST(BodyPublishers.ofByteArray(gzip(plain))));
  }

  private static byte[] gzip(String plain) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain.getBytes(UTF_8));
    }
    return packed.toByteArray();
  }

  @Test
  void while_others_have_the_room_a_large_body_is_503_and_small_ones_are_taken() throws Exception {
    try (var server = new TestServer(router(), settings(Pace.USUAL))) {
      var holding = server.client.sendAsync(
          server.request("/held").POST(BodyPublishers.ofString(LARGE)).build(),
          HttpResponse.BodyHandlers.ofString());
      entered.await();

      var refused = server.post("/thing", LARGE);
      var unpacked = gzipped(server, LARGE);
      var small = server.post("/thing", SMALL);
      leave.countDown();
      holding.join();
      var after = server.post("/thing", LARGE);

      assertThat(slug(refused)).isEqualTo("503 http-problem-types#temporary-reduced-capacity");
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("2");
      assertThat(slug(unpacked)).isEqualTo("503 http-problem-types#temporary-reduced-capacity");
      assertThat(small.statusCode()).isEqualTo(200);
      assertThat(after.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void room_is_given_back_however_a_request_ends() throws Exception {
    try (var server = new TestServer(router(), settings(Pace.USUAL))) {
      for (int i = 0; i < 3; i++) {
        assertThat(server.post("/thing", LARGE + "?").statusCode()).isEqualTo(400);
        assertThat(gzipped(server, "x".repeat(10_000_001)).statusCode()).isEqualTo(413);
        assertThat(server.post("/thing", LARGE).statusCode()).isEqualTo(200);
        assertThat(gzipped(server, LARGE).statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void a_body_of_more_values_than_are_worth_their_memory_is_413() throws Exception {
    try (var server = new TestServer(router(), settings(Pace.USUAL))) {
      var refused = gzipped(server, "[" + "[],".repeat(BodyBounds.VALUES - 1) + "[]]");
      var most = gzipped(server, "[" + "[],".repeat(BodyBounds.VALUES - 2) + "[]]");

      assertThat(slug(refused)).isEqualTo("413 body-too-large");
      assertThat(((Value.Text) json(refused).get("detail")).text())
          .contains(Integer.toString(BodyBounds.VALUES));
      assertThat(most.statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_large_body_that_does_not_come_is_given_up(boolean known) throws Exception {
    var impatient = new Pace(1_000_000_000, Duration.ZERO);
    try (var server = new TestServer(router(), settings(impatient))) {
      var body = LARGE.getBytes(UTF_8);
      var slow = server.send(server
          .request("/thing")
          .POST(
              known
                  ? BodyPublishers.ofByteArray(body)
                  : BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body))));

      assertThat(slug(slow)).isEqualTo("408 request-timeout");
    }
  }

  @Test
  void who_wants_more_than_there_is_waits_until_nobody_else_has_any() {
    var room = new Room(10, Duration.ofMillis(20), "full");
    int first = room.take(1, 0);

    assertThatThrownBy(() -> room.take(50, 0)).isInstanceOf(Refused.class);
    room.give(first);

    assertThat(room.take(4, 0)).isEqualTo(4);
    assertThat(room.take(50, 4)).isEqualTo(6);
  }
}

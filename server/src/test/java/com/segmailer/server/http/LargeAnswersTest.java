package com.segmailer.server.http;

import static com.segmailer.server.http.TestServer.slug;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.testkit.SlowReader;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that are there as a whole, and those who do not take them. */
final class LargeAnswersTest {

  private static final Pace IMPATIENT = new Pace(100_000, Duration.ofSeconds(2));
  private static final int LARGE = 9_000_000;

  /** For two of callers. */
  private static final int ROOM = 2 * LARGE;

  private static final Duration SOON = Duration.ofSeconds(15);

  private final List<SlowReader> readers = new ArrayList<>();
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    start(Pace.USUAL);
  }

  private void start(Pace pace) throws Exception {
    var router = new Router()
        .get("/large", Scope.CONTACTS_READ, r -> answer(LARGE))
        .post("/large", Scope.CONTACTS_WRITE, r -> answer(LARGE))
        .get("/small", Scope.CONTACTS_READ, r -> answer(1_000))
        .open(Method.GET, "/page", r -> answer(LARGE / 4));
    var limits = new HttpSettings.Limits(1_000, 1_000, 100, 8_192, ROOM);
    server = new TestServer(router, HttpSettings.on("127.0.0.1", 0).with(limits).with(pace));
  }

  @AfterEach
  void stop() throws Exception {
    readers.forEach(SlowReader::close);
    server.close();
  }

  private static Response answer(int bytes) {
    return Response.bytes(200, "application/octet-stream", ByteBuffer.allocate(bytes));
  }

  private SlowReader reader(String path) {
    var reader =
        SlowReader.asking(URI.create("http://127.0.0.1:" + server.port()), TestServer.FULL, path);
    readers.add(reader);
    return reader;
  }

  private void fill(String path) {
    for (int i = 0; i < 3; i++) {
      assertThat(reader(path).read(12)).startsWith("HTTP/1.1 ");
    }
  }

  @Test
  void beyond_its_room_reading_is_refused_and_nothing_else() throws Exception {
    fill("/large");

    var refused = server.get("/large");

    assertThat(slug(refused)).isEqualTo("503 http-problem-types#temporary-reduced-capacity");
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(refused.headers().firstValue("RateLimit")).isPresent();
    assertThat(server.get("/small").statusCode()).isEqualTo(200);
    assertThat(server.get("/page").statusCode()).isEqualTo(200);
    // What has taken effect is told.
    assertThat(server.post("/large", "").body()).hasSize(LARGE);
  }

  @Test
  void who_has_no_key_takes_no_room_of_those_who_have() throws Exception {
    fill("/page");

    assertThat(server.get("/large").statusCode()).isEqualTo(200);
  }

  @Test
  void room_is_given_back_with_the_connection() {
    fill("/large");
    readers.forEach(SlowReader::close);

    await().atMost(SOON).until(() -> server.get("/large").statusCode() == 200);
  }

  @Test
  void one_who_takes_a_little_now_and_then_is_cut_off() throws Exception {
    server.close();
    start(IMPATIENT);
    var reader = reader("/large");

    assertThatThrownBy(() -> reader.rest(500, 20)).hasMessageContaining("reset");
  }

  @Test
  void what_is_read_at_once_arrives_whole_and_the_connection_lasts() throws Exception {
    var two = "GET /large HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer full-key\r\n\r\n"
        + "GET /large HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer full-key\r\nConnection: close\r\n\r\n";

    var answers = server.raw(two).getBytes(US_ASCII);

    assertThat(answers).hasSizeGreaterThan(2 * LARGE);
    assertThat(server.get("/large").headers().firstValue("Content-Length"))
        .hasValue(Integer.toString(LARGE));
  }
}

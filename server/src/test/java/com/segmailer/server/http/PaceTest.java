package com.segmailer.server.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.segmailer.server.testkit.SlowReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Streamed answers: readers that do not keep up, and ends that are none. */
final class PaceTest {

  private static final Pace PACE = new Pace(100_000, Duration.ofSeconds(2));
  private static final byte[] PIECE = "0123456789".repeat(1_000).getBytes(US_ASCII);
  private static final int PIECES = 60;

  // What ended the writer of the endless answer.
  private final CompletableFuture<IOException> torn = new CompletableFuture<>();
  private final CountDownLatch never = new CountDownLatch(1);
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    var router = new Router()
        .get("/endless", Scope.CONTACTS_READ, r -> stream(this::endless))
        .get("/broken", Scope.CONTACTS_READ, r -> stream(PaceTest::broken))
        .get("/long", Scope.CONTACTS_READ, r -> stream(PaceTest::some))
        .get("/thoughtful", Scope.CONTACTS_READ, r -> stream(this::thoughtful));
    server = new TestServer(router, HttpSettings.on("127.0.0.1", 0).with(PACE));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private static Response stream(Response.BodyWriter writer) {
    return Response.stream(200, "application/octet-stream", writer);
  }

  private void endless(OutputStream out) {
    try {
      for (; ; ) {
        out.write(PIECE);
      }
    } catch (IOException e) {
      torn.complete(e);
      throw new UncheckedIOException(e);
    }
  }

  private static void some(OutputStream out) throws IOException {
    for (int i = 0; i < PIECES; i++) {
      out.write(PIECE);
    }
  }

  private static void broken(OutputStream out) throws IOException {
    some(out);
    throw new IllegalStateException("half way");
  }

  /** Keeps its reader waiting for longer than the reader may keep it. */
  private void thoughtful(OutputStream out) throws IOException {
    try {
      some(out);
      out.flush();
      assertThat(never.await(2 * PACE.patience().toMillis(), TimeUnit.MILLISECONDS))
          .isFalse();
      some(out);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private SlowReader reader(String path) {
    return SlowReader.asking(
        URI.create("http://127.0.0.1:" + server.port()), TestServer.FULL, path);
  }

  @Test
  void one_who_reads_nothing_more_is_cut_off_however_fast_it_was_before() {
    try (var reader = reader("/endless")) {
      assertThat(reader.read(30_000_000)).startsWith("HTTP/1.1 200");

      assertThat(torn)
          .succeedsWithin(Duration.ofSeconds(15))
          .isInstanceOf(PacedOutput.TooSlow.class);
      // Not even what is on its way arrives as if it were all.
      assertThatThrownBy(reader::rest).hasMessageContaining("reset");
    }
  }

  @Test
  void one_who_takes_a_little_now_and_then_is_cut_off() {
    try (var reader = reader("/endless")) {
      assertThatThrownBy(() -> reader.rest(500, 20)).hasMessageContaining("reset");

      assertThat(torn)
          .succeedsWithin(Duration.ofSeconds(1))
          .isInstanceOf(PacedOutput.TooSlow.class);
    }
  }

  @Test
  void one_who_keeps_the_pace_gets_all_of_it() {
    try (var reader = reader("/long")) {
      // Three times as fast as it must be, and for longer than anybody may be behind.
      assertThat(body(reader.rest(30_000, 100))).hasSize(PIECES * PIECE.length);
    }
  }

  @Test
  void the_time_that_the_server_takes_is_not_the_readers() {
    try (var reader = reader("/thoughtful")) {
      assertThat(body(reader.rest())).hasSize(2 * PIECES * PIECE.length);
    }
  }

  @ParameterizedTest
  @CsvSource({"1.1, keep-alive", "1.1, close", "1.0, close"})
  void an_answer_that_breaks_off_never_looks_whole(String version, String connection) {
    var request = "GET /broken HTTP/" + version + "\r\nHost: x\r\nConnection: " + connection;

    assertThatThrownBy(() -> server.raw(request + "\r\nAuthorization: Bearer full-key\r\n\r\n"))
        .hasMessageContaining("reset");
  }

  private static String body(String answer) {
    return answer.substring(answer.indexOf("\r\n\r\n") + 4);
  }
}

package com.segmailer.server.http;

import static com.segmailer.server.http.TestServer.json;
import static com.segmailer.server.http.TestServer.slug;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.segmailer.core.value.Value;
import com.segmailer.server.http.Downloads.Bounds;
import com.segmailer.server.testkit.SlowReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets a place for a download when readers are slow, and what those are told who get none. */
final class DownloadsTest {

  private static final Bounds BOUNDS =
      new Bounds(3, 2, 2, Duration.ofMillis(1_500), Duration.ofSeconds(20));
  private static final byte[] PIECE = "0123456789".repeat(10_000).getBytes(US_ASCII);

  // More than the buffers of a connection hold.
  private static final int PIECES = 300;

  private final Downloads downloads = new Downloads(BOUNDS);
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger begun = new AtomicInteger();
  private final List<SlowReader> readers = new ArrayList<>();
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    var router = new Router()
        .get("/large", Scope.CONTACTS_READ, r -> download(r.workspaceId(), downloads, PIECES))
        .get("/small", Scope.CONTACTS_READ, r -> download(r.workspaceId(), downloads, 1));
    var config = HttpSettings.on("127.0.0.1", 0).withCorsOrigins(List.of("https://app.example"));
    server = new TestServer(router, config);
  }

  @AfterEach
  void stop() throws Exception {
    readers.forEach(SlowReader::close);
    server.close();
  }

  private Response download(int workspace, Downloads where, int pieces) {
    return where.stream(workspace, "application/octet-stream", out -> write(out, pieces));
  }

  private void write(OutputStream out, int pieces) throws IOException {
    running.incrementAndGet();
    begun.incrementAndGet();
    try {
      for (int i = 0; i < pieces; i++) {
        out.write(PIECE);
      }
    } finally {
      running.decrementAndGet();
    }
  }

  private SlowReader slow(String key) {
    var reader = SlowReader.asking(URI.create("http://127.0.0.1:" + server.port()), key, "/large");
    readers.add(reader);
    return reader;
  }

  private void awaitRunning(int many) {
    await().atMost(Duration.ofSeconds(10)).until(() -> running.get() == many);
  }

  private HttpResponse<String> small(String key) throws Exception {
    return server.send(server
        .request("/small")
        .setHeader("Authorization", "Bearer " + key)
        .header("Origin", "https://app.example"));
  }

  @Test
  void slow_readers_of_a_workspace_leave_room_for_others() throws Exception {
    slow(TestServer.FULL);
    slow(TestServer.FULL);
    awaitRunning(2);

    var refused = small(TestServer.FULL);
    var other = small(TestServer.ELSEWHERE);

    assertThat(slug(refused)).isEqualTo("503 http-problem-types#temporary-reduced-capacity");
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
    assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).isPresent();
    assertThat(refused.headers().firstValue("RateLimit")).isPresent();
    assertThat(((Value.Text) json(refused).get("detail")).text()).contains("The workspace");
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(other.body()).hasSize(PIECE.length);
  }

  @Test
  void the_head_of_a_download_takes_no_place_and_reads_nothing() throws Exception {
    slow(TestServer.FULL);
    slow(TestServer.FULL);
    awaitRunning(2);
    int begunBefore = begun.get();

    var head = server.send(server.request("/large").HEAD());
    var again = server.send(server.request("/large").HEAD());

    assertThat(head.statusCode() + again.statusCode()).isEqualTo(400);
    assertThat(head.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
    assertThat(head.headers().firstValue("Content-Length")).isEmpty();
    assertThat(begun).hasValue(begunBefore);
  }

  @Test
  void a_node_has_no_more_places_than_it_says() throws Exception {
    slow(TestServer.FULL);
    slow(TestServer.FULL);
    slow(TestServer.ELSEWHERE);
    awaitRunning(3);

    var refused = small(TestServer.ELSEWHERE);

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(((Value.Text) json(refused).get("detail")).text()).contains("on this server");
  }

  @Test
  void whoever_waits_gets_the_place_of_a_reader_that_goes() throws Exception {
    slow(TestServer.FULL);
    var leaving = slow(TestServer.FULL);
    awaitRunning(2);

    var waiting = server.client.sendAsync(
        server.request("/small").build(), HttpResponse.BodyHandlers.ofString());
    leaving.close();

    assertThat(waiting.get().statusCode()).isEqualTo(200);
    awaitRunning(1);
    assertThat(small(TestServer.FULL).statusCode()).isEqualTo(200);
  }

  @Test
  void few_of_a_workspace_wait_and_the_others_are_told_at_once() {
    slow(TestServer.FULL);
    slow(TestServer.FULL);
    awaitRunning(2);
    var request = server.request("/small").build();
    long begun = System.nanoTime();

    var first = java.util.stream.Stream.generate(
            () -> server.client.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
        .limit(20)
        .<CompletableFuture<Long>>map(reply -> reply.thenApply(r -> System.nanoTime() - begun))
        .toList();

    long patience = BOUNDS.patience().toNanos();
    assertThat(first.stream().map(CompletableFuture::join).filter(took -> took > patience))
        .hasSize(BOUNDS.waiting());
  }

  @Test
  void a_download_does_not_last_for_ever() throws Exception {
    var brief = new Downloads(new Bounds(1, 1, 1, Duration.ofSeconds(5), Duration.ofMillis(300)));
    var router =
        new Router().get("/large", Scope.CONTACTS_READ, r -> download(1, brief, Integer.MAX_VALUE));
    try (var other = new TestServer(router);
        var reader = SlowReader.asking(
            URI.create("http://127.0.0.1:" + other.port()), TestServer.FULL, "/large")) {
      assertThat(reader.status()).isEqualTo(200);

      assertThatThrownBy(reader::rest).hasMessageContaining("reset");
    }
  }

  @Test
  void there_is_room_for_a_third_of_a_pool_and_half_of_that_for_a_workspace() {
    assertThat(Bounds.within(12))
        .extracting(Bounds::atOnce, Bounds::ofWorkspace)
        .containsExactly(4, 2);
    assertThat(Bounds.within(200).atOnce()).isEqualTo(4);
    assertThat(Bounds.within(8))
        .extracting(Bounds::atOnce, Bounds::ofWorkspace)
        .containsExactly(2, 1);
    assertThat(Bounds.within(2))
        .extracting(Bounds::atOnce, Bounds::ofWorkspace)
        .containsExactly(1, 1);
  }
}

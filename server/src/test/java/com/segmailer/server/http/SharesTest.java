package com.segmailer.server.http;

import static com.segmailer.server.http.TestServer.json;
import static com.segmailer.server.http.TestServer.slug;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.core.value.Value;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that take all the places they can with bodies that do not come, and everybody else. */
final class SharesTest {

  private static final int PLACES = 24;
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final String HERE = "127.0.0.1";
  private static final String ELSEWHERE = "127.0.0.2";

  private final List<Socket> open = new ArrayList<>();
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    var router = new Router()
        .post("/thing", Scope.CONTACTS_READ, r -> Response.json(200, r.body()))
        .post("/lines", Scope.CONTACTS_READ, r -> {
          r.stream().readAllBytes();
          return Response.empty(204);
        })
        .link(Method.POST, "/link/{token}", r -> {
          r.form(16_384);
          return Response.empty(200);
        });
    var limits = new HttpSettings.Limits(10_000, 1_000, PLACES, 8_192, 1_000_000);
    server = new TestServer(router, HttpSettings.on(HERE, 0).with(limits));
  }

  @AfterEach
  void stop() throws Exception {
    hangUp();
    server.close();
  }

  private void hangUp() throws IOException {
    for (var socket : open) {
      socket.close();
    }
  }

  private void hold(String from, String path, String key, String type) throws IOException {
    var socket =
        new Socket(InetAddress.getByName(HERE), server.port(), InetAddress.getByName(from), 0);
    open.add(socket);
    var head = "POST " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + key
        + "\r\nContent-Type: " + type + "\r\nContent-Length: 1000\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(US_ASCII));
  }

  private void holdAllItCan(String path, String key, String type) throws Exception {
    for (int i = 0; i < 2 * PLACES; i++) {
      hold(HERE, path, key, type);
    }
    await().atMost(SOON).until(() -> write(key).statusCode() == 429);
  }

  private HttpResponse<String> write(String key) throws Exception {
    return server.send(server
        .request("/thing")
        .setHeader("Authorization", "Bearer " + key)
        .timeout(SOON)
        .POST(BodyPublishers.ofString("\"x\"")));
  }

  /** What the first line of an answer to a form says, sent from that address. */
  private String visit(String from, String link) throws IOException {
    try (var socket =
        new Socket(InetAddress.getByName(HERE), server.port(), InetAddress.getByName(from), 0)) {
      socket.setSoTimeout((int) SOON.toMillis());
      var all = "POST " + link + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n";
      socket.getOutputStream().write(all.getBytes(US_ASCII));
      return new String(socket.getInputStream().readNBytes(12), US_ASCII);
    }
  }

  @Test
  void a_key_that_holds_all_it_can_leaves_places_to_other_workspaces() throws Exception {
    holdAllItCan("/thing", TestServer.FULL, "application/json");

    var other = write(TestServer.ELSEWHERE);
    var another = write(TestServer.READER);

    assertThat(other.statusCode()).as(other.body()).isEqualTo(200);
    assertThat(visit(HERE, "/link/a")).isEqualTo("HTTP/1.1 200");
    // Another key, but the same workspace.
    assertThat(slug(another)).isEqualTo("429 http-problem-types#quota-exceeded");
    assertThat(another.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(json(another).get("violated-policies"))
        .isEqualTo(new Value.Array(List.of(new Value.Text("concurrent-requests"))));
  }

  @Test
  void two_workspaces_that_do_leave_places_to_whoever_has_none() throws Exception {
    holdAllItCan("/thing", TestServer.FULL, "application/json");
    holdAllItCan("/lines", TestServer.ELSEWHERE, "application/x-ndjson");

    assertThat(visit(HERE, "/link/a")).isEqualTo("HTTP/1.1 200");
  }

  @Test
  void places_are_given_back_with_the_connections() throws Exception {
    holdAllItCan("/thing", TestServer.FULL, "application/json");
    hangUp();

    await().atMost(SOON).until(() -> write(TestServer.FULL).statusCode() == 200);
  }

  @Test
  void one_link_that_many_follow_leaves_places_to_others() throws Exception {
    for (int i = 0; i < 2 * PLACES; i++) {
      hold("127.0.0." + (10 + i), "/link/a", "", "application/x-www-form-urlencoded");
    }
    await().atMost(SOON).until(() -> visit(ELSEWHERE, "/link/a").endsWith("429"));

    assertThat(visit(ELSEWHERE, "/link/b")).isEqualTo("HTTP/1.1 200");
    assertThat(write(TestServer.FULL).statusCode()).isEqualTo(200);
  }

  @Test
  void many_links_that_one_follows_leave_places_to_others() throws Exception {
    for (int i = 0; i < 2 * PLACES; i++) {
      hold(HERE, "/link/" + i, "", "application/x-www-form-urlencoded");
    }
    await().atMost(SOON).until(() -> visit(HERE, "/link/a").endsWith("429"));

    assertThat(visit(ELSEWHERE, "/link/a")).isEqualTo("HTTP/1.1 200");
    assertThat(write(TestServer.FULL).statusCode()).isEqualTo(200);
  }
}

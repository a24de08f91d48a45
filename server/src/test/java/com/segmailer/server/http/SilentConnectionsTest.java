package com.segmailer.server.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that announce a body and do not send it hold up themselves only. */
final class SilentConnectionsTest {

  private static final int MANY = 450;
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Pace IMPATIENT = new Pace(64_000, Duration.ofMillis(500));

  private final List<Socket> open = new ArrayList<>();

  private static Router router() {
    return new Router()
        .post("/thing", Scope.CONTACTS_READ, r -> Response.json(200, r.body()))
        .link(Method.POST, "/form", r -> {
          r.form(16_384);
          return Response.empty(200);
        });
  }

  @AfterEach
  void hangUp() throws IOException {
    for (var socket : open) {
      socket.close();
    }
  }

  private Socket silent(TestServer server, String path) throws IOException {
    var socket = new Socket("127.0.0.1", server.port());
    open.add(socket);
    socket.setSoTimeout((int) SOON.toMillis());
    var head = "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(US_ASCII));
    return socket;
  }

  private static HttpResponse<String> health(TestServer server) throws Exception {
    return server.send(server.request("/healthz").timeout(SOON));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/thing", "/form"})
  void however_many_they_are_others_are_answered_during_and_after(String path) throws Exception {
    try (var server = new TestServer(router())) {
      for (int i = 0; i < MANY; i++) {
        silent(server, path);
      }
      var during = health(server);
      var work = server.send(
          server.request("/thing").timeout(SOON).POST(BodyPublishers.ofString("\"x\"")));
      hangUp();
      var after = health(server);

      assertThat(during.statusCode()).isEqualTo(200);
      assertThat(work.statusCode()).isEqualTo(200);
      assertThat(after.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void who_is_refused_before_the_body_has_a_few_seconds_to_send_it() throws Exception {
    try (var server = new TestServer(router())) {
      var refused = silent(server, "/thing");

      // Until the server closes, or the test's patience with it ends.
      var answer = new String(refused.getInputStream().readAllBytes(), UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 401 ").contains("Connection: close");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/thing", "/form"})
  void a_small_body_that_comes_in_drops_is_given_up(String path) throws Exception {
    var config = HttpSettings.on("127.0.0.1", 0).with(IMPATIENT);
    try (var server = new TestServer(router(), config);
        var socket = new Socket("127.0.0.1", server.port())) {
      var head = "POST " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + TestServer.FULL
          + "\r\nContent-Length: 1000\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(US_ASCII));
      socket.setSoTimeout(100);

      var status = "";
      for (int drops = 0; drops < 100 && status.isEmpty(); drops++) {
        socket.getOutputStream().write(' ');
        status = statusIn(socket);
      }

      assertThat(status).startsWith("HTTP/1.1 408 ");
    }
  }

  private static String statusIn(Socket socket) throws IOException {
    try {
      return new String(socket.getInputStream().readNBytes(13), UTF_8);
    } catch (SocketTimeoutException notYet) {
      return "";
    }
  }
}

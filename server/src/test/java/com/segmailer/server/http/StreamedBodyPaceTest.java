package com.segmailer.server.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies that are read while they come, from senders that are slow. */
final class StreamedBodyPaceTest {

  /** By it a stream must come at 1,000 bytes a second, and may be a second behind. */
  private static final Pace PACE = new Pace(64_000, Duration.ofMillis(500));

  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    var router = new Router()
        .upload("/file", Scope.IMPORTS_WRITE, r -> {
          r.stream().readAllBytes();
          return Response.empty(204);
        })
        // Answers while it reads.
        .post("/lines", Scope.CONTACTS_WRITE, r -> {
          var in = r.stream();
          return Response.stream(200, Response.NDJSON, out -> {
            for (int read = in.read(); read >= 0; read = in.read()) {
              out.write(read);
              out.flush();
            }
          });
        });
    server = new TestServer(router, HttpSettings.on("127.0.0.1", 0).with(PACE));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private Socket begin(String path) throws IOException {
    var socket = new Socket("127.0.0.1", server.port());
    socket.setSoTimeout(100);
    var head = "POST " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + TestServer.FULL
        + "\r\nContent-Type: application/x-ndjson\r\nConnection: close"
        + "\r\nTransfer-Encoding: chunked\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(US_ASCII));
    return socket;
  }

  private static void send(Socket socket, int bytes) throws IOException {
    var chunk = Integer.toHexString(bytes) + "\r\n" + "\n".repeat(bytes) + "\r\n";
    socket.getOutputStream().write(chunk.getBytes(US_ASCII));
  }

  /** Waits a tenth of a second for it. */
  private static String answer(Socket socket) throws IOException {
    try {
      return new String(socket.getInputStream().readNBytes(12), UTF_8);
    } catch (SocketTimeoutException notYet) {
      return "";
    }
  }

  @Test
  void one_that_comes_in_drops_is_given_up() throws Exception {
    try (var socket = begin("/file")) {
      var status = "";
      for (int drops = 0; drops < 100 && status.isEmpty(); drops++) {
        send(socket, 1);
        status = answer(socket);
      }

      assertThat(status).isEqualTo("HTTP/1.1 408");
    }
  }

  @Test
  void one_that_was_fast_before_is_given_up_all_the_same() throws Exception {
    try (var socket = begin("/file")) {
      send(socket, 1_000_000);
      var status = "";
      for (int drops = 0; drops < 100 && status.isEmpty(); drops++) {
        send(socket, 1);
        status = answer(socket);
      }

      assertThat(status).isEqualTo("HTTP/1.1 408");
    }
  }

  @Test
  void one_that_comes_slowly_and_steadily_is_taken() throws Exception {
    try (var socket = begin("/file")) {
      // For three times as long as it may be behind, at twice the pace.
      for (int pieces = 0; pieces < 30; pieces++) {
        send(socket, 200);
        assertThat(answer(socket)).isEmpty();
      }
      socket.getOutputStream().write("0\r\n\r\n".getBytes(US_ASCII));
      socket.setSoTimeout(5_000);

      assertThat(answer(socket)).isEqualTo("HTTP/1.1 204");
    }
  }

  @Test
  void an_answer_under_way_breaks_off_with_its_body() throws Exception {
    try (var socket = begin("/lines")) {
      var ended = false;
      for (int drops = 0; drops < 100 && !ended; drops++) {
        send(socket, 1);
        ended = isCut(socket);
      }

      assertThat(ended).isTrue();
    }
  }

  private static boolean isCut(Socket socket) {
    try {
      while (socket.getInputStream().read() >= 0) {
        continue;
      }
      return false;
    } catch (SocketTimeoutException notYet) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }
}

package com.segmailer.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionTest {

  private final ServerSocket server;

  ConnectionTest() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void answers_with_a_length_follow_one_another_on_one_connection() throws Exception {
    answer("HTTP/1.1 201 Created\r\nContent-Length: 5\r\n\r\nfirst"
        + "HTTP/1.1 422 No\r\ncontent-length: 6\r\nX: y\r\n\r\nsecond");

    try (var connection = new Connection(server.getLocalPort())) {
      assertThat(exchange(connection)).isEqualTo("201 first");
      assertThat(exchange(connection)).isEqualTo("422 second");
    }
  }

  @Test
  void chunks_are_put_together() throws Exception {
    answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        + "4\r\none,\r\na\r\n and more.\r\n0\r\n\r\n"
        + "HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n");

    try (var connection = new Connection(server.getLocalPort())) {
      assertThat(exchange(connection)).isEqualTo("200 one, and more.");
      assertThat(exchange(connection)).isEqualTo("204 ");
    }
  }

  @Test
  void an_upload_yields_the_last_line_of_the_answer() throws Exception {
    answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        + "b\r\n{\"a\":1}\n{\"s\r\n9\r\num\":\"all\"\r\n2\r\n}\n\r\n0\r\n\r\n");

    var answer = Upload.send(
        new Target(server.getLocalPort(), "/bulk", "key"),
        "application/x-ndjson",
        0,
        3,
        (out, item) -> out.number(item).text("\n"));

    assertThat(answer).isEqualTo(new Upload.Answer(200, "{\"sum\":\"all\"}"));
  }

  private static String exchange(Connection connection) throws IOException {
    var body = new AsciiBuffer(Head.ROOM).text("{}");
    return connection.exchange(Head.upToLength("POST", "/", "key"), body) + " " + connection.text();
  }

  private void answer(String bytes) {
    Thread.ofPlatform().daemon().start(() -> {
      try (var socket = server.accept()) {
        socket.getOutputStream().write(bytes.getBytes(US_ASCII));
        socket.getInputStream().readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }
}

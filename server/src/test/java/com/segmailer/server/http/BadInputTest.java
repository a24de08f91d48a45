package com.segmailer.server.http;

import static com.segmailer.server.http.TestServer.slug;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever arrives gets a 4xx problem that says what is wrong, and the server goes on. */
final class BadInputTest {

  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    server = new TestServer(
        new Router().post("/echo", Scope.CONTACTS_WRITE, r -> Response.json(200, r.body())));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "{",
        "{\"a\":1,\"a\":2}",
        "[NaN]",
        "\"\\ud800\"",
        "{\"a\":\"\\u0000\"}",
        "1 2"
      })
  void what_is_not_json_is_400(String body) throws Exception {
    var response = server.post("/echo", body);

    assertThat(slug(response)).isEqualTo("400 malformed-json");
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(response.body()).contains("\"line\":1").contains("\"pointer\":\"#");
  }

  @Test
  void text_that_is_not_utf_8_is_400() throws Exception {
    assertThat(slug(server.post("/echo", "\"é\"".getBytes(ISO_8859_1))))
        .isEqualTo("400 malformed-json");
  }

  @Test
  void a_body_nested_100_000_deep_is_400() throws Exception {
    assertThat(slug(server.post("/echo", "[".repeat(100_000) + "]".repeat(100_000))))
        .isEqualTo("400 malformed-json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", "text/plain;charset=UTF-8", "application/x-www-form-urlencoded"
      })
  void json_is_read_whatever_it_is_called(String type) throws Exception {
    var request = server.request("/echo").header("Content-Type", type);

    assertThat(server.send(request.POST(BodyPublishers.ofString("{}"))).body()).isEqualTo("{}");
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Type, application/json; charset=iso-8859-1",
    "Content-Type, text/plain;charset=\"utf-16\"",
    "Content-Encoding, br"
  })
  void another_charset_or_coding_is_415(String header, String value) throws Exception {
    var request = server.request("/echo").header(header, value);

    assertThat(slug(server.send(request.POST(BodyPublishers.ofString("{}")))))
        .isEqualTo("415 unsupported-media-type");
  }

  @Test
  void a_body_of_a_gigabyte_is_413_before_it_is_read() throws Exception {
    assertThat(sendZeros("Content-Length: 1073741824\r\n", 1_073_741_824L, false))
        .startsWith("HTTP/1.1 413")
        .contains("body-too-large");
  }

  @Test
  void a_chunked_body_without_end_is_413_at_the_limit() throws Exception {
    assertThat(sendZeros("Transfer-Encoding: chunked\r\n", 200_000_000L, true))
        .startsWith("HTTP/1.1 413")
        .contains("body-too-large");
  }

  @Test
  void a_body_of_exactly_the_limit_is_read() throws Exception {
    String body = '"' + "x".repeat(9_999_998) + '"';

    assertThat(server.post("/echo", body).statusCode()).isEqualTo(200);
    assertThat(server.post("/echo", body + " ").statusCode()).isEqualTo(413);
  }

  @Test
  void who_sends_much_to_nowhere_still_sees_the_answer() throws Exception {
    String body = '"' + "x".repeat(30_000_000) + '"';

    for (int i = 0; i < 5; i++) {
      assertThat(slug(server.post("/nowhere", body))).isEqualTo("404 not-found");
    }
  }

  @Test
  void who_asks_before_sending_too_much_is_not_told_to_go_on() throws Exception {
    assertThat(server.raw("POST /echo HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer full-key\r\n"
            + "Content-Length: 20000000\r\nExpect: 100-continue\r\n\r\n"))
        .startsWith("HTTP/1.1 413")
        .doesNotContain("100 Continue");
  }

  @Test
  void a_gzip_bomb_is_413_and_broken_gzip_400() throws Exception {
    byte[] bomb = gzip(new byte[200_000_000]);
    assertThat(bomb.length).isLessThan(1_000_000);

    assertThat(slug(postGzip(bomb))).isEqualTo("413 body-too-large");
    assertThat(slug(postGzip("no gzip".getBytes(UTF_8)))).isEqualTo("400 bad-request");
    byte[] whole = gzip("{\"a\":1}".getBytes(UTF_8));
    assertThat(slug(postGzip(java.util.Arrays.copyOf(whole, whole.length - 9))))
        .isEqualTo("400 bad-request");
    assertThat(postGzip(whole).body()).isEqualTo("{\"a\":1}");
  }

  @Test
  void chunked_bodies_are_read() throws Exception {
    var parts = BodyPublishers.ofInputStream(() -> InputStream.nullInputStream());
    assertThat(slug(server.send(server.request("/echo").POST(parts))))
        .isEqualTo("400 malformed-json");
    assertThat(server.raw("POST /echo HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer full-key\r\n"
            + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
            + "3\r\n[1,\r\n2\r\n2]\r\n0\r\n\r\n"))
        .startsWith("HTTP/1.1 200")
        .endsWith("[1,2]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /%zz HTTP/1.1 | 400",
        "GET / HTTP/3.7 | 505",
        "nonsense | 400",
        "GET /a/../../etc HTTP/1.1 | 400",
        "GET /%00 HTTP/1.1 | 400",
      })
  void bad_request_lines_are_problems(String line, int status) throws Exception {
    assertThat(server.raw(line + "\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 " + status)
        .contains("application/problem+json")
        .contains("Request-Id: ");
  }

  @Test
  void headers_and_addresses_are_bounded() throws Exception {
    String longLine = "x".repeat(100_000);

    assertThat(server.raw("GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + longLine + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431")
        .contains("headers-too-large");
    assertThat(server.raw("GET /" + longLine + " HTTP/1.1\r\nHost: x\r\n\r\n"))
        .startsWith("HTTP/1.1 414")
        .contains("uri-too-long");
  }

  @Test
  void contradicting_lengths_are_refused() throws Exception {
    assertThat(server.raw("POST /echo HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer full-key\r\n"
            + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"))
        .startsWith("HTTP/1.1 400");
    assertThat(server.raw("POST /echo HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer full-key\r\n"
            + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"))
        .startsWith("HTTP/1.1 400");
  }

  private static java.net.http.HttpResponse<String> postGzip(byte[] body) throws Exception {
    return server.send(server
        .request("/echo")
        .header("Content-Encoding", "gzip")
        .POST(BodyPublishers.ofByteArray(body)));
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    }
    return packed.toByteArray();
  }

  /** Keeps sending until it has sent all or the server stops taking it; yields the answer. */
  private static String sendZeros(String header, long length, boolean chunked) throws Exception {
    try (var socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      String head = "POST /echo HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer full-key\r\n";
      out.write((head + header + "\r\n").getBytes(UTF_8));
      Thread sender = Thread.ofVirtual().start(() -> keepSending(out, length, chunked));
      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      socket.close();
      sender.join();
      return answer;
    }
  }

  private static void keepSending(OutputStream out, long length, boolean chunked) {
    byte[] zeros = "0".repeat(65_536).getBytes(UTF_8);
    try {
      for (long sent = 0; sent < length; sent += zeros.length) {
        if (chunked) {
          out.write("10000\r\n".getBytes(UTF_8));
        }
        out.write(zeros);
        if (chunked) {
          out.write("\r\n".getBytes(UTF_8));
        }
      }
    } catch (IOException e) {
      return; // The server has had enough.
    }
  }
}

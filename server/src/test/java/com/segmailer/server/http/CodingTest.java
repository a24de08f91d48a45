package com.segmailer.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.value.Value;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom answers are compressed for. */
final class CodingTest {

  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    server = new TestServer(new Router()
        .get(
            "/large",
            Scope.CONTACTS_READ,
            r -> Response.json(200, new Value.Text("x".repeat(50_000)))));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      gzip                     | gzip
      br, gzip;q=0.5           | gzip
      identity;q=0.9, gzip;q=1 | gzip
      *;q=0.1                  | none
      gzip;q=0                 | none
      br;q=1, gzip;q=0.000     | none
      """)
  void an_answer_is_compressed_for_whoever_takes_gzip_at_all(String accepted, String coding)
      throws Exception {
    var answer = server.client.send(
        server.request("/large").header("Accept-Encoding", accepted).build(),
        HttpResponse.BodyHandlers.discarding());

    assertThat(answer.headers().firstValue("Content-Encoding").orElse("none")).isEqualTo(coding);
  }
}

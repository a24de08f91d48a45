package com.segmailer.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Streamed bodies whose compression is broken are the caller's mistake, as those read whole are. */
final class BrokenGzipTest {

  private static final RunningServer SERVER = RunningServer.start();
  private static final ApiClient API = SERVER.workspace("Broken");

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v2/contacts/bulk, application/x-ndjson",
    "/v1/events/bulk, application/x-ndjson",
    "/api/v2/suppressions/import, application/x-ndjson",
    "/api/v2/suppressions/import, text/csv",
    "/api/v2/imports, text/csv"
  })
  void what_is_cut_off_corrupted_or_no_gzip_is_a_bad_request(String path, String type)
      throws IOException {
    var whole = gzip("email\n" + "somebody@example.com\n".repeat(50));
    var corrupted = whole.clone();
    corrupted[whole.length - 8] ^= 1;

    for (var broken : new byte[][] {
      Arrays.copyOf(whole, whole.length - 12), Arrays.copyOf(whole, 5), corrupted, new byte[20]
    }) {
      var refused = API.send(API.request(path)
          .header("Content-Type", type)
          .header("Content-Encoding", "gzip")
          .POST(BodyPublishers.ofByteArray(broken)));

      assertThat(refused.status()).as(refused.body()).isEqualTo(400);
      assertThat(refused.text("detail")).isEqualTo("The body is not valid gzip");
    }
  }

  private static byte[] gzip(String plain) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain.getBytes(UTF_8));
    }
    return packed.toByteArray();
  }
}

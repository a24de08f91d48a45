package com.segmailer.server.contract;

import static com.segmailer.server.contract.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiClient.Reply;
import com.segmailer.server.testkit.RunningServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Streams and files of which something, or everything, is wrong. */
final class BadFileTest {

  private static final String CONTACTS = "/api/v2/contacts";

  private static final RunningServer SERVER = RunningServer.start();

  private final ApiClient api = SERVER.workspace("Bad input");

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void a_bulk_line_that_is_half_a_document_fails_alone() {
    var reply = api.ndjson(CONTACTS + "/bulk", """
        {"identifier": {"email": "a@example.com"}}
        {"identifier": {"email": "b@exam
        {"identifier": {"email": "c@example.com"}}
        """);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.lines()).hasSize(4);
    assertThat(Reply.at(reply.lines().get(1), "error.type").toString()).contains("malformed-json");
    assertThat(Reply.at(reply.lines().get(3), "summary.failed").toString()).contains("1");
    assertThat(emails()).contains("a@example.com", "c@example.com").doesNotContain("b@");
  }

  @Test
  void a_csv_with_byte_order_mark_line_ends_of_windows_quotes_and_short_rows_is_read() {
    var taken = csv("\uFEFFemail,firstName,note\r\na@example.com,\"An \"\"A\"\"\",\"x\r\ny\"\r\n"
        + "b@example.com\r\n\"c@example.com\",C,,too many\r\n");

    var done = finished(taken);

    assertThat(done.text("state")).as(done.body()).isEqualTo("completed");
    assertThat(emails()).contains("a@example.com", "An \\\"A\\\"", "x\\r\\ny");
    assertThat(api.get("/api/v2/imports/" + taken.text("id") + "/errors").lines())
        .hasSize(Integer.parseInt(done.text("rows.failed")));
  }

  @Test
  void a_csv_without_identifiers_or_in_another_charset_leaves_nothing_behind() {
    assertRefused(csv("firstName,plan\nJane,free\n"), 422);
    var taken = api.send(api.request("/api/v2/imports")
        .header("Content-Type", "text/csv")
        .POST(BodyPublishers.ofByteArray("email,city\na@example.com,Köln\n".getBytes(ISO_8859_1))));
    var reply = taken.status() == 202 ? finished(taken) : taken;

    if (taken.status() == 202) {
      assertThat(reply.text("rows.failed")).isEqualTo("1");
    } else {
      assertRefused(reply, 422);
    }
    assertRefused(
        api.send(api.request("/api/v2/imports")
            .header("Content-Type", "text/csv; charset=iso-8859-1")
            .POST(BodyPublishers.ofString("email\na@example.com\n"))),
        415);
    assertThat(emails()).isEqualTo("[]");
  }

  private Reply csv(String text) {
    return api.send(api.request("/api/v2/imports")
        .header("Content-Type", "text/csv")
        .POST(BodyPublishers.ofByteArray(text.getBytes(UTF_8))));
  }

  private Reply finished(Reply taken) {
    var path = "/api/v2/imports/" + taken.text("id");
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> api.get(path), reply -> !reply.text("finishedAt").equals("null"));
  }

  private String emails() {
    return api.get(CONTACTS).text("data");
  }
}

package com.segmailer.server.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Addresses that callers suppress: one by one, and as files. */
final class SuppressionFileTest {

  private static final String PATH = "/api/v2/suppressions";

  private final RunningServer server = RunningServer.start();
  private final ApiClient api = server.workspace("Suppressions");

  @AfterEach
  void stop() {
    server.close();
  }

  private ApiClient.Reply read(String type, String file) {
    return api.send(api.request(PATH + "/import")
        .header("Content-Type", type)
        .POST(BodyPublishers.ofString(file)));
  }

  @Test
  void a_reason_is_replaced_by_a_graver_one_and_never_by_a_lesser() {
    var first = api.post(PATH, "{\"email\": \"A@Example.com\"}");
    var graver = api.post(PATH, "{\"email\": \"a@example.com\", \"reason\": \"complained\"}");
    var lesser = api.post(PATH, "{\"email\": \"a@example.com\", \"reason\": \"unsubscribed\"}");

    assertThat(first.status() + " " + first.text("reason")).isEqualTo("201 manual");
    assertThat(graver.status() + " " + graver.text("reason")).isEqualTo("201 complained");
    assertThat(lesser.status() + " " + lesser.text("reason")).isEqualTo("200 complained");
  }

  @Test
  void rows_of_a_file_fail_alone_and_are_counted() {
    var csv = read(
        "text/csv",
        "\uFEFFname,Email,reason\r\nJ,j@example.com,\r\nK,k@example.com,bounced\r\n"
            + "L,nobody,\r\nM,m@example.com,because\r\n");
    var again = read("application/x-ndjson", """
        {"email": "j@example.com"}
        {"email": "n@example.com", "reason": "unsubscribed"}
        {"email":
        {"email": "o@example.com", "note": 1}
        """);

    assertThat(csv.text("rows") + csv.text("added") + csv.text("failed")).isEqualTo("422");
    assertThat(csv.text("errors.0.row") + csv.text("errors.1.row")).isEqualTo("45");
    assertThat(again.text("added") + again.text("kept") + again.text("failed")).isEqualTo("112");
    assertThat(api.get(PATH + "?reason=bounced").text("data.0.email")).isEqualTo("k@example.com");
  }

  @Test
  void what_is_written_out_can_be_read_in_again_and_other_workspaces_are_not_in_it() {
    read("text/csv", "email,reason\nj@example.com,complained\n");
    var other = server.workspace("Other");

    var file = api.get(PATH + "/export").body();
    var foreign = other.get(PATH + "/export?format=ndjson");

    assertThat(file).startsWith("email,reason,createdAt,hash").contains("j@example.com,complained");
    assertThat(foreign.body()).isEmpty();
    var again = read("text/csv", file);
    assertThat(again.text("kept") + again.text("failed")).isEqualTo("10");
  }

  @Test
  void what_is_no_list_is_refused_whole() {
    assertThat(read("text/csv", "a,b\n1,2\n").status()).isEqualTo(400);
    assertThat(read("text/csv", "").status()).isEqualTo(400);
    assertThat(read("text/csv", "email\n\"" + "x".repeat(100_000) + "\n").status())
        .isEqualTo(400);
    assertThat(read("application/json", "{}").status()).isEqualTo(415);
  }

  @Test
  void an_import_of_contacts_lifts_no_suppression() {
    read("text/csv", "email,reason\nj@example.com,bounced\n");

    api.post("/api/v2/contacts", """
        {"identifier": {"email": "j@example.com"}, "subscribed": true}""");

    assertThat(api.get(PATH + "?email=j@example.com").text("data.0.reason")).isEqualTo("bounced");
  }
}

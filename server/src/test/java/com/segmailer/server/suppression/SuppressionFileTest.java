package com.segmailer.server.suppression;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
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
    assertThat(read("text/csv", "\"email,reason\na@example.com,\n").status()).isEqualTo(400);
    assertThat(read("application/json", "{}").status()).isEqualTo(415);
    assertThat(read("text/csv; charset=iso-8859-1", "email\na@example.com\n").status())
        .isEqualTo(415);
    assertThat(read("application/x-ndjson; charset=latin1", "{}\n").status()).isEqualTo(415);
  }

  private ApiClient.Reply read(String type, byte[] file) {
    return api.send(api.request(PATH + "/import")
        .header("Content-Type", type)
        .POST(BodyPublishers.ofByteArray(file)));
  }

  @Test
  void what_is_not_utf_8_fails_where_it_matters() {
    var csv = read(
        "text/csv",
        ("email,city\nj\u00F6rg@example.com,Rome\nmax@example.com,K\u00F6ln\n"
                + "\u00FC@example.com\neva@example.com,\n")
            .getBytes(ISO_8859_1));
    var ndjson = read(
        "application/x-ndjson", "{\"email\": \"j\u00F6rg@example.com\"}\n".getBytes(ISO_8859_1));
    var utf8 = read("text/csv", "email\nj\u00F6rg@example.com\n");

    assertThat(csv.text("added") + csv.text("failed")).as(csv.body()).isEqualTo("22");
    assertThat(csv.text("errors.0.row") + csv.text("errors.1.row")).isEqualTo("24");
    assertThat(csv.text("errors.0.detail")).startsWith("email is not UTF-8");
    assertThat(ndjson.text("added") + ndjson.text("failed")).isEqualTo("01");
    assertThat(utf8.text("rows")).isEqualTo("1");
    assertThat(api.get(PATH).body()).doesNotContain("\uFFFD");
  }

  @Test
  void a_cell_or_a_row_of_any_length_fails_alone() {
    var csv = read(
        "text/csv",
        "email,note\na@example.com,\n" + "x".repeat(20_000) + ",\n"
            + "b@example.com," + "x".repeat(20_000) + "\nc@example.com," + "x".repeat(1_100_000)
            + "\nd@example.com,\n");

    assertThat(csv.status()).as(csv.body()).isEqualTo(200);
    assertThat(csv.text("rows") + csv.text("added") + csv.text("failed")).isEqualTo("532");
    assertThat(csv.text("errors.0.row") + csv.text("errors.1.row")).isEqualTo("35");
  }

  @Test
  void a_quote_that_is_never_closed_is_told() {
    var csv = read("text/csv", "email,note\na@example.com,\nb@example.com,\"x\nc@example.com,\n");

    assertThat(csv.text("added") + csv.text("failed")).as(csv.body()).isEqualTo("11");
    assertThat(csv.text("errors.0.row")).isEqualTo("3");
    assertThat(csv.text("errors.0.detail")).contains("never closed");
  }

  @Test
  void a_quote_that_is_missing_takes_the_rows_it_swallows_and_no_others() {
    var csv = read(
        "text/csv",
        "email,note\na@example.com,\"n1\nb@example.com,n2\nc@example.com,\"n3\"\nd@example.com,n4\n");

    assertThat(csv.text("added") + csv.text("failed")).as(csv.body()).isEqualTo("11");
    assertThat(csv.text("errors.0.row")).isEqualTo("2");
    assertThat(csv.text("errors.0.detail")).contains("in the lines 2 to 4");
  }

  @Test
  void lists_that_come_at_the_same_time_are_all_taken() throws Exception {
    var addresses = IntStream.range(0, 500).mapToObj(i -> i + "@example.com").toList();
    var calls = new ArrayList<Callable<ApiClient.Reply>>();
    for (int i = 0; i < 8; i++) {
      var rows = i % 2 == 0 ? addresses : addresses.reversed();
      calls.add(() -> read("text/csv", "email\n" + String.join("\n", rows)));
    }

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var taken : threads.invokeAll(calls)) {
        assertThat(taken.get().status()).as(taken.get().body()).isEqualTo(200);
      }
    }
  }

  @Test
  void an_import_of_contacts_lifts_no_suppression() {
    read("text/csv", "email,reason\nj@example.com,bounced\n");

    api.post("/api/v2/contacts", """
        {"identifier": {"email": "j@example.com"}, "subscribed": true}""");

    assertThat(api.get(PATH + "?email=j@example.com").text("data.0.reason")).isEqualTo("bounced");
  }
}

package com.segmailer.server.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an erasure leaves of the history of segments. */
final class ErasedHistoryTest {

  private final RunningServer server = RunningServer.start();
  private final ApiClient api = server.workspace("History");

  @AfterEach
  void stop() {
    server.close();
  }

  private String contact(String email) {
    return api.post(
            "/api/v2/contacts",
            "{\"identifier\": {\"email\": \"%s\"}, \"attributes\": {\"plan\": \"pro\"}}"
                .formatted(email))
        .text("contact.id");
  }

  private List<String> members() {
    return server
        .database()
        .read(sql -> sql.query(
            "select contact_ids::text from segment_flips order by 1", row -> row.text(1)));
  }

  @Test
  void rows_about_nobody_else_go_with_the_contact_and_others_stay() {
    api.post("/api/v2/segments", """
        {"name": "With a plan",
         "condition": {"attribute": "plan", "operator": "exists"}}""");
    var jane = contact("jane@example.com");
    server.clock().advance(Duration.ofMinutes(1));
    var john = contact("john@example.com");
    assertThat(members()).containsExactlyInAnyOrder("{" + jane + "}", "{" + john + "}");

    api.send(api.request("/api/v2/contacts/" + jane).DELETE());

    assertThat(members()).containsExactly("{" + john + "}");
  }
}

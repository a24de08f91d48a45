package com.segmailer.server.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A contact's entity tag is about what its readers see, and moves with nothing else. */
final class ContactTagTest {

  private static final RunningServer SERVER = RunningServer.start();

  private final ApiClient api = SERVER.workspace("Tags");
  private final String path = "/api/v2/contacts/" + event("signed_up").text("contact.id");

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private ApiClient.Reply event(String name) {
    return api.post("/v1/events", """
        {"event": "%s", "identifier": {"email": "ann@example.com"}}""".formatted(name));
  }

  private void segmentOf(String event, int atLeast) {
    var made = api.post("/api/v2/segments", """
        {"name": "%1$s %2$d", "condition": {"event": "%1$s", "operator": "performed", "atLeast": %2$d}}
        """.formatted(event, atLeast));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    var segment = "/api/v2/segments/" + made.text("id");
    await().until(() -> api.get(segment).text("state").equals("live"));
  }

  private String tag() {
    return api.get(path).header("ETag");
  }

  @Test
  void what_is_counted_of_a_contact_leaves_its_tag_alone() {
    var seen = tag();

    segmentOf("signed_up", 3);
    event("signed_up");

    assertThat(tag()).isEqualTo(seen);
    var patch = BodyPublishers.ofString("{\"attributes\": {\"n\": 1}}");
    assertThat(api.send(api.request(path).header("If-Match", seen).method("PATCH", patch))
            .status())
        .isEqualTo(200);
    assertThat(tag()).isNotEqualTo(seen);
  }

  @Test
  void who_enters_a_segment_by_a_back_fill_or_by_an_event_has_another_tag() {
    var before = tag();

    segmentOf("signed_up", 1);
    var entered = tag();
    segmentOf("paid", 1);
    var untouched = tag();
    event("paid");

    assertThat(entered).isNotEqualTo(before);
    assertThat(untouched).isEqualTo(entered);
    assertThat(tag()).isNotEqualTo(entered);
  }
}

package com.segmailer.server.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Entity tags of segments: they change with an edit and with nothing else, and one of many edits wins. */
final class SegmentTagsTest {

  private static final RunningServer SERVER = RunningServer.start();

  private final ApiClient api = SERVER.workspace("Tags");

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private ApiClient.Reply create() {
    return api.post("/api/v2/segments", """
        {"name": "Pro", "condition": {"attribute": "plan", "operator": "equals", "value": "pro"}}""");
  }

  private ApiClient.Reply rename(String path, String tag, String name) {
    return api.send(api.request(path)
        .header("If-Match", tag)
        .method("PATCH", BodyPublishers.ofString("{\"name\": \"" + name + "\"}")));
  }

  @Test
  void building_a_segment_does_not_change_its_tag() {
    var made = create();
    var path = "/api/v2/segments/" + made.text("id");
    await().until(() -> api.get(path).text("state").equals("live"));

    var edited = rename(path, made.header("ETag"), "Professional");
    var late = rename(path, made.header("ETag"), "Late");
    var lateDelete =
        api.send(api.request(path).header("If-Match", made.header("ETag")).DELETE());

    assertThat(edited.status()).as(edited.body()).isEqualTo(200);
    assertThat(late.status()).isEqualTo(412);
    assertThat(lateDelete.status()).isEqualTo(412);
    assertThat(api.get(path).text("name")).isEqualTo("Professional");
  }

  @Test
  void of_edits_at_once_upon_the_same_tag_one_is_made() throws Exception {
    var made = create();
    var path = "/api/v2/segments/" + made.text("id");
    List<Callable<Integer>> edits = IntStream.range(0, 8)
        .<Callable<Integer>>mapToObj(
            n -> () -> rename(path, made.header("ETag"), "Name " + n).status())
        .toList();

    List<Integer> statuses;
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      statuses = executor.invokeAll(edits).stream().map(Future::resultNow).toList();
    }

    assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
  }

  @Test
  void an_edit_that_changes_nothing_leaves_the_tag_alone() {
    var made = create();
    var path = "/api/v2/segments/" + made.text("id");

    rename(path, made.header("ETag"), "Pro");

    assertThat(api.get(path).header("ETag")).isEqualTo(made.header("ETag"));
  }
}

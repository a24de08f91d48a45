package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Patterns of all segments and workflows of a workspace together are bounded. */
final class PatternBudgetTest {

  /** Of some 1,800 instructions, of which there is room for five in a workspace. */
  private static final String DEAR =
      "{\"any\": [%s, %s]}".formatted(pattern("a{900}"), pattern("b{900}"));

  private static final String LESS = "{\"any\": [%s]}".formatted(pattern("a{900}"));
  private static final String CHEAP = pattern("^A[0-9]{3}$");
  private static final String TOGETHER =
      "the patterns of all segments and workflows of a workspace may compile to 10,000 instructions"
          + " together, and with this they would to 10,";

  private final RunningServer server = RunningServer.start();
  private final ApiClient api = server.workspace("Patterns");
  private final Flows flows = new Flows(server, api);
  private final ArrayList<String> segments = new ArrayList<>();

  private static String pattern(String pattern) {
    return "{\"attribute\": \"sku\", \"operator\": \"matches\", \"value\": \"%s\"}"
        .formatted(pattern);
  }

  @BeforeEach
  void spend() {
    for (int i = 0; i < 5; i++) {
      segments.add(flows.segment("Dear " + i, DEAR));
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private ApiClient.Reply created(String condition) {
    return api.post("/api/v2/segments", """
        {"name": "One more", "condition": %s}""".formatted(condition));
  }

  private ApiClient.Reply edited(String segment, String condition) {
    return api.patch("/api/v2/segments/" + segment, "{\"condition\": " + condition + "}");
  }

  private static void assertRefused(ApiClient.Reply reply, String pointer) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(422);
    assertThat(reply.text("errors.0.pointer")).isEqualTo(pointer);
    assertThat(reply.text("errors.0.detail")).startsWith(TOGETHER);
  }

  @Test
  void a_segment_whose_patterns_are_too_much_is_refused_and_others_are_not() {
    assertRefused(created(DEAR), "#/condition");
    assertThat(created(CHEAP).status()).isEqualTo(201);
    assertThat(created("{\"attribute\": \"plan\", \"operator\": \"exists\"}").status())
        .isEqualTo(201);
  }

  @Test
  void an_edit_that_costs_no_more_is_taken_and_makes_room() {
    var cheap = created(CHEAP).text("id");

    assertRefused(edited(cheap, DEAR), "#/condition");
    assertThat(edited(segments.getFirst(), DEAR.replace("a{", "c{")).status()).isEqualTo(200);
    assertThat(edited(segments.getFirst(), LESS).status()).isEqualTo(200);
    assertThat(edited(cheap, LESS).status()).isEqualTo(200);
  }

  @Test
  void a_workflow_counts_with_all_that_it_asks_once_it_is_published() {
    var where = DEAR.replace("attribute", "property");
    var workflow = flows.draft("Bought", """
        {"triggers": [{"type": "event", "event": "bought", "where": %s}],
         "start": "end", "steps": {"end": {"type": "end"}}}""".formatted(where));

    var shown = api.get("/api/v2/workflows/" + workflow);
    assertThat(shown.text("problems.0.detail")).as(shown.body()).startsWith(TOGETHER);
    assertRefused(api.post("/api/v2/workflows/" + workflow + "/publish", ""), "#/definition");
    api.delete("/api/v2/segments/" + segments.getFirst());
    flows.publish(workflow);
    flows.publish(workflow);

    assertRefused(created(DEAR), "#/condition");
    api.post("/api/v2/workflows/" + workflow + "/archive", "");
    await().atMost(Flows.SOON).until(() -> created(DEAR).status() == 201);
  }
}

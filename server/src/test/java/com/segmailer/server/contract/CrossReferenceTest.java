package com.segmailer.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.http.Scope;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiClient.Reply;
import com.segmailer.server.testkit.RunningServer;
import com.segmailer.server.workspace.Scopes;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids and cursors of one workspace, used in another one's bodies and queries. */
final class CrossReferenceTest {

  private static RunningServer server;
  private static Tenant tenant;
  private static Map<String, String> before;
  private static ApiClient stranger;
  private static String ownContact;
  private static String ownDynamic;
  private static String ownManual;
  private static String ownTemplate;
  private static String ownWorkflow;

  @BeforeAll
  static void start() {
    server = RunningServer.start();
    tenant = Tenant.create(server);
    before = tenant.rows();
    stranger = server.workspace("Stranger");
    ownContact = stranger
        .post("/api/v2/contacts", "{\"identifier\": {\"email\": \"own@example.com\"}}")
        .text("contact.id");
    ownManual = stranger.post("/api/v2/segments", "{\"name\": \"Own\"}").text("id");
    ownTemplate = stranger
        .post("/api/v2/templates", "{\"name\": \"Own\", \"subject\": \"s\", \"body\": \"b\"}")
        .text("id");
    ownWorkflow = stranger.post("/api/v2/workflows", "{\"name\": \"Own\"}").text("id");
    ownDynamic = stranger
        .post("/api/v2/segments", "{\"name\": \"Own\", \"condition\": {\"all\": []}}")
        .text("id");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void the_other_workspace_is_as_it_was() {
    assertThat(tenant.rows()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | /api/v2/contacts | {'identifier': {'id': 'CONTACT'}} | 404",
        "POST | /api/v2/contacts | {'identifier': {'id': 'CONTACT', 'email': 'x@example.com'}} | 404",
        "POST | /v1/events | {'event': 'e', 'identifier': {'id': 'CONTACT'}} | 404",
        "POST | /api/v2/segments | {'name': 'n', 'condition': {'segment': 'DYNAMIC'}} | 422",
        "POST | /api/v2/segments | {'name': 'n', 'condition': {'not': {'segment': 'MANUAL'}}} | 422",
        "PATCH | /api/v2/segments/OWN-DYNAMIC | {'condition': {'segment': 'DYNAMIC'}} | 422",
        "POST | /api/v2/segments/preview | {'condition': {'segment': 'DYNAMIC'}} | 422",
        "POST | /api/v2/segments/preview | {'segment': 'DYNAMIC', 'condition': {'all': []}} | 404",
        "POST | /api/v2/contacts/search | {'condition': {'segment': 'MANUAL'}} | 422",
        "GET | /api/v2/contacts?segment=DYNAMIC | | 422",
        "GET | /api/v2/contacts/export?format=csv&segment=MANUAL | | 404",
        "GET | /api/v2/segments/OWN-DYNAMIC/explain?contact=CONTACT | | 404",
        "GET | /api/v2/segments/DYNAMIC/explain?contact=OWN-CONTACT | | 404",
        "DELETE | /api/v2/suppressions?email=canary3@secret.example | | 404",
        "DELETE | /api/v2/attributes/canaryAttribute | | 404",
        "POST | /api/v2/templates/OWN-TEMPLATE/preview | {'contact': {'id': 'CONTACT'}} | 404",
        "POST | /api/v2/messages | {'to': {'email': 'x@example.com'}, 'renderAs': {'id': 'CONTACT'}, 'subject': 's', 'body': 'b'} | 404",
        "POST | /api/v2/templates/TEMPLATE/preview | {} | 404",
        "POST | /api/v2/workflows/WORKFLOW/publish | {} | 404",
        "GET | /api/v2/workflows/OWN-WORKFLOW/runs/RUN | | 404",
        "POST | /api/v2/workflows/OWN-WORKFLOW/runs/RUN/end | {} | 404",
        "POST | /v1/events | {'event': 'e', 'identifier': {'email': 'x@example.com'}, 'workflow': 'WORKFLOW'} | 422",
        "POST | /api/v2/campaigns | {'name': 'n', 'audience': {'segment': 'DYNAMIC'}, 'content': {'template': 'OWN-TEMPLATE'}} | 422",
        "POST | /api/v2/campaigns | {'name': 'n', 'audience': {'condition': {'segment': 'MANUAL'}}, 'content': {'template': 'OWN-TEMPLATE'}} | 422",
        "POST | /api/v2/campaigns | {'name': 'n', 'audience': {'segment': 'OWN-MANUAL'}, 'content': {'template': 'TEMPLATE'}} | 422",
        "POST | /api/v2/campaigns/CAMPAIGN/start | | 404",
        "GET | /api/v2/messages?campaign=CAMPAIGN | | 200",
      })
  void references_to_what_another_workspace_has_lead_nowhere(
      String method, String path, String body, int status) {
    var target = translated(path);
    var json = body == null ? "" : translated(body).replace('\'', '"');

    var reply =
        stranger.send(stranger.request(target).method(method, BodyPublishers.ofString(json)));

    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    tenant.assertHiddenIn(reply, target + json);
  }

  private static String translated(String text) {
    return text.replace("OWN-CONTACT", ownContact)
        .replace("OWN-DYNAMIC", ownDynamic)
        .replace("OWN-MANUAL", ownManual)
        .replace("OWN-TEMPLATE", ownTemplate)
        .replace("OWN-WORKFLOW", ownWorkflow)
        .replace("CONTACT", tenant.contact())
        .replace("DYNAMIC", tenant.dynamic())
        .replace("MANUAL", tenant.manual())
        .replace("CAMPAIGN", tenant.campaign())
        .replace("TEMPLATE", tenant.template())
        .replace("WORKFLOW", tenant.workflow())
        .replace("RUN", tenant.run());
  }

  @Test
  void contacts_of_another_workspace_are_missing_when_put_into_a_manual_segment() {
    var path = "/api/v2/segments/" + ownManual + "/contacts";
    var body = "{\"contacts\": [{\"id\": \"" + tenant.contact() + "\"}]}";

    var reply = stranger.post(path, body);

    assertThat(reply.text("added")).isEqualTo("0");
    assertThat(reply.text("missing.0.id")).isEqualTo(tenant.contact());
    assertThat(stranger.get(path).text("data")).isEqualTo("[]");
    tenant.assertHiddenIn(reply, body);
  }

  @Test
  void items_in_bulk_about_contacts_of_another_workspace_fail() {
    var id = "\"identifier\": {\"id\": \"" + tenant.contact() + "\"}";
    var lines = "{" + id + "}\n{\"delete\": true, " + id + "}\n";
    var json = "{\"contacts\": [{" + id + "}, {\"delete\": true, " + id + "}]}";

    var asJson = stranger.post("/api/v2/contacts/bulk", json);
    var asLines = stranger.ndjson("/api/v2/contacts/bulk", lines);
    var events = stranger.post("/v1/events/bulk", "{\"events\": [{\"event\": \"e\"," + id + "}]}");

    assertThat(asJson.text("failed")).isEqualTo("2");
    assertThat(asLines.lines())
        .extracting(l -> Reply.at(l, "error.type").toString())
        .hasSize(3);
    assertThat(asLines.body()).contains("\"failed\":2");
    assertThat(events.text("failed")).isEqualTo("1");
    List.of(asJson, asLines, events).forEach(reply -> tenant.assertHiddenIn(reply, json));
  }

  @Test
  void an_import_reaches_no_contact_of_another_workspace() {
    var id = "{\"identifier\": {\"id\": \"" + tenant.contact() + "\"}}\n";
    var taken = stranger.ndjson("/api/v2/imports", id);
    var path = "/api/v2/imports/" + taken.text("id");

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> stranger.get(path).text("state").equals("completed"));

    assertThat(stranger.get(path).text("rows.failed")).isEqualTo("1");
    tenant.assertHiddenIn(stranger.get(path + "/errors"), id);
  }

  @Test
  void erasing_in_bulk_needs_the_scope_for_erasing() {
    var writer =
        server.client(stranger.workspace(), new Scopes(false, Set.of(Scope.CONTACTS_WRITE)));

    var reply = writer.post("/api/v2/contacts/bulk", """
        {"contacts": [{"delete": true, "identifier": {"email": "own@example.com"}}]}""");

    assertThat(reply.text("failed")).isEqualTo("1");
    assertThat(reply.text("results.0.error.type")).endsWith("/missing-scope");
    assertThat(stranger.get("/api/v2/contacts/" + ownContact).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v2/contacts",
        "/api/v2/contacts?segment=MANUAL",
        "/api/v2/segments",
        "/api/v2/segments/MANUAL/contacts",
        "/api/v2/segments/MANUAL/history",
        "/api/v2/contacts/CONTACT/timeline",
        "/api/v2/contacts/CONTACT/segments",
        "/api/v2/attributes",
        "/v1/events/names",
        "/api/v2/imports",
        "/api/v2/templates",
        "/api/v2/templates/TEMPLATE/versions",
        "/api/v2/workflows",
        "/api/v2/workflows/WORKFLOW/runs",
        "/api/v2/suppressions",
        "/api/v2/api-keys",
        "/api/v2/messages",
        "/api/v2/mailbox",
        "/api/v2/webhooks",
        "/api/v2/campaigns",
        "/api/v2/domains"
      })
  void cursors_of_another_workspace_are_refused(String list) {
    var and = list.contains("?") ? "&" : "?";
    var cursor = tenant.client().get(translated(list) + and + "limit=1").text("nextCursor");
    assertThat(cursor).isNotEqualTo("null");
    var own = translated(list.replace("CONTACT", "OWN-CONTACT")
        .replace("MANUAL", "OWN-MANUAL")
        .replace("TEMPLATE", "OWN-TEMPLATE")
        .replace("WORKFLOW", "OWN-WORKFLOW"));

    var onOwn = stranger.get(own + and + "cursor=" + cursor);
    var onTheirs = stranger.get(translated(list) + and + "cursor=" + cursor);

    assertThat(onOwn.status()).as(onOwn.body()).isEqualTo(422);
    assertThat(onOwn.text("type")).endsWith("/invalid-cursor");
    assertThat(onTheirs.status()).as(onTheirs.body()).isIn(404, 422);
    tenant.assertHiddenIn(onOwn, own);
    tenant.assertHiddenIn(onTheirs, translated(list));
  }

  @Test
  void the_cursor_of_a_search_is_refused_too() {
    var condition = "{\"condition\": {\"all\": []}, \"limit\": 1";
    var cursor =
        tenant.client().post("/api/v2/contacts/search", condition + "}").text("nextCursor");
    assertThat(cursor).isNotEqualTo("null");

    var reply =
        stranger.post("/api/v2/contacts/search", condition + ", \"cursor\": \"" + cursor + "\"}");

    assertThat(reply.status()).as(reply.body()).isEqualTo(422);
    tenant.assertHiddenIn(reply, "");
  }
}

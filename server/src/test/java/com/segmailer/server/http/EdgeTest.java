package com.segmailer.server.http;

import static com.segmailer.server.http.TestServer.json;
import static com.segmailer.server.http.TestServer.slug;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.core.value.Value;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every route gets from the edge. */
final class EdgeTest {

  private static final CountDownLatch SECOND_PART = new CountDownLatch(1);
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    var config = HttpSettings.on("127.0.0.1", 0).withCorsOrigins(List.of("https://app.example"));
    server = new TestServer(routes(), config);
  }

  private static Router routes() {
    return new Router()
        .get("/things", Scope.CONTACTS_READ, EdgeTest::things, "limit", "cursor", "active")
        .post("/things", Scope.CONTACTS_WRITE, r -> Response.json(201, r.body()))
        .get("/things/{id}", Scope.CONTACTS_READ, r -> text(r.pathId("id").toString()))
        .get("/things/special", Scope.CONTACTS_READ, r -> text("special"))
        .get("/things/{id}/parts/{part}", Scope.CONTACTS_READ, r -> text(r.path("part")))
        .open(Method.GET, "/files/{rest...}", r -> text(r.path("rest")))
        .get("/large", Scope.CONTACTS_READ, r -> text("x".repeat(50_000)))
        .get("/streamed", Scope.CONTACTS_READ, r -> streamed())
        .post("/lines", Scope.CONTACTS_WRITE, EdgeTest::countLines)
        .get("/failing", Scope.CONTACTS_READ, r -> {
          throw new IllegalStateException("secret");
        })
        .patch("/tagged", Scope.CONTACTS_WRITE, EdgeTest::tagged);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void literal_segments_win_over_parameters_and_parameters_are_decoded() throws Exception {
    assertThat(server.get("/things/special").body()).contains("special");
    assertThat(server.get("/things/00000000-0000-0001-0000-000000000002").body())
        .contains("02\"");
    assertThat(server.get("/things/x/parts/a%2Fb%20%C3%A9+c").body()).contains("\"a/b é+c\"");
    assertThat(server.get("/files/a/b.css").body()).contains("\"a/b.css\"");
    assertThat(server.get("/files/").body()).contains("\"\"");
  }

  @ParameterizedTest
  @CsvSource({"/nothing", "/things/", "/things/no-uuid", "/things/x/parts"})
  void an_address_without_a_route_or_an_id_that_is_none_is_404(String path) throws Exception {
    assertThat(server.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void another_method_is_405_and_names_those_allowed() throws Exception {
    var put = server.send(server.request("/things").PUT(BodyPublishers.ofString("{}")));
    var trace = server.raw("TRACE /things HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    var options = server.send(server.request("/things").method("OPTIONS", BodyPublishers.noBody()));

    assertThat(slug(put)).isEqualTo("405 method-not-allowed");
    assertThat(put.headers().firstValue("Allow")).hasValue("GET, POST, HEAD, OPTIONS");
    assertThat(trace).startsWith("HTTP/1.1 405");
    assertThat(options.statusCode()).isEqualTo(204);
    assertThat(options.headers().firstValue("Allow")).hasValue("GET, POST, HEAD, OPTIONS");
  }

  @Test
  void head_answers_as_get_without_the_body() throws Exception {
    var head = server.send(server.request("/large").HEAD());

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Length")).hasValue("50011");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limt=5 | limt is not known; did you mean \"limit\"?",
        "limit=0 | limit must be a whole number from 1 to 100",
        "limit=1000000000 | limit must be a whole number from 1 to 100",
        "limit=5&limit=6 | limit is given twice",
        "active=yes | active must be true or false"
      })
  void query_parameters_are_strict(String query, String detail) throws Exception {
    var response = server.get("/things?" + query);

    assertThat(slug(response)).isEqualTo("422 validation-failed");
    assertThat(json(response).get("detail")).isEqualTo(new Value.Text(detail));
    assertThat(response.body()).contains("\"parameter\":\"" + query.replaceAll("=.*", ""));
  }

  @Test
  void a_page_has_a_default_size() throws Exception {
    assertThat(server.get("/things").body()).contains("50");
    assertThat(server.get("/things?limit=7&cursor=a%3D").body()).contains("7 a=");
  }

  @Test
  void without_a_known_key_it_is_401_and_without_the_scope_403() throws Exception {
    var uri = server.request("/things").build().uri();
    var none = server.send(java.net.http.HttpRequest.newBuilder(uri));
    var inQuery = server.send(
        java.net.http.HttpRequest.newBuilder(uri.resolve("/things?access_token=full-key")));
    var reader = server.send(java.net.http.HttpRequest.newBuilder(uri)
        .header("Authorization", "bearer " + TestServer.READER)
        .POST(BodyPublishers.ofString("{}")));

    assertThat(slug(none)).isEqualTo("401 unauthorized");
    assertThat(none.headers().firstValue("WWW-Authenticate")).isPresent();
    assertThat(slug(inQuery)).isEqualTo("401 unauthorized");
    assertThat(slug(reader)).isEqualTo("403 missing-scope");
    assertThat(json(reader).get("scope")).isEqualTo(new Value.Text("contacts:write"));
  }

  @Test
  void every_answer_has_the_request_id_that_was_sent_if_it_is_sane() throws Exception {
    var mine = server.send(server.request("/nothing").header("Request-Id", "my-id_1.2"));
    var odd = server.send(server.request("/things").header("Request-Id", "my id"));

    assertThat(mine.headers().firstValue("Request-Id")).hasValue("my-id_1.2");
    assertThat(json(mine).get("instance"))
        .isEqualTo(new Value.Text("urn:segmailer:request:my-id_1.2"));
    assertThat(odd.headers().firstValue("Request-Id").orElseThrow()).matches("[0-9a-z]+-[0-9a-z]+");
  }

  @Test
  void a_surprise_is_500_and_tells_only_the_request_id() throws Exception {
    var response = server.get("/failing");

    assertThat(slug(response)).isEqualTo("500 internal-error");
    assertThat(response.body())
        .doesNotContain("secret")
        .contains(response.headers().firstValue("Request-Id").orElseThrow());
  }

  @Test
  void security_headers_are_on_every_answer() throws Exception {
    for (String path : List.of("/things", "/nothing", "/failing")) {
      var headers = server.get(path).headers();
      assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
      assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
          .contains("frame-ancestors 'none'");
      assertThat(headers.firstValue("Server")).isEmpty();
    }
  }

  @Test
  void only_named_origins_may_read_answers() throws Exception {
    var preflight =
        server.raw("OPTIONS /things HTTP/1.1\r\nHost: x\r\nOrigin: https://app.example\r\n"
            + "Access-Control-Request-Method: POST\r\nConnection: close\r\n\r\n");
    var foreign =
        server.raw("OPTIONS /things HTTP/1.1\r\nHost: x\r\nOrigin: https://evil.example\r\n"
            + "Access-Control-Request-Method: POST\r\nConnection: close\r\n\r\n");

    assertThat(preflight)
        .contains("Access-Control-Allow-Origin: https://app.example")
        .contains("Access-Control-Allow-Methods: GET, POST");
    assertThat(foreign).doesNotContain("Access-Control-Allow");
  }

  @Test
  void large_answers_are_compressed_for_those_who_ask() throws Exception {
    var request = server.request("/large").header("Accept-Encoding", "gzip").build();
    var response = server.client.send(request, HttpResponse.BodyHandlers.ofInputStream());

    assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(response.headers().firstValue("Vary").orElse("")).isNotEmpty();
    assertThat(new GZIPInputStream(response.body()).readAllBytes()).hasSize(50_011);
    assertThat(server.get("/large").headers().firstValue("Content-Encoding")).isEmpty();
    var small = server.send(server.request("/things").header("Accept-Encoding", "gzip"));
    assertThat(small.headers().firstValue("Content-Encoding")).isEmpty();
  }

  @Test
  void a_streamed_answer_arrives_while_it_is_still_written() throws Exception {
    var request = server.request("/streamed").header("Accept-Encoding", "gzip").build();
    var response = server.client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    InputStream plain = new GZIPInputStream(response.body());

    assertThat(new String(plain.readNBytes(6), UTF_8)).isEqualTo("first\n");
    SECOND_PART.countDown();
    assertThat(new String(plain.readAllBytes(), UTF_8)).isEqualTo("second\n");
  }

  @Test
  void a_stream_of_any_length_is_taken() throws Exception {
    byte[] line = "{\"a\":1}\n".repeat(10_000).getBytes(UTF_8);
    var body = BodyPublishers.ofByteArrays(
        () -> java.util.stream.Stream.generate(() -> line).limit(500).iterator());

    assertThat(server.send(server.request("/lines").POST(body)).body()).contains("40000000");
  }

  @Test
  void if_match_is_compared_strongly() throws Exception {
    assertThat(patchTagged("\"v1\"").statusCode()).isEqualTo(200);
    assertThat(patchTagged("*").statusCode()).isEqualTo(200);
    assertThat(patchTagged("\"v0\", \"v1\"").statusCode()).isEqualTo(200);
    assertThat(slug(patchTagged("W/\"v1\""))).isEqualTo("412 precondition-failed");
    assertThat(slug(patchTagged("\"v2\""))).isEqualTo("412 precondition-failed");
    assertThat(slug(patchTagged("v1"))).isEqualTo("400 bad-request");
    assertThat(patchTagged("*").headers().firstValue("ETag")).hasValue("\"v1\"");
  }

  @Test
  void each_request_is_one_line_without_personal_data() throws Exception {
    server.send(server.request("/things/special?").header("Request-Id", "to-be-logged"));
    server.get("/things/jane@example.com?x=jane");

    await().untilAsserted(() -> assertThat(log()).contains("to-be-logged"));
    String line =
        log().lines().filter(l -> l.contains("to-be-logged")).findFirst().orElseThrow();
    assertThat(line)
        .contains("method=GET route=/things/special status=200 ms=")
        .contains(" workspace=ws_1 key=");
    assertThat(log()).doesNotContain("jane").doesNotContain("full-key");
  }

  @Test
  void requests_are_counted_by_route() throws Exception {
    server.get("/things");

    assertThat(server.get("/metrics").body())
        .contains("segmailer_http_requests_total{method=\"GET\",route=\"/things\",status=\"2xx\"}")
        .contains("segmailer_http_request_seconds_bucket");
  }

  private static String log() {
    return server.log.toString(UTF_8);
  }

  private static HttpResponse<String> patchTagged(String ifMatch) throws Exception {
    return server.send(server
        .request("/tagged")
        .header("If-Match", ifMatch)
        .method("PATCH", BodyPublishers.ofString("{}")));
  }

  private static Response things(Request request) {
    request.query().bool("active", true);
    return text(request.page().limit() + " " + request.page().cursor().orElse(""));
  }

  private static Response tagged(Request request) {
    var tag = new EntityTag("v1");
    request.ifMatch().ifPresent(match -> match.require(tag));
    return text("done").etag(tag);
  }

  private static Response countLines(Request request) throws Exception {
    return text(
        Long.toString(request.stream().transferTo(java.io.OutputStream.nullOutputStream())));
  }

  private static Response streamed() {
    return Response.stream(200, Response.NDJSON, out -> {
      out.write("first\n".getBytes(UTF_8));
      out.flush();
      await().until(() -> SECOND_PART.getCount() == 0);
      out.write("second\n".getBytes(UTF_8));
    });
  }

  private static Response text(String text) {
    return Response.json(200, json -> json.object().field("text", text).end());
  }
}

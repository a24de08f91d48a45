package com.segmailer.server.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.core.value.Value;
import com.segmailer.server.json.Json;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiClient.Reply;
import com.segmailer.server.testkit.RunningServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/** A workspace that writes to people, and what they do with its messages. */
record Mailing(RunningServer server, ApiClient api) {

  static final String BROWSER =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  static final String CURL = "curl/8.5.0";

  private static final Pattern CLICK = Pattern.compile("href=\"([^\"]*/c/[^\"]+)\"");
  private static final Pattern IMAGE = Pattern.compile("<img src=\"([^\"]*/o/[^\"]+)\"");

  /** A message that has arrived. */
  record Sent(String id, String html) {

    List<String> links() {
      return CLICK.matcher(html).results().map(found -> path(found.group(1))).toList();
    }

    String link() {
      return links().getFirst();
    }

    String image() {
      var found = IMAGE.matcher(html);
      assertThat(found.find()).as(html).isTrue();
      return path(found.group(1));
    }

    private static String path(String url) {
      return URI.create(url).getPath();
    }
  }

  static Mailing on(RunningServer server) {
    return new Mailing(server, server.workspace("Mailing"));
  }

  String contact(String name, String attributes) {
    var reply = api.post("/api/v2/contacts", """
        {"identifier": {"email": "%s@example.com"}, "attributes": %s}""".formatted(name, attributes));
    assertThat(reply.status()).as(reply.body()).isBetween(200, 201);
    return reply.text("contact.id");
  }

  /** Sends a body and lets so much time pass that people may have read it. */
  Sent send(String name, String body, String options) {
    var quoted = Json.print(new Value.Text(body));
    var sent = api.post("/api/v2/messages", """
        {"to": {"email": "%s@example.com"}, "subject": "Hi", "body": %s%s}""".formatted(name, quoted, options));
    assertThat(sent.status()).as(sent.body()).isEqualTo(202);
    return arrived(sent.text("id"));
  }

  Sent send(String name, String body) {
    return send(name, body, "");
  }

  Sent arrived(String id) {
    await().atMost(Duration.ofSeconds(20)).until(() -> message(id).text("state").equals("sent"));
    server.clock().advance(Duration.ofMinutes(2));
    return new Sent(id, api.get("/api/v2/mailbox/" + id).text("html"));
  }

  Reply message(String id) {
    return api.get("/api/v2/messages/" + id);
  }

  /** Without a key, as recipients do. */
  Reply visit(String path, String agent) {
    var anybody = new ApiClient(server.uri(), "", 0);
    return anybody.send(anybody.request(path).GET().setHeader("User-Agent", agent));
  }

  Reply click(Sent message) {
    return visit(message.link(), BROWSER);
  }

  String segment(String name, String condition) {
    var made = api.post("/api/v2/segments", """
        {"name": "%s", "condition": %s}""".formatted(name, condition));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    var path = "/api/v2/segments/" + made.text("id");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> api.get(path).text("state").equals("live"));
    return made.text("id");
  }

  /** The names of the segments of a contact. */
  List<String> segments(String contact) {
    var found = (Value.Array) api.get("/api/v2/contacts/" + contact).at("segments");
    return found.items().stream()
        .map(one -> ((Value.Text) ((Value.Dict) one).get("name")).text())
        .toList();
  }

  /** The data of the contact's events of that name. */
  List<Value.Dict> events(String contact, String name) {
    return server
        .database()
        .read(sql -> sql.query(
            """
            select data::text from events
             where workspace_id = ? and contact_id = ? and name = ? order by id
            """,
            row -> (Value.Dict) Json.parseTrusted(row.bytes(1)),
            api.workspace(),
            UUID.fromString(contact),
            name));
  }

  long rows(String table) {
    return server
        .database()
        .read(sql -> sql.one(
            "select count(*) from " + table + " where workspace_id = ?",
            row -> row.bigint(1),
            api.workspace()));
  }

  static String text(Value.Dict data, String name) {
    return Objects.requireNonNull(data.get(name)) instanceof Value.Text(var text)
        ? text
        : Json.print(data.get(name));
  }
}

package com.segmailer.server.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.value.Value;
import com.segmailer.server.link.Links.Kind;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where links lead, and that they lead nowhere else. */
final class TrackingRoutesTest {

  private static final RunningServer SERVER = RunningServer.start();
  private static final String LINK = "<a href=\"https://example.com/a?b=1&amp;c=2#d\">x</a>";

  private final Mailing mailing = Mailing.on(SERVER);
  private final String jane = mailing.contact("jane", "{}");

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void a_link_leads_where_the_sender_wanted() {
    var message = mailing.send("jane", LINK);

    var reply = mailing.click(message);

    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.header("Location")).isEqualTo("https://example.com/a?b=1&c=2#d");
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(reply.body()).isEmpty();
  }

  @Test
  void its_target_is_kept_octet_by_octet() throws IOException {
    var target = "https://example.com/\u00e4/\u20ac?q=\ud83d\ude00#\u00fc~%E4";
    var message = mailing.send("jane", "<a href='" + target + "'>x</a>");
    var link = message.html().replaceAll("(?s).*href='https?://[^/]*(/c/[^']*)'.*", "$1");

    try (var socket = new Socket("127.0.0.1", SERVER.uri().getPort())) {
      socket
          .getOutputStream()
          .write(("GET " + link + " HTTP/1.1\r\nHost: x\r\nUser-Agent: " + Mailing.BROWSER
                  + "\r\nConnection: close\r\n\r\n")
              .getBytes(UTF_8));
      var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 302").contains("\r\nLocation: " + target + "\r\n");
    }
    assertThat(Mailing.text(mailing.events(jane, "email.clicked").getFirst(), "url"))
        .isEqualTo(target);
  }

  @Test
  void with_any_letter_changed_it_leads_nowhere() {
    var message = mailing.send("jane", LINK);
    var token = message.link().substring("/c/".length());

    for (int i = 0; i < token.length(); i++) {
      for (char other : new char[] {'A', '_', '.'}) {
        if (token.charAt(i) != other) {
          var reply = mailing.visit(
              "/c/" + token.substring(0, i) + other + token.substring(i + 1), Mailing.BROWSER);
          assertThat(reply.status()).isEqualTo(404);
          assertThat(reply.header("Location")).isEmpty();
          assertThat(reply.header("Content-Type")).startsWith("text/html");
        }
      }
    }
    assertThat(mailing.events(jane, "email.clicked")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "404, /c/https:%2F%2Fevil.example",
    "404, /c/https:%2F%2Fevil.example?url=https://evil.example",
    "404, /c/%2F%2Fevil.example",
    "404, /c/AAAA",
    "400, /c/%00",
    "400, /c/%0d%0aLocation:%20https:%2F%2Fevil.example",
    "404, /c/..%2F..%2Fdocs",
  })
  void nobody_else_says_where_it_leads(int status, String path) {
    var reply = mailing.visit(path, Mailing.BROWSER);

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.response().headers().map()).doesNotContainKey("location");
  }

  @Test
  void a_token_of_another_kind_is_none() {
    var links = SERVER.parts().links();
    var id = UUID.randomUUID();
    var detail = "\0https://evil.example/".getBytes(UTF_8);
    for (var kind : Kind.values()) {
      var token = links.token(kind, mailing.api().workspace(), id, detail);

      var reply = mailing.visit("/c/" + token, Mailing.BROWSER);

      assertThat(reply.status()).as(kind.name()).isEqualTo(kind == Kind.CLICK ? 302 : 404);
    }
    var image = links.token(Kind.CLICK, mailing.api().workspace(), id, new byte[0]);
    assertThat(mailing.visit("/c/" + image, Mailing.BROWSER).status()).isEqualTo(404);
  }

  @Test
  void whatever_is_asked_besides_is_ignored() {
    var message = mailing.send("jane", LINK);

    var reply =
        mailing.visit(message.link() + "?fbclid=1&url=https://evil.example&url=2", Mailing.BROWSER);

    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.header("Location")).isEqualTo("https://example.com/a?b=1&c=2#d");
  }

  @Test
  void asking_whether_it_is_there_does_not_count() {
    var message = mailing.send("jane", LINK);
    var anybody = new ApiClient(SERVER.uri(), "", 0);

    for (var path : List.of(message.link(), message.image())) {
      var reply = anybody.send(anybody
          .request(path)
          .setHeader("User-Agent", Mailing.BROWSER)
          .method("HEAD", BodyPublishers.noBody()));
      assertThat(reply.status()).isEqualTo(path.startsWith("/c/") ? 302 : 200);
    }

    assertThat(mailing.events(jane, "email.clicked")).isEmpty();
    assertThat(mailing.events(jane, "email.opened")).isEmpty();
    assertThat(mailing.message(message.id()).text("openedAt")).isEqualTo("null");
  }

  @Test
  void the_image_is_the_smallest_there_is_and_is_shown_to_everybody() throws IOException {
    var message = mailing.send("jane", LINK);

    for (var path : List.of(message.image(), "/o/unknown", "/o/" + "A".repeat(80))) {
      var anybody = new ApiClient(SERVER.uri(), "", 0);
      var reply = anybody.stream(anybody.request(path).setHeader("User-Agent", Mailing.BROWSER));
      var image = reply.body().readAllBytes();
      assertThat(image).hasSize(43);
      assertThat(HexFormat.of().formatHex(image)).startsWith("474946383961").endsWith("3b");
      assertThat(reply.headers().firstValue("Content-Type")).contains("image/gif");
      assertThat(reply.headers().firstValue("Cache-Control")).contains("no-store");
    }
    assertThat(mailing.events(jane, "email.opened")).hasSize(1);
  }

  @Test
  void a_link_of_one_workspace_never_touches_another() {
    var message = mailing.send("jane", LINK);
    var other = Mailing.on(SERVER);
    other.contact("jane", "{}");
    var before = List.of(other.rows("events"), other.rows("clicked_links"));
    // Signed by this very server: somebody else's message, in the name of the other workspace.
    var links = new TrackedLinks(SERVER.parts().links());
    var forged = links.click(
        "",
        new TrackedLinks.Recipient(
            other.api().workspace(), UUID.fromString(message.id()), UUID.fromString(jane)),
        "https://example.com/".getBytes(UTF_8));

    assertThat(mailing.visit(forged, Mailing.BROWSER).status()).isEqualTo(302);
    assertThat(mailing.click(message).status()).isEqualTo(302);

    assertThat(List.of(other.rows("events"), other.rows("clicked_links"))).isEqualTo(before);
    assertThat(mailing.events(jane, "email.clicked")).hasSize(1);
  }

  @Test
  void a_message_of_somebody_else_leaves_nothing() {
    var message = mailing.send("jane", LINK);
    var john = mailing.contact("john", "{}");
    var links = new TrackedLinks(SERVER.parts().links());
    var mixed = links.click(
        "",
        new TrackedLinks.Recipient(
            mailing.api().workspace(), UUID.fromString(message.id()), UUID.fromString(john)),
        "https://example.com/".getBytes(UTF_8));

    assertThat(mailing.visit(mixed, Mailing.BROWSER).status()).isEqualTo(302);

    assertThat(mailing.events(john, "email.clicked")).isEmpty();
    assertThat(mailing.message(message.id()).at("clickedAt")).isEqualTo(Value.NULL);
  }
}

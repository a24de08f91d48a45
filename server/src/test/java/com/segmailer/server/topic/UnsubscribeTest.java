package com.segmailer.server.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.RunningServer;
import java.net.http.HttpRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leaving by the links and headers of a message. */
final class UnsubscribeTest {

  private static final String ONE_CLICK = "List-Unsubscribe=One-Click";

  private final RunningServer server = RunningServer.start();
  private final Recipients people = Recipients.of(server, "Acme <Shop> & Co");
  private String topic = "";
  private String jane = "";

  @BeforeEach
  void people() {
    topic = people.topic("{\"name\": \"Tips <i>\", \"mode\": \"opt-out\"}");
    jane = people.contact("jane@example.com");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String marketing() {
    return people
        .sent("jane@example.com", ", \"kind\": \"marketing\", \"topic\": \"" + topic + "\"")
        .text("id");
  }

  private String reasonOfNext(String more) {
    var next = people.sent("jane@example.com", ", \"kind\": \"marketing\"" + more);
    return next.text("state").equals("sent") ? "sent" : next.text("reason");
  }

  private String aboutTopic() {
    return ", \"topic\": \"" + topic + "\"";
  }

  @Test
  void marketing_carries_both_headers_and_what_is_transactional_carries_none() {
    var marketing = people.mail(marketing());
    var receipt = people.mail(people.sent("jane@example.com", "").text("id"));

    assertThat(marketing)
        .containsPattern("\r\nList-Unsubscribe: <http://localhost/u/[A-Za-z0-9_-]+>\r\n")
        .contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
    assertThat(receipt.toLowerCase(Locale.ROOT)).doesNotContain("\r\nlist-unsubscribe");
  }

  @Test
  void who_may_only_read_messages_gets_no_link_that_works() {
    var message = marketing();
    var path = people.link(message, "u");

    var kept = people.reader().get("/api/v2/mailbox/" + message);

    assertThat(kept.text("html")).contains("http://localhost/u/...").doesNotContain(path);
    assertThat(kept.text("text")).doesNotContain(path);
    assertThat(kept.text("source")).isEmpty();
  }

  @Test
  void one_click_as_gmail_sends_it_leaves_the_topic_and_only_that() {
    var message = marketing();
    var path = people.link(message, "u");

    var answer = people.raw("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n"
        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 26\r\n"
        + "User-Agent: Mozilla/5.0\r\nAccept-Encoding: gzip, deflate, br\r\nConnection: close\r\n\r\n"
        + ONE_CLICK);

    assertThat(answer).startsWith("HTTP/1.1 200 ").doesNotContainIgnoringCase("\r\nlocation:");
    assertThat(answer).doesNotContainIgnoringCase("\r\nset-cookie:");
    assertThat(reasonOfNext(aboutTopic())).isEqualTo("topic-unsubscribed");
    assertThat(reasonOfNext("")).isEqualTo("sent");
    var proof = people.export(jane);
    assertThat(proof.text("consent.0.how")).isEqualTo("one-click");
    assertThat(proof.text("consent.0.message")).isEqualTo(message);
    assertThat(proof.text("consent.0.userAgent")).isEqualTo("Mozilla/5.0");
    assertThat(proof.text("consent.0.source")).isEqualTo("127.0.0.1");
    assertThat(proof.text("consent.0.topic.name")).isEqualTo("Tips <i>");
  }

  @Test
  void links_that_a_mail_program_or_scanner_has_added_to_work_for_looking_and_pressing() {
    var message = marketing();
    var decorated = people.link(message, "u") + "?utm_source=scan&x";

    assertThat(people.look(decorated).statusCode()).isEqualTo(200);
    assertThat(people.press(decorated, ONE_CLICK).statusCode()).isEqualTo(200);

    assertThat(reasonOfNext(aboutTopic())).isEqualTo("topic-unsubscribed");
    assertThat(people.export(jane).text("consent.0.how")).isEqualTo("one-click");
    var preferences = people.press(people.link(message, "p") + "?x=1", "action=none");
    assertThat(preferences.body()).contains("you are unsubscribed from everything");
    assertThat(reasonOfNext("")).isEqualTo("unsubscribed");
  }

  @Test
  void one_click_as_a_multipart_form_counts_too_and_twice_is_once() {
    var path = people.link(marketing(), "u");
    var body = "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click"
        + "\r\n--b--\r\n";

    var first = people.post(path, "multipart/form-data; boundary=b", body);
    var again = people.post(path, "multipart/form-data; boundary=b", body);

    assertThat(first.statusCode() + again.statusCode()).isEqualTo(400);
    assertThat(people.export(jane).text("consent.1.how")).isEqualTo("null");
    var timeline = people.api().get("/api/v2/contacts/" + jane + "/timeline").body();
    assertThat(timeline.split("email.unsubscribed", -1)).hasSize(2);
  }

  /** What a browser makes of the style of a page, to ask the policy whether it may count. */
  private static String hash(String page) {
    var style = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void looking_changes_nothing_and_shows_a_page_that_holds_nothing_from_elsewhere() {
    var path = people.link(marketing(), "u");

    for (var method : new String[] {"GET", "HEAD", "GET"}) {
      var seen = people.exchange(HttpRequest.newBuilder(server.uri().resolve(path))
          .method(method, HttpRequest.BodyPublishers.noBody())
          .build());
      assertThat(seen.statusCode()).isEqualTo(200);
    }
    var page = people.look(path);

    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe")
        .contains("'sha256-" + hash(page.body()) + "'");
    assertThat(page.body())
        .contains("Acme &lt;Shop&gt; &amp; Co", "Tips &lt;i&gt;", "j…@example.com")
        .doesNotContain("<script", "http://", "https://", "jane@", "<i>", "<Shop>");
    assertThat(reasonOfNext(aboutTopic())).isEqualTo("sent");
    assertThat(people.export(jane).text("consent")).isEqualTo("[]");
  }

  @Test
  void the_buttons_leave_a_topic_or_everything_and_undo_it() {
    var path = people.link(marketing(), "u");

    assertThat(people.press(path, "action=topic").body()).contains("You are unsubscribed", "undo");
    assertThat(reasonOfNext(aboutTopic())).isEqualTo("topic-unsubscribed");
    assertThat(people.press(path, "action=undo").body()).contains("You are subscribed again");
    assertThat(reasonOfNext(aboutTopic())).isEqualTo("sent");
    assertThat(people.press(path, "action=all").body()).contains("undo-all");
    assertThat(reasonOfNext("")).isEqualTo("unsubscribed");
    assertThat(people.sent("jane@example.com", "").text("state")).isEqualTo("sent");
    people.press(path, "action=undo-all");
    assertThat(reasonOfNext("")).isEqualTo("sent");
  }

  @Test
  void leaving_is_an_event_of_the_contact_with_the_message_it_left_by() {
    var segment = people.api().post("/api/v2/segments", """
        {"name": "Left", "condition": {"event": "email.unsubscribed", "operator": "performed",
          "where": {"property": "topic", "operator": "equals", "value": "%s"}}}""".formatted(topic));
    assertThat(segment.status()).isEqualTo(201);
    var message = marketing();

    people.press(people.link(message, "u"), ONE_CLICK);

    var contact = people.api().get("/api/v2/contacts/" + jane);
    assertThat(contact.text("segments.0.name")).isEqualTo("Left");
    assertThat(people.api().get("/api/v2/contacts/" + jane + "/timeline").body())
        .contains("email.unsubscribed", "\"source\": \"one-click\"", message);
    var marked = server
        .database()
        .read(sql -> sql.one(
            "select unsubscribed_at is not null from messages where id = ?::uuid",
            row -> row.bool(1),
            message));
    assertThat(marked).isTrue();
  }

  @Test
  void a_changed_or_cut_or_foreign_token_is_a_friendly_page_and_changes_nothing() {
    var path = people.link(marketing(), "u");
    var token = path.substring(3);

    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      var changed = "/u/" + token.substring(0, i) + other + token.substring(i + 1);
      assertThat(people.press(changed, ONE_CLICK).statusCode()).as(changed).isEqualTo(404);
    }
    var foreign = people.press("/p/" + token, "action=none");

    assertThat(foreign.statusCode()).isEqualTo(404);
    assertThat(foreign.body()).contains("This link does not work");
    assertThat(people.press("/u/" + token.substring(1), ONE_CLICK).statusCode()).isEqualTo(404);
    assertThat(people.press("/u/%00", ONE_CLICK).statusCode()).isEqualTo(400);
    assertThat(reasonOfNext(aboutTopic())).isEqualTo("sent");
  }

  @Test
  void the_links_of_an_erased_contact_do_nothing_and_say_so() {
    var message = marketing();
    var unsubscribe = people.link(message, "u");
    var preferences = people.link(message, "p");
    people.api().delete("/api/v2/contacts/" + jane + "?suppress=true");

    for (var path : new String[] {unsubscribe, preferences}) {
      assertThat(people.look(path).body()).contains("There is nothing left to do");
      var posted = people.press(path, ONE_CLICK);
      assertThat(posted.statusCode()).isEqualTo(200);
      assertThat(posted.body()).contains("There is nothing left to do").doesNotContain("jane");
    }
    assertThat(people.api().get("/api/v2/contacts").text("data")).isEqualTo("[]");
  }

  @Test
  void a_form_is_bounded_and_one_link_cannot_be_hammered() {
    var path = people.link(marketing(), "u");

    var large = people.press(path, "action=" + "x".repeat(UnsubscribeRoutes.MOST_BYTES));
    assertThat(large.statusCode()).isEqualTo(413);
    int status = 200;
    for (int i = 0; i < Visits.A_MINUTE && status == 200; i++) {
      status = people.look(path).statusCode();
    }
    assertThat(people.look(path).statusCode()).isEqualTo(429);
    assertThat(people.look(people.link(marketing(), "u")).statusCode()).isEqualTo(200);
  }
}

package com.segmailer.server.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.mail.ScriptedServer;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.io.ByteArrayInputStream;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A message as it arrives at a mail server, checked as a receiver does, with what DNS publishes. */
final class SignedArrivalTest {

  /** What stands before the 32 octets of an Ed25519 key in its encoded form (RFC 8410). */
  private static final String ED25519_PREFIX = "302a300506032b6570032100";

  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final ScriptedServer sink = new ScriptedServer(talk -> {
    talk.greet("PIPELINING", "8BITMIME", "SMTPUTF8");
    for (var line = talk.hear(); !line.startsWith("QUIT"); line = talk.hear()) {
      if (line.equals("DATA")) {
        talk.say("354 Go ahead");
        messages.add(talk.hearMessage());
      }
      talk.say("250 2.0.0 Ok");
    }
  });
  private final RunningServer server =
      RunningServer.mailing("smtp://localhost:" + sink.port() + "?starttls=never");
  private final ApiClient api = server.workspace("Signed");
  private final Map<String, String> published = new HashMap<>();

  @AfterEach
  void stop() {
    server.close();
    sink.close();
  }

  private void publish() {
    var domain = api.post("/api/v2/domains", "{\"domain\": \"example.com\"}");
    for (int i = 0; i < 5; i++) {
      var name = domain.text("records." + i + ".name");
      if (domain.text("records." + i + ".type").equals("MX")) {
        server.dns().mailHost(name, "localhost");
      } else {
        published.put(name, domain.text("records." + i + ".value"));
        server.dns().text(name, domain.text("records." + i + ".value"));
      }
    }
    api.post("/api/v2/domains/" + domain.text("id") + "/check", "");
  }

  @Test
  void both_signatures_of_a_whole_message_hold_where_it_arrives() throws Exception {
    publish();
    api.post("/api/v2/messages", """
        {"to": {"email": "jane@example.org"}, "subject": "Grüße aus Köln", "fromName": "Käthe",
         "fromEmail": "shop@example.com",
         "body": "<p>Grüße  an \\t alle</p>\\n.\\n..\\n<p>%s</p>\\n\\n"}""".formatted("lang ".repeat(500)));
    await().atMost(Duration.ofSeconds(20)).until(() -> messages.size() == 1);
    var message = messages.getFirst();

    var verifier = new DKIMVerifier((method, selector, domain) -> {
      var record = published.get(selector + "._domainkey." + domain);
      return record == null ? List.of() : List.of(record);
    });
    var verified = verifier.verify(new ByteArrayInputStream(message.getBytes(ISO_8859_1)));

    assertThat(verified).as("RSA, by Apache jDKIM").hasSize(1);
    assertThat(verified.getFirst().getDToken().toString()).isEqualTo("example.com");
    var ed25519 = headers(message).stream()
        .filter(h -> h.startsWith("DKIM-Signature:") && h.contains("ed25519-sha256"))
        .findFirst()
        .orElseThrow();
    var rsa = headers(message).stream()
        .filter(h -> h.startsWith("DKIM-Signature:") && h.contains("rsa-sha256"))
        .findFirst()
        .orElseThrow();
    assertThat(tag(ed25519, "bh")).isEqualTo(tag(rsa, "bh"));
    assertThat(isSignedByEd25519(message, ed25519)).isTrue();
  }

  @Test
  void the_headers_by_which_to_leave_are_signed_where_it_arrives() throws Exception {
    publish();
    api.post("/api/v2/contacts", "{\"identifier\": {\"email\": \"jane@example.org\"}}");
    api.post("/api/v2/messages", """
        {"to": {"email": "jane@example.org"}, "kind": "marketing", "subject": "News",
         "fromEmail": "shop@example.com", "body": "<p>News</p>"}""");
    await().atMost(Duration.ofSeconds(20)).until(() -> messages.size() == 1);
    var message = messages.getFirst();

    var verified = new DKIMVerifier((method, selector, domain) ->
            List.of(published.get(selector + "._domainkey." + domain)))
        .verify(new ByteArrayInputStream(message.getBytes(ISO_8859_1)));

    assertThat(verified).hasSize(1);
    assertThat(verified.getFirst().getHeaders())
        .map(name -> name.toString().toLowerCase(Locale.ROOT))
        .contains("list-unsubscribe", "list-unsubscribe-post");
    assertThat(headers(message)).contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    var forged = message.replace("List-Unsubscribe: <http", "List-Unsubscribe: <https");
    assertThat(forged).isNotEqualTo(message);
    assertThatThrownBy(() -> new DKIMVerifier((method, selector, domain) ->
                List.of(published.get(selector + "._domainkey." + domain)))
            .verify(new ByteArrayInputStream(forged.getBytes(ISO_8859_1))))
        .isInstanceOf(FailException.class);
  }

  /** The headers with their folds, without their line ends. */
  private static List<String> headers(String message) {
    var headers = new ArrayList<String>();
    for (var line : message.substring(0, message.indexOf("\r\n\r\n")).split("\r\n")) {
      if (line.startsWith(" ") || line.startsWith("\t")) {
        headers.add(headers.removeLast() + "\r\n" + line);
      } else {
        headers.add(line);
      }
    }
    return headers;
  }

  private boolean isSignedByEd25519(String message, String signature) throws Exception {
    var data = new StringBuilder();
    var names = List.of(tag(signature, "h").split(":"));
    // The first stands for a second one that must not be there.
    for (var name : names.subList(1, names.size())) {
      headers(message).stream()
          .filter(h -> h.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
          .forEach(h -> data.append(relaxed(h)).append("\r\n"));
    }
    data.append(relaxed(signature.substring(0, signature.lastIndexOf("b=") + 2)));
    var record =
        Objects.requireNonNull(published.get(tag(signature, "s") + "._domainkey.example.com"));
    var key = HexFormat.of().formatHex(Base64.getDecoder().decode(tag(record, "p")));
    var verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(KeyFactory.getInstance("Ed25519")
        .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(ED25519_PREFIX + key))));
    verifier.update(
        MessageDigest.getInstance("SHA-256").digest(data.toString().getBytes(ISO_8859_1)));
    return verifier.verify(Base64.getDecoder().decode(tag(signature, "b")));
  }

  private static String relaxed(String header) {
    int colon = header.indexOf(':');
    return header.substring(0, colon).toLowerCase(Locale.ROOT)
        + ":"
        + header.substring(colon + 1).replaceAll("[ \t\r\n]+", " ").strip();
  }

  private static String tag(String tags, String name) {
    for (var tag :
        tags.substring(tags.indexOf(':') + 1).replaceAll("[ \t\r\n]+", "").split(";")) {
      if (tag.startsWith(name + "=")) {
        return tag.substring(name.length() + 1);
      }
    }
    throw new AssertionError("no " + name + " in " + tags);
  }
}

package com.segmailer.server.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segmailer.server.http.Scope;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import com.segmailer.server.workspace.Scopes;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/** A workspace that writes to people, and what these do with their browsers and mail programs. */
record Recipients(RunningServer server, ApiClient api) {

  private static final HttpClient BROWSER = HttpClient.newHttpClient();

  static Recipients of(RunningServer server, String workspace) {
    return new Recipients(server, server.workspace(workspace));
  }

  String topic(String body) {
    var made = api.post("/api/v2/topics", body);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.text("id");
  }

  String contact(String email) {
    var saved =
        api.post("/api/v2/contacts", "{\"identifier\": {\"email\": \"%s\"}}".formatted(email));
    assertThat(saved.status()).as(saved.body()).isBetween(200, 201);
    return saved.text("contact.id");
  }

  /** Sends to a contact and waits for the end; {@code more} begins with a comma or is empty. */
  ApiClient.Reply sent(String email, String more) {
    var sent = api.post("/api/v2/messages", """
        {"to": {"email": "%s"}, "subject": "News", "fromEmail": "news@example.com",
         "body": "<p><a href=\\"{{ unsubscribe_url }}\\">out</a> <a href=\\"{{ preferences_url }}\\">in</a></p>"%s}""".formatted(email, more));
    assertThat(sent.status()).as(sent.body()).isEqualTo(202);
    return ended(sent.text("id"));
  }

  ApiClient.Reply ended(String id) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> api.get("/api/v2/messages/" + id).text("nextAttemptAt").equals("null"));
    return api.get("/api/v2/messages/" + id);
  }

  /** A client of the same workspace that may read messages and nothing else. */
  ApiClient reader() {
    return server.client(api.workspace(), new Scopes(false, Set.of(Scope.MESSAGES_READ)));
  }

  String mail(String message) {
    return api.get("/api/v2/mailbox/" + message).text("source");
  }

  /** The path of the first link of a kind in a message. */
  String link(String message, String kind) {
    var html = api.get("/api/v2/mailbox/" + message).text("html");
    var link = Pattern.compile("http://localhost(/" + kind + "/[A-Za-z0-9_-]+)").matcher(html);
    assertThat(link.find()).as(html).isTrue();
    return link.group(1);
  }

  HttpResponse<String> look(String path) {
    return exchange(HttpRequest.newBuilder(server.uri().resolve(path)).build());
  }

  HttpResponse<String> post(String path, String type, String body) {
    return exchange(HttpRequest.newBuilder(server.uri().resolve(path))
        .header("Content-Type", type)
        .header("User-Agent", "Browser/1.0")
        .POST(BodyPublishers.ofString(body))
        .build());
  }

  HttpResponse<String> press(String path, String form) {
    return post(path, "application/x-www-form-urlencoded", form);
  }

  HttpResponse<String> exchange(HttpRequest request) {
    try {
      return BROWSER.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The status line of the answer to exactly these bytes. */
  String raw(String request) {
    URI uri = server.uri();
    try (var socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  ApiClient.Reply topicsOf(String contact) {
    return api.get("/api/v2/contacts/" + contact + "/topics");
  }

  ApiClient.Reply export(String contact) {
    return api.get("/api/v2/contacts/" + contact + "/export");
  }
}

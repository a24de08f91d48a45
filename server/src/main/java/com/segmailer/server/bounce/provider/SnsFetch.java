package com.segmailer.server.bounce.provider;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks Amazon's notification service, and nobody else, over HTTPS. Follows no redirect. */
public final class SnsFetch implements Fetch {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient client = HttpClient.newBuilder()
      .connectTimeout(PATIENCE)
      .followRedirects(HttpClient.Redirect.NEVER)
      .version(HttpClient.Version.HTTP_1_1)
      .build();

  @Override
  public String get(URI address) throws IOException {
    if (!SnsHosts.isGood(address)) {
      throw new IOException("not an address of the notification service");
    }
    var request = HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build();
    try {
      var answer = client.send(request, BodyHandlers.ofInputStream());
      try (var body = answer.body()) {
        if (answer.statusCode() != 200) {
          throw new IOException("the notification service answered " + answer.statusCode());
        }
        return new String(body.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}

package com.segmailer.server.exercise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

/** Calls of a server with one key; any refusal ends the exercise. */
final class Calls {

  /** Calls that are made at a time. */
  private static final int AT_ONCE = 48;

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

  private final URI server;
  private final String key;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Calls(URI server, String key) {
    this.server = server;
    this.key = key;
  }

  String get(String path) {
    return send(authorized(path).GET());
  }

  String post(String path, String body) {
    return send(authorized(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body)));
  }

  /** Makes something and yields its id. */
  String make(String path, String body) {
    var id = ID.matcher(post(path, body));
    if (!id.find()) {
      throw new IllegalStateException(path + " answered without an id");
    }
    return id.group(1);
  }

  void postLines(String path, String lines) {
    send(authorized(path)
        .header("Content-Type", "application/x-ndjson")
        .POST(BodyPublishers.ofString(lines)));
  }

  /** As a browser, without a key. */
  void visit(String path) {
    send(request(path).header("User-Agent", "Mozilla/5.0 Firefox/140.0").GET());
  }

  /** Runs {@code call} for each number below {@code count}, many at once. */
  void each(int count, IntConsumer call) {
    var next = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = new ArrayList<Future<?>>();
      for (int i = 0; i < AT_ONCE; i++) {
        tasks.add(threads.submit(() -> {
          for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
            call.accept(n);
          }
        }));
      }
      for (var task : tasks) {
        task.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the exercise was refused something", e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE);
  }

  private HttpRequest.Builder authorized(String path) {
    return request(path).header("Authorization", "Bearer " + key);
  }

  private String send(HttpRequest.Builder request) {
    try {
      var response = client.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() >= 400) {
        throw new IllegalStateException(response.request().uri() + " answered "
            + response.statusCode() + " " + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted", e);
  }
}

package com.segmailer.server.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.segmailer.core.value.Value;
import com.segmailer.server.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** Calls the API with the key of one workspace. */
public record ApiClient(URI server, String key, int workspace) {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** What came back. */
  public record Reply(int status, String body, HttpResponse<?> response) {

    public Value json() {
      return Json.parse(body.getBytes(UTF_8));
    }

    /** The value at a path such as {@code contact.segments.0.name}; null is the JSON null. */
    public Value at(String path) {
      return at(json(), path);
    }

    public static Value at(Value document, String path) {
      var value = document;
      for (var step : path.split("\\.")) {
        value = switch (value) {
          case Value.Dict dict -> dict.get(step);
          case Value.Array(List<Value> items)
          when Integer.parseInt(step) < items.size() -> items.get(Integer.parseInt(step));
          default -> Value.NULL;
        };
      }
      return value;
    }

    public String text(String path) {
      return at(path) instanceof Value.Text(var text) ? text : Json.print(at(path));
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** The documents of an NDJSON answer. */
    public List<Value> lines() {
      return body.lines().map(line -> Json.parse(line.getBytes(UTF_8))).toList();
    }
  }

  public Reply get(String path) {
    return send(request(path).GET());
  }

  public Reply post(String path, String json) {
    return send(request(path).POST(BodyPublishers.ofString(json)));
  }

  public Reply patch(String path, String json) {
    return send(request(path).method("PATCH", BodyPublishers.ofString(json)));
  }

  public Reply delete(String path) {
    return send(request(path).DELETE());
  }

  public Reply ndjson(String path, String lines) {
    return send(request(path)
        .header("Content-Type", "application/x-ndjson")
        .POST(BodyPublishers.ofString(lines)));
  }

  public HttpResponse<InputStream> stream(HttpRequest.Builder request) {
    return exchange(request, BodyHandlers.ofInputStream());
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server + path))
        .header("Authorization", "Bearer " + key);
  }

  public Reply send(HttpRequest.Builder request) {
    var response = exchange(request, BodyHandlers.ofString());
    return new Reply(response.statusCode(), response.body(), response);
  }

  private static <T> HttpResponse<T> exchange(
      HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
    try {
      return HTTP.send(request.build(), handler);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

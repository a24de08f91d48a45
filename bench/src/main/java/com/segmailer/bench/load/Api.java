package com.segmailer.bench.load;

import com.segmailer.core.value.Value;
import com.segmailer.core.value.Value.Dict;
import com.segmailer.server.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Single calls that prepare a measurement or look at its result. */
public record Api(int port, String key) {

  public Target target(String path) {
    return new Target(port, path, key);
  }

  public Dict get(String path) throws IOException {
    return (Dict) Json.parse(text("GET", path, "").getBytes(StandardCharsets.UTF_8));
  }

  public Dict post(String path, String body) throws IOException {
    return (Dict) Json.parse(text("POST", path, body).getBytes(StandardCharsets.UTF_8));
  }

  /** The body of a 2xx answer; anything else is an exception. */
  public String text(String method, String path, String body) throws IOException {
    // A connection for each call: one that is kept would be closed while a long load runs.
    try (var connection = new Connection(port)) {
      var content = new AsciiBuffer(Head.ROOM).text(body);
      int status = connection.exchange(Head.upToLength(method, path, key), content);
      if (status / 100 != 2) {
        throw new IOException("%s %s: %d %s".formatted(method, path, status, connection.text()));
      }
      return connection.text();
    }
  }

  public static String text(Dict dict, String name) {
    return ((Value.Text) dict.get(name)).text();
  }

  public static long number(Dict dict, String name) {
    return ((Value.Decimal) dict.get(name)).number().longValueExact();
  }
}

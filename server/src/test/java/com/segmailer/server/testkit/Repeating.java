package com.segmailer.server.testkit;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/** A caller whose answers get lost, as when the server is killed between the commit and the answer. */
public record Repeating(RunningServer server, ApiClient api) {

  /** A request whose answer is seen. */
  public ApiClient.Reply post(String path, String body) {
    return api.send(
        api.request(path).header("Idempotency-Key", "once").POST(BodyPublishers.ofString(body)));
  }

  /** The same request after the node that had answered it was lost, and its answer with it. */
  public ApiClient.Reply again(String path, String body) {
    server.database().read(sql -> sql.update("""
        update idempotency_keys
           set status = null, media_type = null, headers = null, body = null, contact_id = null
        """));
    server.clock().advance(Duration.ofSeconds(61));
    return post(path, body);
  }
}

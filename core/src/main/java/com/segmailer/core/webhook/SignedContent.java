package com.segmailer.core.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What of a message is signed (Standard Webhooks 1.0.0). */
public final class SignedContent {

  private SignedContent() {}

  /**
   * @param id the header {@code webhook-id}
   * @param timestamp the header {@code webhook-timestamp}: seconds, of this attempt
   * @param body exactly the bytes that are sent
   */
  public static byte[] of(String id, long timestamp, byte[] body) {
    var head = (id + "." + timestamp + ".").getBytes(UTF_8);
    var content = new byte[head.length + body.length];
    System.arraycopy(head, 0, content, 0, head.length);
    System.arraycopy(body, 0, content, head.length, body.length);
    return content;
  }
}

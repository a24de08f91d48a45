package com.segmailer.server.webhook;

import com.segmailer.core.webhook.SignedContent;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** The header {@code webhook-signature}: one signature for each secret that is in force. */
final class Signature {

  private Signature() {}

  /**
   * @param id the header {@code webhook-id}
   * @param timestamp the header {@code webhook-timestamp}, seconds
   * @param body exactly the bytes that are sent
   */
  static String of(List<SigningSecret> secrets, String id, long timestamp, byte[] body) {
    var content = SignedContent.of(id, timestamp, body);
    return secrets.stream()
        .map(secret -> "v1," + Base64.getEncoder().encodeToString(secret.macOf(content)))
        .collect(Collectors.joining(" "));
  }
}

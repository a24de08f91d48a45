package com.segmailer.core.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** The header {@code webhook-signature}: one signature for each secret that is in force. */
public final class Signature {

  private Signature() {}

  /**
   * @param id the header {@code webhook-id}
   * @param timestamp the header {@code webhook-timestamp}, seconds
   * @param body exactly the bytes that are sent
   */
  public static String of(List<SigningSecret> secrets, String id, long timestamp, byte[] body) {
    var head = (id + "." + timestamp + ".").getBytes(UTF_8);
    return secrets.stream()
        .map(secret -> "v1," + Base64.getEncoder().encodeToString(secret.macOf(head, body)))
        .collect(Collectors.joining(" "));
  }
}

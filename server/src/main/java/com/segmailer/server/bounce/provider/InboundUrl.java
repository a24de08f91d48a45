package com.segmailer.server.bounce.provider;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The last part of the address that a provider calls: the number of the workspace, so that it can be
 * looked up, and a secret.
 */
record InboundUrl(int workspace, byte[] secret) {

  static final int SECRET = 20;

  String token() {
    var bytes = ByteBuffer.allocate(Integer.BYTES + SECRET)
        .putInt(workspace)
        .put(secret)
        .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static Optional<InboundUrl> parse(String token) {
    if (token.length() != (Integer.BYTES + SECRET) * 4 / 3) {
      return Optional.empty();
    }
    try {
      var bytes = Base64.getUrlDecoder().decode(token);
      var workspace = ByteBuffer.wrap(bytes).getInt();
      return Optional.of(
          new InboundUrl(workspace, Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length)));
    } catch (IllegalArgumentException noToken) {
      return Optional.empty();
    }
  }
}

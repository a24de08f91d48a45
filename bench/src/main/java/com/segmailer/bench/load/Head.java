package com.segmailer.bench.load;

import java.nio.charset.StandardCharsets;

/** The heads of requests. */
final class Head {

  /** More bytes than any head made here has. */
  static final int ROOM = 512;

  private Head() {}

  /** Everything up to the number of the content's bytes. */
  static byte[] upToLength(String method, String path, String key) {
    return ascii(common(method, path, key) + "Content-Type: application/json\r\nContent-Length: ");
  }

  static byte[] chunked(String path, String key, String mediaType) {
    return ascii(common("POST", path, key) + "Content-Type: " + mediaType
        + "\r\nTransfer-Encoding: chunked\r\n\r\n");
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String common(String method, String path, String key) {
    return "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
        .formatted(method, path, key);
  }
}

package com.segmailer.server.http;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Names requests: by the client's own id when it is sane, so that both sides' logs meet. */
final class RequestIds {

  private static final int LONGEST = 128;
  private static final int BASE = 36;

  private final String own;
  private final AtomicLong count = new AtomicLong();

  /** Draws once: a prefix and a count are as unique as an id each, and much cheaper. */
  RequestIds(Supplier<UUID> ids) {
    UUID drawn = ids.get();
    this.own = Long.toUnsignedString(drawn.getMostSignificantBits() >>> 16, BASE)
        + Long.toUnsignedString(drawn.getLeastSignificantBits() & 0xFFFF_FFFFL, BASE)
        + '-';
  }

  String next() {
    return own + Long.toString(count.incrementAndGet(), BASE);
  }

  String idFor(@Nullable String given) {
    return given != null && isSane(given) ? given : next();
  }

  private static boolean isSane(String given) {
    if (given.isEmpty() || given.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < given.length(); i++) {
      char c = given.charAt(i);
      boolean plain = c >= 'a' && c <= 'z'
          || c >= 'A' && c <= 'Z'
          || c >= '0' && c <= '9'
          || c == '.'
          || c == '_'
          || c == '-';
      if (!plain) {
        return false;
      }
    }
    return true;
  }
}

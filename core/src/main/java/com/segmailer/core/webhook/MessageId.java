package com.segmailer.core.webhook;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** How the id of a message is written, as {@code webhook-id} and in the log: {@code msg_} and 32 hex digits. */
public final class MessageId {

  private static final String PREFIX = "msg_";
  private static final Pattern FORM = Pattern.compile("msg_[0-9a-f]{32}");

  private MessageId() {}

  public static String print(UUID id) {
    return PREFIX + id.toString().replace("-", "");
  }

  public static Optional<UUID> parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    int middle = PREFIX.length() + 16;
    return Optional.of(new UUID(
        Long.parseUnsignedLong(text, PREFIX.length(), middle, 16),
        Long.parseUnsignedLong(text, middle, text.length(), 16)));
  }
}

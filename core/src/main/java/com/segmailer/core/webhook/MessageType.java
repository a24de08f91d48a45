package com.segmailer.core.webhook;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What webhooks tell of. On the wire {@code contact.created}. */
public enum MessageType {
  CONTACT_CREATED,
  CONTACT_UPDATED,
  CONTACT_DELETED,
  SEGMENT_ENTERED,
  SEGMENT_EXITED,
  EMAIL_SENT,
  EMAIL_DELIVERED,
  EMAIL_OPENED,
  EMAIL_CLICKED,
  EMAIL_BOUNCED,
  EMAIL_COMPLAINED,
  EMAIL_UNSUBSCRIBED,
  WORKFLOW_STARTED,
  /** A run ended, whichever way. */
  WORKFLOW_COMPLETED,
  /** A run cannot go on until somebody looks after it. */
  WORKFLOW_FAILED,
  /** An endpoint was given up; told to the others. */
  ENDPOINT_DISABLED;

  /** By wire name, in the order in which they are declared. */
  public static final Map<String, MessageType> BY_NAME = byName();

  private static final String EMAIL = "email.";

  private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '.');

  public String wireName() {
    return wireName;
  }

  /** The type that tells of events called {@code event}; null for those that nobody is told of. */
  public static @Nullable MessageType ofEvent(String event) {
    return event.startsWith(EMAIL) ? BY_NAME.get(event) : null;
  }

  private static Map<String, MessageType> byName() {
    var byName = new LinkedHashMap<String, MessageType>();
    Arrays.stream(values()).forEach(type -> byName.put(type.wireName, type));
    return Collections.unmodifiableMap(byName);
  }
}

package com.segmailer.server.http;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an API key may do. On the wire {@code contacts:read}; {@code full} stands for all of them. */
public enum Scope {
  CONTACTS_READ,
  CONTACTS_WRITE,
  CONTACTS_DELETE,
  EVENTS_READ,
  EVENTS_WRITE,
  SEGMENTS_READ,
  SEGMENTS_WRITE,
  ATTRIBUTES_READ,
  ATTRIBUTES_WRITE,
  IMPORTS_READ,
  IMPORTS_WRITE,
  WEBHOOKS_READ,
  WEBHOOKS_WRITE,
  TEMPLATES_READ,
  TEMPLATES_WRITE,
  TOPICS_READ,
  TOPICS_WRITE,
  MESSAGES_READ,
  MESSAGES_WRITE,
  WORKFLOWS_READ,
  WORKFLOWS_WRITE,
  CAMPAIGNS_READ,
  CAMPAIGNS_WRITE,
  WORKSPACE_READ,
  WORKSPACE_WRITE,
  KEYS_READ,
  KEYS_WRITE,
  DOMAINS_READ,
  DOMAINS_WRITE;

  public static final Set<Scope> ALL = Collections.unmodifiableSet(EnumSet.allOf(Scope.class));

  /** By wire name, without {@code full}. */
  public static final Map<String, Scope> BY_NAME = Arrays.stream(values())
      .collect(Collectors.toUnmodifiableMap(Scope::wireName, Function.identity()));

  private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', ':');

  public String wireName() {
    return wireName;
  }

  boolean onlyReads() {
    return wireName.endsWith(":read");
  }
}

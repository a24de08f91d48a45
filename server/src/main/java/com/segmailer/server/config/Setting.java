package com.segmailer.server.config;

import java.util.Arrays;
import java.util.Optional;

/** Every setting there is, by the name it has in the environment. */
public enum Setting {
  HOST(""),
  PORT("8080"),
  DATA_DIR("data"),
  DATABASE_URL(""),
  DATABASE_POOL("12"),
  PUBLIC_URL(""),
  BODY_LIMIT("10MB"),
  RATE_LIMIT("20000"),
  CORS_ORIGINS(""),
  EGRESS_ALLOW(""),
  INBOUND_SMTP_HOST(""),
  INBOUND_SMTP_PORT("0"),
  SIGNUP("closed"),
  FREE_CONTACT_LIMIT("500"),
  SMTP_URL(""),
  SPF(""),
  DNS_RESOLVER(""),
  /** Read by the launcher only. */
  JAVA_OPTS("");

  static final String PREFIX = "SEGMAILER_";

  private final String usual;

  Setting(String usual) {
    this.usual = usual;
  }

  /** The name in the environment and in the documentation. */
  public String key() {
    return PREFIX + name();
  }

  /** The flag of the command line that wins over it, for those that have one. */
  Optional<String> flag() {
    return switch (this) {
      case HOST -> Optional.of("--host");
      case PORT -> Optional.of("--port");
      case DATA_DIR -> Optional.of("--data");
      case DATABASE_URL -> Optional.of("--database-url");
      default -> Optional.empty();
    };
  }

  /** The text that holds when nothing is set. */
  public String usual() {
    return usual;
  }

  static Optional<Setting> withKey(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key().equals(key)).findFirst();
  }
}

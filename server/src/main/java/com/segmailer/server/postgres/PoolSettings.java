package com.segmailer.server.postgres;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a pool of connections behaves.
 *
 * @param sessions server settings of its sessions, for example {@code enable_hashjoin=off}
 * @param patience how long a caller waits for a free connection, also while PostgreSQL restarts
 * @param silence how long one statement outside {@link Database#snapshot} may keep the line silent;
 *     zero for ever
 */
public record PoolSettings(
    String name, int size, List<String> sessions, Duration patience, Duration silence) {

  private static final List<String> SHORT_STATEMENTS =
      List.of("plan_cache_mode=force_generic_plan", "jit=off");

  // A node that freezes inside a transaction, or vanishes, must not hold up the others for ever:
  // the
  // server notices within a minute, and lets go of its locks.
  private static final List<String> NOBODY_HOLDS_UP = List.of(
      "idle_in_transaction_session_timeout=30s",
      "tcp_keepalives_idle=30",
      "tcp_keepalives_interval=10",
      "tcp_keepalives_count=3");

  public PoolSettings {
    sessions = List.copyOf(sessions);
  }

  /** One plan per statement whatever the statistics, and no compilation: statements here are short. */
  public static PoolSettings usual(int size) {
    return new PoolSettings(
            "main", size, SHORT_STATEMENTS, Duration.ofSeconds(10), Duration.ofMinutes(5))
        .with("main", size, NOBODY_HOLDS_UP);
  }

  /** For short statements: a server that has vanished is noticed within a minute. */
  public PoolSettings brief() {
    return new PoolSettings(name, size, sessions, patience, Duration.ofMinutes(1));
  }

  /** For asking how the database is: one connection, and an answer within seconds. */
  static PoolSettings watching() {
    return new PoolSettings(
        "watch", 1, SHORT_STATEMENTS, Duration.ofSeconds(2), Duration.ofSeconds(5));
  }

  /** For migrations: one connection, on which a statement may take as long as a large table needs. */
  static PoolSettings migrating() {
    return new PoolSettings("migrations", 1, SHORT_STATEMENTS, usual(1).patience(), Duration.ZERO);
  }

  /** The same with a different name and further settings. */
  public PoolSettings with(String otherName, int otherSize, List<String> more) {
    var all = new ArrayList<>(sessions);
    all.addAll(more);
    return new PoolSettings(otherName, otherSize, all, patience, silence);
  }

  String options() {
    var options = new StringBuilder();
    for (var setting : sessions) {
      options.append(options.isEmpty() ? "" : " ").append("-c ").append(setting);
    }
    return options.toString();
  }
}

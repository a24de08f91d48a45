package com.segmailer.server.postgres;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a pool of connections behaves.
 *
 * @param planner server settings of its sessions, for example {@code enable_hashjoin=off}
 * @param patience how long a caller waits for a free connection, also while PostgreSQL restarts
 * @param silence how long one statement outside {@link Database#snapshot} may keep the line silent;
 *     zero for ever
 */
public record PoolSettings(
    String name, int size, List<String> planner, Duration patience, Duration silence) {

  public PoolSettings {
    planner = List.copyOf(planner);
  }

  /** One plan per statement whatever the statistics, and no compilation: statements here are short. */
  public static PoolSettings usual(int size) {
    return new PoolSettings(
        "main",
        size,
        List.of("plan_cache_mode=force_generic_plan", "jit=off"),
        Duration.ofSeconds(10),
        Duration.ofMinutes(5));
  }

  /** For short statements: a server that has vanished is noticed within a minute. */
  public PoolSettings brief() {
    return new PoolSettings(name, size, planner, patience, Duration.ofMinutes(1));
  }

  /** For migrations: one connection, on which a statement may take as long as a large table needs. */
  static PoolSettings migrating() {
    var usual = usual(1);
    return new PoolSettings("migrations", 1, usual.planner(), usual.patience(), Duration.ZERO);
  }

  /** The same with a different name and further planner settings. */
  public PoolSettings with(String otherName, int otherSize, List<String> more) {
    var all = new ArrayList<>(planner);
    all.addAll(more);
    return new PoolSettings(otherName, otherSize, all, patience, silence);
  }

  String options() {
    var options = new StringBuilder();
    for (var setting : planner) {
      options.append(options.isEmpty() ? "" : " ").append("-c ").append(setting);
    }
    return options.toString();
  }
}

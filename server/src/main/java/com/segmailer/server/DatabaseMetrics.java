package com.segmailer.server;

import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.DatabaseWatch;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;

/** Whether the database takes writes, and what the pools of connections to it are doing. */
final class DatabaseMetrics {

  private DatabaseMetrics() {}

  static void on(PrometheusRegistry registry, DatabaseWatch watch, Map<String, Database> pools) {
    GaugeWithCallback.builder()
        .name("segmailer_database_up")
        .help("1 while the database takes writes, else 0.")
        .callback(callback -> callback.call(watch.takesWrites() ? 1 : 0))
        .register(registry);
    GaugeWithCallback.builder()
        .name("segmailer_database_full")
        .help("1 when something could not be stored within the last minute: the disk is full.")
        .callback(callback -> callback.call(watch.hasNoRoom() ? 1 : 0))
        .register(registry);
    GaugeWithCallback.builder()
        .name("segmailer_database_connections")
        .help("Connections of a pool, by whether they are in use.")
        .labelNames("pool", "state")
        .callback(callback -> pools.forEach((pool, database) -> {
          var load = database.load();
          callback.call(load.active(), pool, "active");
          callback.call(load.idle(), pool, "idle");
        }))
        .register(registry);
    GaugeWithCallback.builder()
        .name("segmailer_database_waiting")
        .help("Callers that wait for a connection of a pool.")
        .labelNames("pool")
        .callback(callback ->
            pools.forEach((pool, database) -> callback.call(database.load().waiting(), pool)))
        .register(registry);
  }
}

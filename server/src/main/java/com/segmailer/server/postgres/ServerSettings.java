package com.segmailer.server.postgres;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the embedded PostgreSQL is set: safe on power loss, silent about people, quick at our work. */
final class ServerSettings {

  private static final int USUAL_ROOM = 60;

  /** Connections beside those of a node's main pool: its other pools, an import, a backup. */
  private static final int OTHER_ROOM = 48;

  /**
   * For the C library (glibc) of its processes: what a statement frees stays with the process, up to 16
   * MB, for the next one. By default it goes back to the kernel after each batch and is taken anew,
   * page by page; on virtual machines that cost a fifth of all that bulk calls took.
   */
  static final Map<String, String> ALLOCATOR = Map.of(
      "MALLOC_TRIM_THRESHOLD_", "16777216",
      "MALLOC_MMAP_THRESHOLD_", "16777216",
      "MALLOC_TOP_PAD_", "1048576");

  private ServerSettings() {}

  /** The text of the settings file, {@code more} winning over the usual. */
  static String text(Path logs, Map<String, String> more) {
    var settings = usual(logs);
    settings.putAll(more);
    var text = new StringBuilder(
        "# Written at each start of SegMailer. Put settings of yours into own.conf beside this.\n");
    settings.forEach((name, value) ->
        text.append(name).append(" = '").append(value.replace("'", "''")).append("'\n"));
    return text.toString();
  }

  /** For the main pool of a node, its other pools, and commands beside it. */
  static Map<String, String> withRoomFor(int pool) {
    return Map.of("max_connections", Integer.toString(Math.max(USUAL_ROOM, pool + OTHER_ROOM)));
  }

  private static Map<String, String> usual(Path logs) {
    var memory = megabytesOfMemory();
    var settings = new LinkedHashMap<String, String>();
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("unix_socket_directories", "");
    settings.put("max_connections", Integer.toString(USUAL_ROOM));
    // A million contacts with all that belongs to them take some two gigabytes.
    settings.put("shared_buffers", Math.clamp(memory / 8, 16, 4096) + "MB");
    settings.put("effective_cache_size", Math.max(64, memory / 2) + "MB");
    settings.put("maintenance_work_mem", "64MB");
    // Written once for us alone: no replicas read this log.
    settings.put("wal_level", "minimal");
    settings.put("max_wal_senders", "0");
    settings.put("max_wal_size", "4GB");
    settings.put("checkpoint_timeout", "15min");
    // Compressing a page takes longer than all else that is done to a contact on it.
    settings.put("wal_compression", "off");
    settings.put("wal_buffers", "64MB");
    // Written ahead of need, or else those who write contacts have to wait for other pages.
    settings.put("bgwriter_lru_maxpages", "1000");
    settings.put("synchronous_commit", "on");
    settings.put("fsync", "on");
    settings.put("random_page_cost", "1.1");
    settings.put("jit", "off");
    // Young tables are looked after by ourselves; of the others each look costs all that write.
    settings.put("autovacuum_naptime", "30s");
    settings.put("autovacuum_analyze_scale_factor", "0.2");
    settings.put("autovacuum_vacuum_cost_limit", "2000");
    settings.put("log_timezone", "UTC");
    settings.put("timezone", "UTC");
    settings.put("logging_collector", "on");
    settings.put("log_directory", logs.toString());
    settings.put("log_filename", "postgres-%a.log");
    settings.put("log_file_mode", "0600");
    settings.put("log_truncate_on_rotation", "on");
    settings.put("log_rotation_age", "1d");
    settings.put("log_rotation_size", "0");
    settings.put("log_checkpoints", "off");
    // Details and statements of failures quote the data of people.
    settings.put("log_error_verbosity", "terse");
    settings.put("log_min_error_statement", "panic");
    settings.put("log_parameter_max_length_on_error", "0");
    return settings;
  }

  private static long megabytesOfMemory() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return system instanceof com.sun.management.OperatingSystemMXBean whole
        ? whole.getTotalMemorySize() / (1024 * 1024)
        : 2048;
  }
}

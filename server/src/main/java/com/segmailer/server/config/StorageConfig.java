package com.segmailer.server.config;

import com.segmailer.server.postgres.DatabaseAddress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where data is kept.
 *
 * @param directory the data directory of the embedded PostgreSQL
 * @param external a PostgreSQL to use instead
 * @param pool connections of the main pool
 */
public record StorageConfig(Path directory, Optional<DatabaseAddress> external, int pool) {}

package com.segmailer.server.imports;

import java.util.Map;

/** What a file of contacts may look like. */
public enum FileFormat {
  CSV,
  NDJSON;

  /** By the name that the API and the database use. */
  public static final Map<String, FileFormat> BY_NAME = Map.of("csv", CSV, "ndjson", NDJSON);

  String wireName() {
    return switch (this) {
      case CSV -> "csv";
      case NDJSON -> "ndjson";
    };
  }
}

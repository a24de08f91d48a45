package com.segmailer.server.bulk;

import com.segmailer.server.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many items came to what. */
final class Tally {

  static final String FAILED = "failed";

  private final Map<String, Long> counts = new LinkedHashMap<>();

  Tally(List<String> statuses) {
    statuses.forEach(status -> counts.put(status, 0L));
    counts.put(FAILED, 0L);
  }

  void count(String status) {
    counts.merge(status, 1L, Long::sum);
  }

  /** As members of the object that is being written. */
  void write(JsonWriter json) {
    counts.forEach(json::field);
  }
}

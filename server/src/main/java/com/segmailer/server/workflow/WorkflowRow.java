package com.segmailer.server.workflow;

import com.segmailer.server.postgres.Row;
import java.time.Instant;
import java.util.UUID;

/**
 * A workflow as it is stored.
 *
 * @param draft JSON, as it was written last
 * @param version of which new runs are; 0 before the first
 */
record WorkflowRow(
    int no,
    UUID id,
    String name,
    String description,
    String state,
    long revision,
    String draft,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  static final String COLUMNS = """
      no, id, name, description, state, revision, draft::text, version, created_at, updated_at""";

  static WorkflowRow of(Row row) {
    return new WorkflowRow(
        row.integer(1),
        row.uuid(2),
        row.text(3),
        row.text(4),
        row.text(5),
        row.bigint(6),
        row.text(7),
        row.integer(8),
        row.instant(9),
        row.instant(10));
  }
}

package com.segmailer.server.workflow;

import com.segmailer.server.postgres.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A workflow as it is stored.
 *
 * @param draft JSON, as it was written last
 * @param version of which new runs are; 0 before the first
 * @param sweep what is being done with all its runs; null when nothing is
 * @param swept how many runs that has been done with
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
    Instant updatedAt,
    @Nullable Sweep sweep,
    long swept) {

  /** A workflow as a list shows it: without its draft. */
  record Listed(
      int no,
      UUID id,
      String name,
      String description,
      String state,
      long revision,
      int version,
      Instant createdAt,
      Instant updatedAt) {

    static final String COLUMNS =
        "no, id, name, description, state, revision, version, created_at, updated_at";

    static Listed of(Row row) {
      return new Listed(
          row.integer(1),
          row.uuid(2),
          row.text(3),
          row.text(4),
          row.text(5),
          row.bigint(6),
          row.integer(7),
          row.instant(8),
          row.instant(9));
    }
  }

  /** What was written last. */
  WorkflowDefinitions.Draft written() {
    return new WorkflowDefinitions.Draft(name, description, draft);
  }

  static final String COLUMNS = """
      no, id, name, description, state, revision, draft::text, version, created_at, updated_at,
      sweep::text, swept""";

  static WorkflowRow of(Row row) {
    var sweep = row.textOrNull(11);
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
        row.instant(10),
        sweep == null ? null : Sweep.of(sweep),
        row.bigint(12));
  }

  Listed listed() {
    return new Listed(no, id, name, description, state, revision, version, createdAt, updatedAt);
  }
}

package com.segmailer.server.message;

import com.segmailer.server.postgres.Conditions;
import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message as readers see it. */
record MessageRow(
    UUID id,
    @Nullable UUID contact,
    @Nullable UUID renderedAs,
    String kind,
    @Nullable UUID template,
    @Nullable Integer version,
    String address,
    @Nullable String subject,
    String state,
    @Nullable String reason,
    int attempts,
    @Nullable Instant dueAt,
    @Nullable Integer code,
    @Nullable String status,
    @Nullable String reply,
    Instant createdAt,
    @Nullable Instant sentAt,
    @Nullable Instant openedAt,
    @Nullable Instant clickedAt,
    @Nullable Instant machineOpenedAt,
    @Nullable Instant machineClickedAt,
    @Nullable UUID campaign,
    int variant,
    @Nullable UUID topic,
    @Nullable UUID workflow,
    @Nullable UUID run,
    @Nullable String step) {

  /** What {@link #of} reads. */
  static final String COLUMNS = """
      id, contact_id, kind, template_id, template_version, address, subject, state, reason,
      attempts, due_at, code, status, reply, created_at, sent_at, opened_at, clicked_at,
      machine_opened_at, machine_clicked_at, campaign_id, variant, topic_id, rendered_as,
      workflow_id, run_id, step""";

  /** The first column after {@link #COLUMNS}. */
  static final int NEXT = 28;

  private static final String SELECT =
      "select " + COLUMNS + " from messages where workspace_id = ?";

  private static final String ONE = SELECT + " and id = ?";

  /** What a list shows; null for whatever is not asked for. */
  record Filter(
      @Nullable UUID contact,
      @Nullable String state,
      @Nullable UUID template,
      @Nullable UUID campaign,
      @Nullable UUID workflow,
      @Nullable UUID run) {

    private Conditions conditions() {
      return Conditions.none()
          .and("contact_id = ?", contact)
          .and("state = ?", state)
          .and("template_id = ?", template)
          .and("campaign_id = ?", campaign)
          .and("workflow_id = ?", workflow)
          .and("run_id = ?", run);
    }
  }

  /** The newest first. */
  static List<MessageRow> page(
      Transaction sql, int workspace, UUID before, Filter filter, int limit) {
    var parameters = new ArrayList<Object>();
    parameters.add(workspace);
    parameters.add(before);
    parameters.addAll(filter.conditions().values());
    parameters.add(limit);
    var page = SELECT + " and id < ?" + filter.conditions().sql() + " order by id desc limit ?";
    return sql.query(page, MessageRow::of, parameters.toArray());
  }

  static Optional<MessageRow> one(Transaction sql, int workspace, UUID id) {
    return sql.first(ONE, MessageRow::of, workspace, id);
  }

  static MessageRow of(Row row) {
    return new MessageRow(
        row.uuid(1),
        row.uuidOrNull(2),
        row.uuidOrNull(24),
        row.text(3),
        row.uuidOrNull(4),
        row.integerOrNull(5),
        row.text(6),
        row.textOrNull(7),
        row.text(8),
        row.textOrNull(9),
        row.integer(10),
        row.instantOrNull(11),
        row.integerOrNull(12),
        row.textOrNull(13),
        row.textOrNull(14),
        row.instant(15),
        row.instantOrNull(16),
        row.instantOrNull(17),
        row.instantOrNull(18),
        row.instantOrNull(19),
        row.instantOrNull(20),
        row.uuidOrNull(21),
        row.integer(22),
        row.uuidOrNull(23),
        row.uuidOrNull(25),
        row.uuidOrNull(26),
        row.textOrNull(27));
  }
}

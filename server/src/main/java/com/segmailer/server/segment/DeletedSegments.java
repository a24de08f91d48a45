package com.segmailer.server.segment;

import com.segmailer.server.postgres.Database;
import java.time.Duration;

/**
 * Removes the memberships of deleted segments. Nobody looks at them any more, since numbers of
 * segments are never used again; they only take room, and the ids in them should not outlive people.
 */
public final class DeletedSegments {

  static final int BATCH = 5_000;

  private static final Duration REST = Duration.ofMinutes(1);

  private record Left(int workspace, int no) {}

  private static final String LEFT = """
      select s.workspace_id, s.no from segments s
       where s.state = 'deleted'
         and exists (select 1 from memberships m
                      where m.workspace_id = s.workspace_id and m.segment_no = s.no)
       order by s.workspace_id, s.no
       limit 10
      """;

  // Small batches of rows that nobody else changes: writers never wait for this.
  private static final String DROP = """
      delete from memberships
       where workspace_id = ? and segment_no = ?
         and contact_id in (
           select contact_id from memberships
            where workspace_id = ? and segment_no = ?
            order by contact_id limit ?)
      """;

  private final Database database;

  public DeletedSegments(Database database) {
    this.database = database;
  }

  /** One batch of each; yields zero when there is more to do. */
  public Duration runOnce() {
    var left =
        database.read(sql -> sql.query(LEFT, row -> new Left(row.integer(1), row.integer(2))));
    for (var segment : left) {
      database.inTransaction(sql -> sql.update(
          DROP, segment.workspace(), segment.no(), segment.workspace(), segment.no(), BATCH));
    }
    return left.isEmpty() ? REST : Duration.ZERO;
  }
}

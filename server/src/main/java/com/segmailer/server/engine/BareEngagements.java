package com.segmailer.server.engine;

import com.segmailer.core.tracking.Engagement;
import com.segmailer.core.tracking.Hit;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.DatabaseFailure;
import com.segmailer.server.postgres.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Openings and clicks of messages to bare addresses: they change nobody, so only marks are left. */
public final class BareEngagements {

  private static final String LOCK = """
      select id from messages
       where workspace_id = ? and id = ? and contact_id is null for no key update""";

  private BareEngagements() {}

  /** Whether the message is there. */
  public static boolean mark(Database database, int workspace, Hit hit, Instant now) {
    return database.inTransaction(sql -> {
      boolean there =
          sql.first(LOCK, row -> row.uuid(1), workspace, hit.message()).isPresent();
      if (there) {
        mark(sql, workspace, hit, now);
      }
      return there;
    });
  }

  private static void mark(Transaction sql, int workspace, Hit hit, Instant now) {
    try {
      var connection = sql.connection();
      for (var message :
          EngagementSql.load(connection, workspace, List.of(hit), now).values()) {
        if (Engagement.decide(message.tracked(), hit, now)
            instanceof Engagement.Outcome.Counted counted) {
          var script = new Script(connection);
          EngagementSql.marksInto(script, workspace, List.of(counted.after()));
          script.run();
        }
      }
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }
}

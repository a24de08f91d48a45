package com.segmailer.bench.scenario;

import com.segmailer.bench.Run;
import com.segmailer.bench.Workspace;
import com.segmailer.bench.load.Api;
import java.io.IOException;
import java.sql.SQLException;

/** Workflows made for a measurement, and what the database says became of their runs. */
final class Workflows {

  private static final String RUNS = """
      select count(*), count(*) filter (where state = 'completed'),
             count(*) filter (where state = 'sleeping')
        from workflow_runs where workspace_id = ?
      """;

  private static final String ANY_WAITING = """
      select exists (select from workflow_runs where workspace_id = ? and state = 'sleeping')
      """;

  private static final String QUEUED =
      "select count(*) from messages where workspace_id = ? and due_at is not null";

  private static final String MESSAGES =
      "select count(*) from messages where workspace_id = ? and run_id is not null";

  private Workflows() {}

  /** How many runs there are, in all and in some states. */
  record Runs(long all, long completed, long sleeping) {}

  /** Yields its id. */
  static String publish(Api api, String name, String definition) throws IOException {
    var body = "{\"name\":\"%s\",\"definition\":%s}".formatted(name, definition);
    var id = Api.text(api.post("/api/v2/workflows", body), "id");
    api.post("/api/v2/workflows/" + id + "/publish", "");
    return id;
  }

  static String template(Api api) throws IOException {
    return Api.text(api.post("/api/v2/templates", """
            {"name":"Note","subject":"A note for {{ contact.firstName }}","format":"html",\
            "body":"<p>Hello {{ contact.firstName }}, your team has grown.</p>"}"""), "id");
  }

  static Runs runs(Run run, Workspace workspace) throws SQLException {
    try (var database = run.server().database();
        var statement = database.prepareStatement(RUNS)) {
      statement.setInt(1, workspace.number());
      try (var rows = statement.executeQuery()) {
        rows.next();
        return new Runs(rows.getLong(1), rows.getLong(2), rows.getLong(3));
      }
    }
  }

  /** The run means nothing unless this many runs started, and as many have ended by themselves. */
  static void checkCompleted(Run run, Workspace workspace, long runs) throws SQLException {
    var found = runs(run, workspace);
    if (found.all() != runs || found.completed() != runs) {
      run.report()
          .broken("%,d runs should have started and ended; there are %s".formatted(runs, found));
    }
  }

  /** Waits until no run of the workspace sleeps any more, or the patience is over. */
  static void awaitNoneWaiting(Run run, Workspace workspace, long patienceNanos)
      throws SQLException, InterruptedException {
    long end = System.nanoTime() + patienceNanos;
    try (var database = run.server().database();
        var statement = database.prepareStatement(ANY_WAITING)) {
      statement.setInt(1, workspace.number());
      while (true) {
        try (var rows = statement.executeQuery()) {
          rows.next();
          if (!rows.getBoolean(1) || System.nanoTime() > end) {
            return;
          }
        }
        // Rarely, because looking past those that have ended costs more than ending them.
        Thread.sleep(100);
      }
    }
  }

  static long messages(Run run, Workspace workspace) throws SQLException {
    return counted(run, workspace, MESSAGES);
  }

  static long queued(Run run, Workspace workspace) throws SQLException {
    return counted(run, workspace, QUEUED);
  }

  private static long counted(Run run, Workspace workspace, String sql) throws SQLException {
    try (var database = run.server().database();
        var statement = database.prepareStatement(sql)) {
      statement.setInt(1, workspace.number());
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}

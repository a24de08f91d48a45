package com.segmailer.server.workflow;

import com.segmailer.server.contact.PersonDocument;
import com.segmailer.server.contact.PersonPart;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.postgres.Row;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The workflows that somebody went through, each decision, and the calls that are still to be made. Of
 * a call's address there is only the host, and of its headers nothing: the rest may hold secrets.
 */
public final class HeldRuns implements PersonPart {

  private static final String RUNS = "select " + RunRow.COLUMNS + """
      , w.id, w.name
        from workflow_runs r
        join contacts c on c.workspace_id = r.workspace_id and c.id = r.contact_id
        join workflows w on w.workspace_id = r.workspace_id and w.no = r.workflow_no
       where r.workspace_id = ? and r.contact_id = ?
       order by r.id
      """;

  private static final String CALLS = """
      select id, run_id, step, visit, coalesce(request ->> 'method', 'POST'), request ->> 'url',
             coalesce(request -> 'data', 'null')::text, data::text, attempts,
             nullif(due_at, 'infinity'), created_at, problem
        from workflow_calls
       where workspace_id = ? and contact_id = ?
       order by id
      """;

  @Override
  public void write(PersonDocument document) {
    document.array(
        "runs", PersonDocument.USUAL, RUNS, (json, row) -> run(document, RunRow.of(row), row));
    document.array("calls", PersonDocument.USUAL, CALLS, HeldRuns::call);
  }

  private static void run(PersonDocument document, RunRow run, Row row) {
    var json = document.json();
    json.object().name("workflow").object();
    json.field("id", row.uuid(RunRow.NEXT))
        .field("name", row.text(RunRow.NEXT + 1))
        .end();
    WorkflowJson.detail(json.name("run"), run).array();
    document.each(
        RunRow.LOG,
        PersonDocument.USUAL,
        entry -> WorkflowJson.logged(json, RunRow.Logged.of(entry)),
        document.workspace(),
        run.id());
    json.endArray().end().end();
  }

  private static void call(JsonWriter json, Row row) {
    json.object()
        .field("id", row.uuid(1))
        .field("run", row.uuid(2))
        .field("step", row.text(3))
        .field("visit", row.integer(4))
        .field("method", row.text(5))
        .field("host", host(row.textOrNull(6)))
        .name("data")
        .rawValue(row.bytes(7))
        .name("runData")
        .rawValue(row.bytes(8))
        .field("attempts", row.integer(9))
        .field("lastProblem", row.textOrNull(12))
        .field("nextAttemptAt", row.instantOrNull(10))
        .field("createdAt", row.instant(11))
        .end();
  }

  private static @Nullable String host(@Nullable String url) {
    try {
      return url == null ? null : new URI(url).getHost();
    } catch (URISyntaxException unreadable) {
      return null;
    }
  }
}

package com.segmailer.server.workflow;

import com.segmailer.core.condition.Violation;
import com.segmailer.server.contact.Pointers;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.json.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Workflows and their runs as answers show them. */
final class WorkflowJson {

  private static final Pointer DEFINITION = Pointer.ROOT.member("definition");

  private WorkflowJson() {}

  /** @param problems what keeps the draft from being published */
  static void write(JsonWriter json, WorkflowRow workflow, List<Violation> problems) {
    summary(json.object(), workflow.listed());
    json.name("definition").rawValue(bytes(workflow.draft())).name("problems").array();
    for (var wrong : problems) {
      json.object()
          .field("pointer", Pointers.under(DEFINITION, wrong.pointer()).toString())
          .field("detail", wrong.detail())
          .end();
    }
    json.endArray();
    migration(json, workflow);
    json.end();
  }

  private static void migration(JsonWriter json, WorkflowRow workflow) {
    var sweep = workflow.sweep();
    if (sweep == null || sweep.migration() == null) {
      json.field("migration", (String) null);
    } else {
      json.name("migration")
          .object()
          .field("to", sweep.migration().to())
          .field("done", workflow.swept())
          .end();
    }
  }

  static void listed(JsonWriter json, WorkflowRow.Listed workflow) {
    summary(json.object(), workflow).end();
  }

  private static JsonWriter summary(JsonWriter json, WorkflowRow.Listed workflow) {
    return json.field("id", workflow.id())
        .field("name", workflow.name())
        .field("description", workflow.description())
        .field("state", workflow.state())
        .field("revision", workflow.revision())
        .field("version", workflow.version())
        .field("createdAt", workflow.createdAt())
        .field("updatedAt", workflow.updatedAt());
  }

  static void run(JsonWriter json, RunRow run) {
    begin(json, run).end();
  }

  /** All of it; the object is still open. */
  static JsonWriter detail(
      JsonWriter json, RunRow run, Optional<RunRow.Call> call, List<RunRow.Logged> log) {
    detail(json, run).array();
    log.forEach(entry -> logged(json, entry));
    json.endArray();
    call.ifPresent(waiting -> json.name("call")
        .object()
        .field("attempts", waiting.attempts())
        .field("lastProblem", waiting.lastProblem())
        .field("nextAttemptAt", waiting.nextAttemptAt())
        .end());
    return json;
  }

  /** All up to the entries of the log, whose array the caller writes; then the object ends. */
  static JsonWriter detail(JsonWriter json, RunRow run) {
    return begin(json, run)
        .field("steps", run.visits())
        .name("data")
        .rawValue(bytes(run.data()))
        .name("log");
  }

  static void logged(JsonWriter json, RunRow.Logged entry) {
    json.object()
        .field("seq", entry.seq())
        .field("step", empty(entry.step()))
        .field("visit", entry.visit())
        .field("at", entry.at())
        .field("did", entry.did())
        .name("why")
        .rawValue(bytes(entry.why()))
        .name("message");
    var message = entry.message();
    if (message == null) {
      json.nothing();
    } else {
      json.object()
          .field("id", message.id())
          .field("state", message.state())
          .field("reason", message.reason())
          .end();
    }
    json.end();
  }

  private static JsonWriter begin(JsonWriter json, RunRow run) {
    return json.object()
        .field("id", run.id())
        .name("contact")
        .object()
        .field("id", run.contact())
        .field("email", run.email())
        .end()
        .field("version", run.version())
        .field("key", empty(run.key()))
        .field("state", run.state())
        .field("step", run.step())
        .field("until", run.until())
        .field("reason", run.reason())
        .field("startedAt", run.startedAt())
        .field("since", run.since());
  }

  private static @Nullable String empty(String text) {
    return text.isEmpty() ? null : text;
  }

  static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}

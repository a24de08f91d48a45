package com.segmailer.bench.scenario;

import com.segmailer.bench.Run;
import com.segmailer.bench.Workspace;
import com.segmailer.bench.load.Api;
import com.segmailer.bench.load.Histogram;
import com.segmailer.bench.report.Figure;
import com.segmailer.bench.report.Unit;
import com.segmailer.core.value.Value;
import com.segmailer.server.json.Json;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Queued messages until a mail server in another process has them all: rendered for their contacts,
 * signed with two keys, handed over and told of; and messages to single people beside a full queue.
 */
final class Sends implements Scenario {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int CALLS = 40;

  private static final String SIGNED = """
      update sending_domains set verified_at = now(), checked_at = now(),
             findings = '{"dkimRsa": {"state": "found", "found": []},
                          "dkimEd25519": {"state": "found", "found": []}}'
       where workspace_id = %d
      """;

  private static final String QUEUE = """
      insert into messages (
        workspace_id, id, contact_id, kind, template_id, template_version, data, address,
        address_key, state, due_at, created_at)
      select workspace_id, gen_random_uuid(), id, 'marketing', '%s', 1, '%s', email, email_key,
             'queued', now(), now()
        from contacts where workspace_id = %d order by id limit %d
      """;

  private static final String UNQUEUE = """
      update messages set state = 'skipped', due_at = null
       where workspace_id = %d and due_at is not null and lease is null
      """;

  @Override
  public void run(Run run) throws Exception {
    int messages = run.items(40_000);
    var workspace = run.server().createWorkspace("sending");
    people(run, workspace, messages);
    var template = template(workspace.api());
    workspace.api().post("/api/v2/domains", "{\"domain\":\"mail.example.com\"}");
    sql(run, SIGNED.formatted(workspace.number()));
    rate(run, workspace, template, messages / 4);
    double rate = rate(run, workspace, template, messages);
    run.report()
        .add(Figure.of("messages rendered, signed twice, sent and told of", rate, Unit.PER_SECOND)
            .atLeast(1_000));
    beside(run, workspace, template, messages);
  }

  private static double rate(Run run, Workspace workspace, String template, int messages)
      throws Exception {
    long before = run.sink().counts().messages();
    queue(run, workspace, template, messages);
    long begun = System.nanoTime();
    while (run.sink().counts().messages() < before + messages) {
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        run.report().broken("the sink counted " + run.sink().counts());
        break;
      }
      Thread.sleep(20);
    }
    return messages / ((System.nanoTime() - begun) / 1e9);
  }

  /** From a call until the message is known to be sent: in the busy workspace, and in another. */
  private static void beside(Run run, Workspace workspace, String template, int messages)
      throws Exception {
    for (int i = 0; i < 3; i++) {
      queue(run, workspace, template, messages);
    }
    var quiet = run.server().createWorkspace("sending little");
    single(quiet.api());
    run.report()
        .add(Figure.of(
                "a single message beside a full queue, p90",
                singles(workspace.api()).millis(0.9),
                Unit.MILLIS)
            .atMost(1_000));
    run.report()
        .add(Figure.of(
                "the same of another workspace, p90", singles(quiet.api()).millis(0.9), Unit.MILLIS)
            .atMost(1_000));
    sql(run, UNQUEUE.formatted(workspace.number()));
  }

  private static Histogram singles(Api api) throws Exception {
    var times = new Histogram();
    for (int i = 0; i < CALLS; i++) {
      times.record(single(api));
    }
    return times;
  }

  private static long single(Api api) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    var sent = api.post("/api/v2/messages", """
        {"to":{"email":"single@example.net"},"subject":"Hello","body":"<p>Hello</p>"}""");
    var path = "/api/v2/messages/" + Api.text(sent, "id");
    while (!Api.text(api.get(path), "state").equals("sent")
        && System.nanoTime() - begun < PATIENCE.toNanos()) {
      Thread.sleep(5);
    }
    return System.nanoTime() - begun;
  }

  private static void people(Run run, Workspace workspace, int people) throws Exception {
    var target = workspace.api().target("/api/v2/contacts/bulk");
    Streams.send(run, "contacts to write to", target, people, (out, person) -> {
      out.text("{\"identifier\":{\"email\":\"reader").number(person).text("@example.org\"},");
      out.text("\"attributes\":{\"plan\":\"pro\",\"firstName\":\"jane\",\"seats\":5,");
      out.text("\"company\":\"Smith & Daughters\"}}");
    });
  }

  private static String template(Api api) throws IOException {
    Map<String, Value> parts = new HashMap<>();
    parts.put("name", new Value.Text("News"));
    parts.put("subject", new Value.Text("News for {{ contact.firstName }} in March"));
    parts.put("fromEmail", new Value.Text("news@mail.example.com"));
    parts.put("body", new Value.Text(Render.source()));
    return Api.text(api.post("/api/v2/templates", Json.print(new Value.Dict(parts))), "id");
  }

  private static void queue(Run run, Workspace workspace, String template, int messages)
      throws SQLException {
    sql(
        run,
        QUEUE.formatted(
            template, Json.print(data()).replace("'", "''"), workspace.number(), messages));
  }

  private static Value.Dict data() {
    return new Value.Dict(Map.of("event", Render.facts().get("event")));
  }

  private static void sql(Run run, String statement) throws SQLException {
    try (var database = run.server().database();
        var prepared = database.createStatement()) {
      prepared.execute(statement);
    }
  }
}

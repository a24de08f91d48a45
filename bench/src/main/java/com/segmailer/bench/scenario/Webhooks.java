package com.segmailer.bench.scenario;

import com.segmailer.bench.Run;
import com.segmailer.bench.Workspace;
import com.segmailer.bench.load.Api;
import com.segmailer.bench.load.Histogram;
import com.segmailer.bench.load.Load;
import com.segmailer.bench.load.Load.Shape;
import com.segmailer.bench.load.Receiver;
import com.segmailer.bench.report.Figure;
import com.segmailer.bench.report.Unit;
import java.io.IOException;
import java.time.Duration;

/** Deliveries to a fast receiver, one that hangs beside it, and what writing the outbox costs. */
final class Webhooks implements Scenario {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int PACE = 200;

  @Override
  public void run(Run run) throws Exception {
    writes(run);
    deliveries(run);
    isolation(run);
  }

  /** The same load without a webhook, and with one that takes what it does. */
  private static void writes(Run run) throws Exception {
    var people = new Population(run.items(50_000));
    var workspace = run.server().createWorkspace("webhook writes");
    Segments.create(workspace.api(), Segments.USUAL);
    ContactWrites.write(run, workspace, people, ContactWrites.CONNECTIONS, run.time(10));
    var without =
        ContactWrites.write(run, workspace, people, ContactWrites.CONNECTIONS, run.time(10));
    hook(workspace.api(), "http://127.0.0.2:9/", "email.sent");
    var idle = ContactWrites.write(run, workspace, people, ContactWrites.CONNECTIONS, run.time(10));
    run.report().add(Figure.of("POST contacts, no webhook", without.perSecond(), Unit.PER_SECOND));
    run.report()
        .add(Figure.of(
            "POST contacts, a webhook for other types", idle.perSecond(), Unit.PER_SECOND));
    try (var receiver = Receiver.fast()) {
      hook(workspace.api(), receiver.url(), "contact.updated");
      var told =
          ContactWrites.write(run, workspace, people, ContactWrites.CONNECTIONS, run.time(10));
      run.report()
          .add(Figure.of("POST contacts, each told and sent", told.perSecond(), Unit.PER_SECOND));
    }
  }

  private static void deliveries(Run run) throws Exception {
    int people = run.items(100_000);
    var workspace = run.server().createWorkspace("webhook deliveries");
    try (var receiver = Receiver.fast()) {
      var hook = hook(workspace.api(), receiver.url(), "contact.created");
      create(run, workspace, people);
      await(run, receiver, people);
      awaitStored(workspace.api(), hook);
      // All again, from a full queue: nothing but deliveries.
      long begun = System.nanoTime();
      var replay = "{\"since\":\"2020-01-01T00:00:00Z\",\"delivered\":true}";
      workspace.api().post("/api/v2/webhooks/" + hook + "/replay", replay);
      await(run, receiver, 2L * people);
      double seconds = (System.nanoTime() - begun) / 1e9;
      run.report()
          .add(Figure.of("webhook deliveries to a fast receiver", people / seconds, Unit.PER_SECOND)
              .atLeast(3_000));
    }
  }

  private static void isolation(Run run) throws Exception {
    var workspace = run.server().createWorkspace("webhook isolation");
    try (var receiver = Receiver.fast();
        var hanging = Receiver.hanging()) {
      hook(workspace.api(), receiver.url(), "contact.created");
      paced(run, workspace, "warm", receiver);
      var alone = paced(run, workspace, "alone", receiver);
      hook(workspace.api(), hanging.url(), "contact.created");
      var beside = paced(run, workspace, "beside", receiver);
      run.report()
          .add(Figure.of("from the write to the webhook, p99", alone.millis(0.99), Unit.MILLIS)
              .atMost(1_000));
      run.report()
          .add(Figure.of(
                  "the same beside one that hangs, p99 more",
                  Math.max(0, beside.millis(0.99) - alone.millis(0.99)),
                  Unit.MILLIS)
              .atMost(100));
    }
  }

  private static Histogram paced(Run run, Workspace workspace, String name, Receiver receiver)
      throws Exception {
    long before = receiver.count();
    var outcome = Load.run(
        workspace.api().target("/api/v2/contacts"), Shape.paced(4, run.time(15), PACE), number -> {
          var next = new int[] {0};
          return body -> body.text("{\"identifier\":{\"email\":\"" + name)
              .number(number)
              .text("-")
              .number(next[0]++)
              .text("@example.com\"}}");
        });
    run.check("paced contacts", outcome);
    await(run, receiver, before + outcome.requests());
    return receiver.delays();
  }

  private static void create(Run run, Workspace workspace, int people) throws Exception {
    var target = workspace.api().target("/api/v2/contacts/bulk");
    Streams.send(run, "contacts that are told of", target, people, (out, person) -> {
      out.text("{\"identifier\":{\"email\":\"p").number(person).text("@example.com\"},");
      out.text("\"attributes\":{\"plan\":\"free\",\"firstName\":\"Jane\"}}");
    });
  }

  private static String hook(Api api, String url, String type) throws IOException {
    var body = "{\"url\":\"" + url + "\",\"types\":[\"" + type + "\"]}";
    return Api.text(api.post("/api/v2/webhooks", body), "id");
  }

  // What has arrived is stored as delivered a moment later; until then it is not replayed.
  private static void awaitStored(Api api, String hook) throws IOException, InterruptedException {
    var pending = "/api/v2/webhooks/" + hook + "/deliveries?state=pending&limit=1";
    while (!api.text("GET", pending, "").startsWith("{\"data\":[]")) {
      Thread.sleep(20);
    }
  }

  private static void await(Run run, Receiver receiver, long count) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (receiver.count() < count) {
      if (System.nanoTime() > end) {
        run.report().broken("%,d of %,d webhooks came".formatted(receiver.count(), count));
        return;
      }
      Thread.sleep(5);
    }
  }
}

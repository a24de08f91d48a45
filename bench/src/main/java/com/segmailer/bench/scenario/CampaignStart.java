package com.segmailer.bench.scenario;

import com.segmailer.bench.Run;
import com.segmailer.bench.Workspace;
import com.segmailer.bench.load.Api;
import com.segmailer.bench.report.Figure;
import com.segmailer.bench.report.Unit;
import com.segmailer.core.value.Value;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.EmbeddedPostgres;
import com.segmailer.server.postgres.PoolSettings;
import java.io.IOException;
import java.util.UUID;

/** How long it takes until a campaign to everybody has sent its first message, and to count it. */
final class CampaignStart implements Scenario {

  private static final String EVERYBODY = "{\"all\":[]}";
  private static final double FIRST_MESSAGE = 10;
  private static final double REPORT = 2;
  private static final int ATTEMPTS = 3;

  // As after the campaign has gone out: who opened, clicked and complained is drawn.
  private static final String SENT_TO_ALL = """
      insert into messages (
        workspace_id, id, contact_id, kind, template_id, template_version, data, address,
        address_key, subject, state, attempts, created_at, sent_at, campaign_id, opened_at)
      select workspace_id, gen_random_uuid(), id, 'marketing', ?, 1, '{}', email, email_key, 'News',
             'sent', 1, now(), now(), ?, case when random() < 0.3 then now() end
        from contacts
       where workspace_id = ?
      """;

  private final LargeWorkspace large;

  CampaignStart(LargeWorkspace large) {
    this.large = large;
  }

  @Override
  public void run(Run run) throws Exception {
    var workspace = large.loaded(run).workspace();
    var api = workspace.api();
    var template = Api.text(
        api.post(
            "/api/v2/templates",
            "{\"name\":\"News\",\"subject\":\"News\",\"body\":\"<p>{{ contact.firstName }}</p>\"}"),
        "id");
    var everybody = Segments.create(api, "Everybody", EVERYBODY);
    Segments.awaitLive(api, everybody);
    measure(run, api, "segment", template, "{\"segment\":\"" + everybody + "\"}");
    measure(run, api, "condition", template, "{\"condition\":" + EVERYBODY + "}");
    measureReport(run, workspace, template);
  }

  private static void measure(Run run, Api api, String kind, String template, String audience)
      throws IOException, InterruptedException {
    var campaign = create(api, template, audience);
    var path = "/api/v2/campaigns/" + campaign;
    long begun = System.nanoTime();
    api.post(path + "/start", "");
    while (!Api.text(api.get(path), "state").equals("sending")) {
      Thread.sleep(20);
    }
    double frozen = (System.nanoTime() - begun) / 1e9;
    var sent = "/api/v2/messages?state=sent&limit=1&campaign=" + campaign;
    while (((Value.Array) api.get(sent).get("data")).items().isEmpty()) {
      Thread.sleep(20);
    }
    double first = (System.nanoTime() - begun) / 1e9;
    api.post(path + "/cancel", "");
    var counts = (Value.Dict) api.get(path).get("counts");
    if (Api.number(counts, "audience") != run.options().contacts()) {
      run.report().broken("campaign to a " + kind + ": the audience is " + counts);
    }
    run.report().add(Figure.of("campaign to a " + kind + ", audience", frozen, Unit.SECONDS));
    run.report()
        .add(Figure.of("campaign to a " + kind + ", first message", first, Unit.SECONDS)
            .atMost(FIRST_MESSAGE));
  }

  private static String create(Api api, String template, String audience) throws IOException {
    var body = "{\"name\":\"News\",\"audience\":%s,\"content\":{\"template\":\"%s\"}}"
        .formatted(audience, template);
    return Api.text(api.post("/api/v2/campaigns", body), "id");
  }

  private static void measureReport(Run run, Workspace workspace, String template)
      throws IOException, InterruptedException {
    var campaign = create(workspace.api(), template, "{\"condition\":" + EVERYBODY + "}");
    var address = EmbeddedPostgres.running(run.server().data()).orElseThrow();
    try (var database = Database.open(address, PoolSettings.usual(1))) {
      database.read(sql -> sql.update(
          SENT_TO_ALL, UUID.fromString(template), UUID.fromString(campaign), workspace.number()));
    }
    double best = Double.MAX_VALUE;
    for (int i = 0; i < ATTEMPTS; i++) {
      long begun = System.nanoTime();
      workspace.api().get("/api/v2/campaigns/" + campaign + "/report");
      best = Math.min(best, (System.nanoTime() - begun) / 1e9);
      // Until what was counted is not shown any more.
      Thread.sleep(1_100);
    }
    run.report().add(Figure.of("campaign report", best, Unit.SECONDS).atMost(REPORT));
  }
}

package com.segmailer.server.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.segmailer.core.campaign.CampaignAction;
import com.segmailer.server.Outside;
import com.segmailer.server.Parts;
import com.segmailer.server.cli.Workspaces;
import com.segmailer.server.config.MailConfig;
import com.segmailer.server.egress.AddressRules;
import com.segmailer.server.json.Fields;
import com.segmailer.server.json.Json;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.testkit.MovableClock;
import com.segmailer.server.testkit.TestDatabase;
import com.segmailer.server.workspace.WorkspacesOnDatabase;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** A node without workers, which a test runs by hand, and mail that goes out when it says so. */
final class Stage implements AutoCloseable {

  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private static final Outside NOWHERE = new Outside(
      AddressRules.PUBLIC,
      new MailConfig(Optional.empty(), "localhost", List.of(), Optional.empty()),
      Outside.LOCAL);

  private final MovableClock clock = new MovableClock(START);
  private final Parts parts =
      Parts.on(TestDatabase.createAddress(), 8, NOWHERE, clock, OutputStream.nullOutputStream());
  private final int workspace = workspace("Stage");
  private final UUID template = template();

  MovableClock clock() {
    return clock;
  }

  Parts parts() {
    return parts;
  }

  Database database() {
    return parts.database();
  }

  int workspace() {
    return workspace;
  }

  int workspace(String name) {
    var workspaces = new WorkspacesOnDatabase(clock, parts.ids()::next, new SecureRandom());
    var created = workspaces.create(
        parts.database(), new Workspaces.Wanted(name, OptionalLong.empty(), ZoneId.of("UTC")));
    return Integer.parseInt(created.id().substring("ws_".length()));
  }

  private UUID template() {
    var id = parts.ids().next();
    database().read(sql -> sql.update("""
        insert into templates (
          workspace_id, id, name, description, track_opens, track_clicks, version, revision,
          created_at, updated_at)
        values (?, ?, 'News', '', true, true, 1, 1, ?, ?)
        """, workspace, id, clock.instant(), clock.instant()));
    database().read(sql -> sql.update("""
        insert into template_versions (
          workspace_id, template_id, version, format, subject, preheader, body, html, plain, created_at)
        values (?, ?, 1, 'html', 'News', '', '<p>News</p>', '<p>News</p>', 'News', ?)
        """, workspace, id, clock.instant()));
    return id;
  }

  /** Contacts {@code c0@example.com} and so on, each with its number as {@code n}. */
  void contacts(int from, int to) {
    database()
        .read(sql -> sql.update("""
        insert into contacts (
          workspace_id, id, email_key, email, subscribed, attributes, segments, signals, version,
          created_at, updated_at)
        select ?, md5('contact' || n)::uuid, 'c' || n || '@example.com', 'c' || n || '@example.com',
               true, jsonb_build_object('n', n), '{}', '', 1, ?, ?
          from generate_series(?, ?) as n
        """, workspace, clock.instant(), clock.instant(), from, to - 1));
  }

  void update(String sql, Object... parameters) {
    database().read(tx -> tx.update(sql, parameters));
  }

  /** A campaign of everybody; {@code members} are further ones of its definition. */
  UUID campaign(String members) {
    return campaign("{\"condition\": {\"attribute\": \"n\", \"operator\": \"exists\"}}", members);
  }

  UUID campaign(String audience, String members) {
    var content =
        members.contains("variants") ? "" : ", \"content\": {\"template\": \"" + template + "\"}";
    var json = "{\"name\": \"News\", \"audience\": " + audience + content + members + "}";
    var definition = DefinitionInput.read(
        Fields.of(Json.parse(json.replace("TEMPLATE", template.toString()).getBytes(UTF_8))));
    var id = parts.ids().next();
    database().inTransaction(sql -> {
      CampaignStore.insert(sql, workspace, id, definition, clock.instant());
      return id;
    });
    return id;
  }

  Actions actions() {
    return new Actions(
        database(),
        new References(database(), parts.definitions(), parts.senders()),
        new CampaignMetrics(new PrometheusRegistry()),
        clock);
  }

  void act(UUID campaign, CampaignAction action) {
    actions().change(workspace, campaign, action, Optional.empty());
  }

  void start(UUID campaign) {
    actions().start(workspace, campaign, Optional.empty());
  }

  CampaignRow row(UUID campaign) {
    return database().read(sql -> CampaignStore.find(sql, workspace, campaign)).orElseThrow();
  }

  String state(UUID campaign) {
    return row(campaign).state().wireName();
  }

  Report report(UUID campaign) {
    return new ReportRoutes(database(), clock).counted(workspace, campaign);
  }

  CampaignWorker worker() {
    return worker(clock);
  }

  CampaignWorker worker(InstantSource itsClock) {
    return worker(itsClock, () -> {});
  }

  CampaignWorker worker(InstantSource itsClock, Runnable wakeSenders) {
    var metrics = new CampaignMetrics(new PrometheusRegistry());
    return new CampaignWorker(
        database(),
        new Freezing(database(), parts.definitions(), parts.senders(), itsClock),
        new Walking(database(), parts.engine(), itsClock),
        new Watch(database(), parts.senders(), metrics, itsClock),
        metrics,
        wakeSenders,
        parts.ids(),
        itsClock);
  }

  /** Works until there is nothing more to do at once. */
  void work() {
    work(worker());
  }

  static void work(CampaignWorker worker) {
    while (worker.runOnce().equals(Duration.ZERO)) {
      continue;
    }
  }

  /** What is due goes out, and is gone. */
  int send() {
    return database().read(sql -> sql.update("""
        update messages set state = 'sent', due_at = null, sent_at = ?
         where workspace_id = ? and state in ('queued', 'deferred') and due_at <= ?
        """, clock.instant(), workspace, clock.instant()));
  }

  /** Works and sends until neither has anything more to do. */
  void workAndSend() {
    do {
      work();
    } while (send() > 0);
    work();
  }

  /** How many messages each contact has of a campaign, by its number. */
  Map<Integer, Integer> received(UUID campaign) {
    var received = new HashMap<Integer, Integer>();
    database()
        .read(sql -> sql.query("""
            select substring(address_key from '^c([0-9]+)@')::int from messages
             where workspace_id = ? and campaign_id = ?
            """, row -> row.integer(1), workspace, campaign))
        .forEach(n -> received.merge(n, 1, Integer::sum));
    return received;
  }

  long count(String condition, UUID campaign) {
    return database()
        .read(sql -> sql.one(
            "select count(*) from messages where workspace_id = ? and campaign_id = ? and "
                + condition,
            row -> row.bigint(1),
            workspace,
            campaign));
  }

  @Override
  public void close() {
    parts.close();
  }
}

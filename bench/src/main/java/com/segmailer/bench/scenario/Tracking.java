package com.segmailer.bench.scenario;

import com.segmailer.bench.EchoLimit;
import com.segmailer.bench.Run;
import com.segmailer.bench.Workspace;
import com.segmailer.bench.load.Load.Shape;
import com.segmailer.bench.load.Visits;
import com.segmailer.bench.report.Figure;
import com.segmailer.bench.report.Unit;
import com.segmailer.server.link.Links;
import com.segmailer.server.link.Links.Kind;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Recipients of a mailing follow its links and look at it, while segments ask for clicks. */
final class Tracking implements Scenario {

  private static final int CONNECTIONS = 64;
  private static final byte CONTACT = 1;

  private static final String MESSAGES = """
      insert into messages (
        workspace_id, id, contact_id, kind, data, address, address_key, state, created_at, sent_at,
        campaign_id)
      select workspace_id, gen_random_uuid(), id, 'marketing', '{}', email, email_key, 'sent',
             now() - interval '1 hour', now() - interval '1 hour',
             '0193a0e4-aaaa-7aaa-8bbb-0123456789ab'
        from contacts where workspace_id = ?
      returning id, contact_id
      """;

  private record Sent(UUID message, UUID contact) {}

  @Override
  public void run(Run run) throws Exception {
    var workspace = run.server().createWorkspace("tracking");
    Segments.create(workspace.api(), Segments.USUAL);
    workspace.api().post("/api/v2/segments", """
        {"name": "Clicked", "condition": {"event": "email.clicked", "operator": "performed",
         "withinLast": "30d"}}""");
    var people = new Population(run.items(100_000));
    var contacts = workspace.api().target("/api/v2/contacts/bulk");
    Streams.send(run, "contacts to click", contacts, people.size(), people::writeFirst);
    var report = run.report();
    report.say("signing links of %,d messages".formatted(people.size()));
    var paths = paths(run, workspace);
    report.say("clicks and openings over %d connections".formatted(CONNECTIONS));
    var clicking = Visits.of(paths.clicks(), 302);
    var first = run.visits("GET /c, at first", Shape.of(CONNECTIONS, run.time(10)), clicking);
    run.visits("GET /c, then", Shape.of(CONNECTIONS, run.time(20)), clicking);
    var clicks = run.visits("GET /c", Shape.of(CONNECTIONS, run.time(20)), clicking);
    var opens =
        run.visits("GET /o", Shape.of(CONNECTIONS, run.time(15)), Visits.of(paths.images(), 200));
    report.say("echoing small requests");
    var echo = EchoLimit.measure(CONNECTIONS, run.time(8), n -> Events.writer(n, people.size()));
    report.add(Figure.of("clicks, 64 connections, first 10 s", first.perSecond(), Unit.PER_SECOND));
    report.add(Figure.of("clicks, 64 connections", clicks.perSecond(), Unit.PER_SECOND)
        .atLeast(8_000)
        .beside(echo));
    report.add(Figure.of("clicks, p50", clicks.millis(0.5), Unit.MILLIS));
    report.add(Figure.of("clicks, p99", clicks.millis(0.99), Unit.MILLIS).atMost(30));
    report.add(Figure.of("openings, 64 connections", opens.perSecond(), Unit.PER_SECOND)
        .atLeast(8_000)
        .beside(echo));
    report.add(Figure.of("openings, p99", opens.millis(0.99), Unit.MILLIS).atMost(30));
  }

  private record Paths(String[] clicks, String[] images) {}

  private static Paths paths(Run run, Workspace workspace) throws SQLException {
    try (var database = run.server().database()) {
      var links = new Links(secret(database), URI.create("http://localhost"));
      var sent = send(database, workspace.number());
      var clicks = new String[sent.size()];
      var images = new String[sent.size()];
      for (int i = 0; i < clicks.length; i++) {
        clicks[i] = path(links, Kind.CLICK, workspace, sent.get(i), "https://example.com/" + i % 5);
        images[i] = path(links, Kind.OPEN, workspace, sent.get(i), "");
      }
      return new Paths(clicks, images);
    }
  }

  private static byte[] secret(Connection database) throws SQLException {
    try (var statement = database.createStatement();
        var rows = statement.executeQuery("select cursor_secret from installation")) {
      rows.next();
      return rows.getBytes(1);
    }
  }

  private static List<Sent> send(Connection database, int workspace) throws SQLException {
    var sent = new ArrayList<Sent>();
    try (var statement = database.prepareStatement(MESSAGES)) {
      statement.setInt(1, workspace);
      var rows = statement.executeQuery();
      while (rows.next()) {
        sent.add(new Sent(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)));
      }
    }
    // All at once, unlike what is sent, they might not be noticed for a while.
    try (var statement = database.createStatement()) {
      statement.execute("analyze messages");
    }
    return sent;
  }

  private static String path(
      Links links, Kind kind, Workspace workspace, Sent sent, String target) {
    var url = target.getBytes(StandardCharsets.UTF_8);
    var detail = ByteBuffer.allocate(17 + url.length)
        .put(CONTACT)
        .putLong(sent.contact().getMostSignificantBits())
        .putLong(sent.contact().getLeastSignificantBits())
        .put(url);
    return "/" + kind.path() + "/"
        + links.token(kind, workspace.number(), sent.message(), detail.array());
  }
}

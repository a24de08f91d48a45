package com.segmailer.server.testkit;

import com.segmailer.server.Outside;
import com.segmailer.server.Parts;
import com.segmailer.server.Server;
import com.segmailer.server.cli.Workspaces;
import com.segmailer.server.config.MailConfig;
import com.segmailer.server.egress.AddressRules;
import com.segmailer.server.http.HttpSettings;
import com.segmailer.server.http.Route;
import com.segmailer.server.mail.SmtpSettings;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.workspace.Scopes;
import com.segmailer.server.workspace.WorkspacesOnDatabase;
import java.io.OutputStream;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The node as it is delivered, with its workers, on a database of its own and a movable clock. */
public final class RunningServer implements AutoCloseable {

  private static final int CONNECTIONS = 8;

  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final TestDns dns = TestDns.start();
  private final Parts parts;
  private final Server server;

  private RunningServer(AddressRules addresses, Optional<SmtpSettings> smtp) {
    var mail = new MailConfig(smtp, "localhost", List.of(), Optional.of(dns.address()));
    parts = Parts.on(
        TestDatabase.createAddress(),
        CONNECTIONS,
        new Outside(addresses, mail, Outside.LOCAL),
        clock,
        OutputStream.nullOutputStream());
    server = Server.start(parts, HttpSettings.on("127.0.0.1", 0));
  }

  public static RunningServer start() {
    return new RunningServer(AddressRules.PUBLIC, Optional.empty());
  }

  /** One that may call receivers on this machine. */
  public static RunningServer calling() {
    return new RunningServer(AddressRules.allowing(List.of("127.0.0.0/8")), Optional.empty());
  }

  /** One that hands messages to a mail server. */
  public static RunningServer mailing(String smtpUrl) {
    return new RunningServer(AddressRules.PUBLIC, Optional.of(SmtpSettings.parse(smtpUrl)));
  }

  /** All that the node consists of. */
  public Parts parts() {
    return parts;
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  public MovableClock clock() {
    return clock;
  }

  /** What the node asks about names. */
  public TestDns dns() {
    return dns;
  }

  public Database database() {
    return parts.database();
  }

  /** What the node answers to. */
  public List<Route> routes() {
    return server.routes();
  }

  /** A client of a new workspace, whose key may do everything. */
  public ApiClient workspace(String name) {
    var workspaces = new WorkspacesOnDatabase(clock, parts.ids()::next, new SecureRandom());
    var created = workspaces.create(
        database(), new Workspaces.Wanted(name, OptionalLong.empty(), ZoneId.of("UTC")));
    var id = Integer.parseInt(created.id().substring("ws_".length()));
    return new ApiClient(uri(), created.apiKey(), id);
  }

  /** Another client of the same workspace. */
  public ApiClient client(int workspace, Scopes scopes) {
    var created = database()
        .inTransaction(
            sql -> parts.keys().create(sql, workspace, "Test", scopes, Optional.empty()));
    return new ApiClient(uri(), created.key(), workspace);
  }

  @Override
  public void close() {
    server.close();
    dns.close();
  }
}

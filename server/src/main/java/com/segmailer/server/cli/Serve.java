package com.segmailer.server.cli;

import com.segmailer.server.config.Config;
import com.segmailer.server.config.Setting;
import com.segmailer.server.postgres.DataDirectory;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.DatabaseAddress;
import com.segmailer.server.postgres.Migrations;
import com.segmailer.server.postgres.PoolSettings;
import com.segmailer.server.postgres.SchemaWatch;
import com.segmailer.server.postgres.Storage;
import com.segmailer.server.runtime.CannotRun;
import com.segmailer.server.runtime.Shutdown;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves until it is stopped: database, schema, node, and at the first start a workspace. */
@Command(name = "serve", description = "Serve until stopped.", mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {

  /** The status to end with when a newer SegMailer has changed the schema. */
  static final int OUTDATED = 3;

  private static final Logger LOG = LoggerFactory.getLogger(Serve.class);

  private final Node.Starter starter;
  private final Workspaces workspaces;

  @Mixin
  private final Options options = new Options();

  @Option(names = "--port", paramLabel = "PORT", description = "The port to serve on.")
  private @Nullable String port;

  @Option(names = "--host", paramLabel = "ADDRESS", description = "The address to listen on.")
  private @Nullable String host;

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  Serve(Node.Starter starter, Workspaces workspaces) {
    this.starter = starter;
    this.workspaces = workspaces;
  }

  @Override
  public Integer call() throws InterruptedException {
    var config = config();
    Config.unknown(System.getenv())
        .forEach(key -> LOG.warn("{} is in the environment but is no setting", key));
    var outdated = new AtomicBoolean();
    try (var parts = new Shutdown()) {
      parts.onSignal();
      parts.starting(() -> start(config, parts, newer -> {
        LOG.error("a newer SegMailer has changed the database (schema {}): this one stops", newer);
        outdated.set(true);
        // By another thread, because closing waits for the one that calls.
        new Thread(parts::close, "outdated").start();
      }));
      parts.await();
    }
    return outdated.get() ? OUTDATED : 0;
  }

  private Config config() {
    var flags = new EnumMap<Setting, String>(Setting.class);
    Optional.ofNullable(port).ifPresent(text -> flags.put(Setting.PORT, text));
    Optional.ofNullable(host).ifPresent(text -> flags.put(Setting.HOST, text));
    return options.config(flags);
  }

  private void start(Config config, Shutdown parts, Consumer<String> whenOutdated) {
    var database = storage(config, parts).address();
    try (var pool = Database.open(database, PoolSettings.usual(2))) {
      pool.check();
    }
    Migrations.apply(database);
    var node = parts.add("node", starter.start(config, database));
    parts.add("schema watch", SchemaWatch.start(database, whenOutdated));
    var out = spec.commandLine().getOut();
    var url = url(config, node.port());
    var uptime = ManagementFactory.getRuntimeMXBean().getUptime();
    out.println("SegMailer is ready at %s after %.1f s.".formatted(url, uptime / 1000.0));
    welcome(database, url, out);
    out.flush();
  }

  private Storage storage(Config config, Shutdown parts) {
    var external = config.storage().external();
    if (external.isPresent()) {
      requireFree(config.http().listenAddress());
      return parts.add("database", Storage.external(external.get()));
    }
    if (!Files.exists(config.storage().directory())) {
      // A start that is refused leaves nothing behind. Where there is a folder, who holds it is the
      // better answer.
      requireFree(config.http().listenAddress());
    }
    var directory =
        parts.add("data directory", DataDirectory.hold(config.storage().directory()));
    // Before PostgreSQL starts, because that takes a second and the answer is known now.
    requireFree(config.http().listenAddress());
    return parts.add("PostgreSQL", Storage.embedded(directory, config.storage().pool()));
  }

  private void welcome(DatabaseAddress address, URI url, PrintWriter out) {
    try (var database = Database.open(address, PoolSettings.usual(2))) {
      var wanted = new Workspaces.Wanted("My workspace", OptionalLong.empty(), ZoneId.of("UTC"));
      workspaces
          .createFirst(database, wanted)
          .ifPresent(created -> out.println(FirstStart.text(url, created)));
    }
  }

  private static URI url(Config config, int port) {
    var url = config.http().publicUrl();
    return config.http().port() == 0 ? URI.create("http://localhost:" + port) : url;
  }

  private static void requireFree(InetSocketAddress address) {
    if (!Listening.isFree(address)) {
      throw new CannotRun("Port %d is in use by another program: choose another with --port."
          .formatted(address.getPort()));
    }
  }
}

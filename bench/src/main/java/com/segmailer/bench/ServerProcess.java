package com.segmailer.bench;

import com.segmailer.bench.load.Api;
import com.segmailer.core.value.Value.Dict;
import com.segmailer.server.json.Json;
import com.segmailer.server.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/** The server that is measured: started by its launcher, as users do, on a fresh data directory. */
public final class ServerProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Options options;
  private final Path folder;
  private final int port;
  private final String mailServer;
  private Process process;
  private Duration start;

  private ServerProcess(Options options, Path folder, int port, String mailServer)
      throws IOException {
    this.options = options;
    this.folder = folder;
    this.port = port;
    this.mailServer = mailServer;
    this.process = spawn();
    this.start = Duration.ZERO;
  }

  /** @param mailServer the URL of the one that messages are handed to */
  static ServerProcess start(Options options, String mailServer)
      throws IOException, InterruptedException {
    // PostgreSQL may run as another user, who has to be able to walk through.
    var folder = Files.createTempDirectory("segmailer-bench");
    folder.toFile().setExecutable(true, false);
    folder.toFile().setReadable(true, false);
    var server = new ServerProcess(options, folder, freePort(), mailServer);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> server.process.destroy()));
    server.awaitReady();
    return server;
  }

  public int port() {
    return port;
  }

  public Path data() {
    return folder.resolve("data");
  }

  public Path folder() {
    return folder;
  }

  /** A connection to its database, past everything that it is. */
  public Connection database() throws SQLException {
    var address = EmbeddedPostgres.running(data()).orElseThrow();
    return DriverManager.getConnection(address.url(), address.user(), address.password());
  }

  /** How long the last start took until {@code /readyz} answered. */
  public Duration startTook() {
    return start;
  }

  /** Stops in order and starts again on the same data. */
  public void restart() throws IOException, InterruptedException {
    stop();
    process = spawn();
    awaitReady();
  }

  /** Makes a workspace with the server's own command, while it runs. */
  public Workspace createWorkspace(String name) throws IOException, InterruptedException {
    var command = new ProcessBuilder(
            launcher(), "workspace", "create", name, "--json", "--data", data().toString())
        .redirectError(ProcessBuilder.Redirect.appendTo(log()))
        .start();
    var out = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (command.waitFor() != 0) {
      throw new IOException("workspace create failed; see " + log());
    }
    var lastLine = out.lines().reduce((first, second) -> second).orElse("");
    var created = (Dict) Json.parse(lastLine.getBytes(StandardCharsets.UTF_8));
    int number = Integer.parseInt(Api.text(created, "id").replace("ws_", ""));
    return new Workspace(number, new Api(port, Api.text(created, "apiKey")));
  }

  /** Resident memory of the server's JVM, without PostgreSQL. */
  public double residentMegabytes() throws IOException {
    var status = Path.of("/proc/" + jvm().pid() + "/status");
    try (var lines = Files.lines(status)) {
      return lines
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .sum()
          / 1024.0;
    }
  }

  /** What the server and its PostgreSQL have taken of the processors so far. */
  public ProcessorTime processorTime() throws IOException {
    try (var files = Files.walk(data(), 3)) {
      var pid = files.filter(f -> f.endsWith("postmaster.pid")).findFirst().orElseThrow();
      try (var lines = Files.lines(pid)) {
        return ProcessorTime.of(jvm().pid(), Long.parseLong(lines.findFirst().orElseThrow()));
      }
    }
  }

  private Process spawn() throws IOException {
    var builder = new ProcessBuilder(
        launcher(), "serve", "--port", Integer.toString(port), "--data", data().toString());
    // One key sends everything here.
    builder.environment().put("SEGMAILER_RATE_LIMIT", "1000000");
    // Receivers of webhooks are on this machine.
    builder.environment().put("SEGMAILER_EGRESS_ALLOW", "127.0.0.0/8");
    builder.environment().put("SEGMAILER_SMTP_URL", mailServer);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log()));
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log()));
    return builder.start();
  }

  private void awaitReady() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new IOException(
            "The server did not start: " + Files.readString(log().toPath()));
      }
      Thread.sleep(10);
    }
    start = Duration.ofNanos(System.nanoTime() - begun);
  }

  private boolean isReady() {
    try {
      new Api(port, "").text("GET", "/readyz", "");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  // The launcher may be a shell that stays in front of the JVM.
  private ProcessHandle jvm() {
    return process
        .descendants()
        .filter(p -> p.info().command().filter(c -> c.endsWith("/java")).isPresent())
        .findFirst()
        .filter(p -> !isJava(process.toHandle()))
        .orElse(process.toHandle());
  }

  private static boolean isJava(ProcessHandle handle) {
    return handle.info().command().filter(command -> command.endsWith("/java")).isPresent();
  }

  private String launcher() {
    return options.launcher().toAbsolutePath().toString();
  }

  private java.io.File log() {
    return folder.resolve("server.log").toFile();
  }

  private static int freePort() throws IOException {
    try (var probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }

  private void stop() throws InterruptedException {
    jvm().destroy();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    stop();
    if (options.keep()) {
      System.err.println("The data is in " + folder);
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

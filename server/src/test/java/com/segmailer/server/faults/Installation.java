package com.segmailer.server.faults;

import com.segmailer.server.postgres.DatabaseAddress;
import com.segmailer.server.postgres.EmbeddedPostgres;
import com.segmailer.server.testkit.ChildServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One SegMailer, which dies and is started again on the same port. */
final class Installation implements AutoCloseable {

  private final Path outputs;
  private final Map<String, String> environment;
  private final List<String> storage;
  private final List<ChildServer> started = new ArrayList<>();
  private @Nullable ChildServer running;
  private int port;

  private Installation(Path outputs, Map<String, String> environment, List<String> storage) {
    this.outputs = outputs;
    this.environment = environment;
    this.storage = storage;
  }

  /** With a data directory of its own. */
  static Installation embedded(Path folder) {
    return embedded(folder, Map.of());
  }

  /** With a data directory of its own, and settings. */
  static Installation embedded(Path folder, Map<String, String> environment) {
    return new Installation(
        folder, environment, List.of("--data", folder.resolve("data").toString()));
  }

  /** On a database that others may use too. */
  static Installation on(Path folder, DatabaseAddress address) {
    var url = address.url() + "?user=" + address.user() + "&password=" + address.password();
    return new Installation(folder, Map.of(), List.of("--database-url", url));
  }

  /** Starts unless it runs, and waits until it serves. */
  Installation up() {
    if (running == null) {
      var arguments = new ArrayList<>(List.of("serve", "--port", Integer.toString(port)));
      arguments.addAll(storage);
      running = ChildServer.start(outputs, environment, arguments.toArray(String[]::new));
      started.add(running);
    }
    port = running.awaitReady();
    return this;
  }

  URI uri() {
    return URI.create("http://localhost:" + port);
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    server().kill();
    running = null;
  }

  /** SIGSTOP: it keeps all it holds and does nothing any more. */
  void freeze() throws IOException, InterruptedException {
    var pid = Long.toString(server().pid());
    new ProcessBuilder("kill", "-STOP", pid).inheritIO().start().waitFor();
  }

  /** SIGTERM. */
  void terminate() {
    server().terminate();
  }

  /** Waits until it has ended by itself and yields its status. */
  int awaitEnd() throws InterruptedException {
    int status = server().awaitEnd();
    running = null;
    return status;
  }

  private ChildServer server() {
    if (running == null) {
      throw new IllegalStateException("the server does not run");
    }
    return running;
  }

  DatabaseAddress database() {
    return EmbeddedPostgres.running(data()).orElseThrow();
  }

  /** The process that all of PostgreSQL's others belong to. */
  ProcessHandle postgres() {
    try {
      var lines = Files.readAllLines(pidFile());
      return ProcessHandle.of(Long.parseLong(lines.getFirst())).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path pidFile() {
    return data().resolve("postgres/data/postmaster.pid");
  }

  private Path data() {
    return Path.of(storage.getLast());
  }

  /** What PostgreSQL has logged. */
  String postgresLog() {
    try (var files = Files.list(data().resolve("log"))) {
      var texts = new ArrayList<String>();
      for (var file : files.filter(Installation::isLog).sorted().toList()) {
        texts.add(Files.readString(file));
      }
      return texts.stream().collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file for each day of the week, unlike the one of what was said before logging began. */
  private static boolean isLog(Path file) {
    return file.getFileName().toString().matches("postgres-[A-Z].*");
  }

  /** What all servers so far have printed, for the reader of a failure. */
  String output() {
    return started.stream().map(ChildServer::output).collect(Collectors.joining("\n----\n"));
  }

  @Override
  public void close() {
    if (running != null) {
      running.close();
    }
  }
}

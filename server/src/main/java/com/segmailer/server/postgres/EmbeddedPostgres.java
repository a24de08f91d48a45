package com.segmailer.server.postgres;

import com.segmailer.server.runtime.CannotRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our own PostgreSQL in a data directory: created at the first start, watched over and started again
 * when it dies, stopped with us however we end.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final int ATTEMPTS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @FunctionalInterface
  private interface Stop {
    void run() throws IOException;
  }

  private final Cluster cluster;
  private final PostgresBinaries binaries;
  private final ServerUser user;
  private final int port;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable Process process;
  private volatile boolean wasReady;
  private volatile boolean stopping;

  private EmbeddedPostgres(Cluster cluster, PostgresBinaries binaries, ServerUser user, int port) {
    this.cluster = cluster;
    this.binaries = binaries;
    this.user = user;
    this.port = port;
  }

  /** Starts with the usual settings. */
  public static EmbeddedPostgres start(DataDirectory directory) {
    return start(directory, directory.path().resolve("postgres"), Map.of());
  }

  /**
   * Starts and waits until connections are accepted.
   *
   * @param programs the folder to unpack PostgreSQL's programs into
   * @param settings server settings that win over the usual
   */
  public static EmbeddedPostgres start(
      DataDirectory directory, Path programs, Map<String, String> settings) {
    var cluster = new Cluster(directory.path());
    try {
      Files.createDirectories(cluster.folder());
      var binaries = PostgresBinaries.in(programs.toAbsolutePath().normalize());
      var user = ServerUser.of(cluster.folder());
      cluster.prepare(binaries, user, settings);
      stopOrphan(cluster, binaries, user);
      var postgres = new EmbeddedPostgres(cluster, binaries, user, cluster.choosePort());
      postgres.begin();
      return postgres;
    } catch (IOException e) {
      throw new CannotRun(
          "PostgreSQL cannot be started in %s: %s.".formatted(cluster.folder(), e), e);
    }
  }

  /** Where the PostgreSQL of a SegMailer that runs on this data directory is, if one does. */
  public static Optional<DatabaseAddress> running(Path directory) {
    if (!DataDirectory.isHeld(directory.toAbsolutePath().normalize())) {
      return Optional.empty();
    }
    return Optional.of(new Cluster(directory).address(Cluster.DATABASE));
  }

  public DatabaseAddress address() {
    return cluster.address(Cluster.DATABASE);
  }

  /** The server's process at this moment. */
  public Optional<ProcessHandle> serverProcess() {
    return Optional.ofNullable(process).map(Process::toHandle);
  }

  /** Stops the server, waiting for it to write everything down. Close pools before. */
  @Override
  public void close() {
    end(() -> stop(cluster, binaries, user));
  }

  /** Stops the server at once: for data that nobody needs, or that its next start is to recover. */
  public void abandon() {
    end(() -> stopNow(cluster, binaries, user));
  }

  private void end(Stop stop) {
    stopping = true;
    try {
      if (ended.getCount() > 0) {
        stop.run();
      }
      ended.await();
    } catch (IOException e) {
      throw new CannotRun("PostgreSQL cannot be stopped: %s.".formatted(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void begin() throws IOException {
    // The kernel stops PostgreSQL when the thread that started it ends, so it must be one of its
    // own.
    Thread.ofPlatform().daemon().name("postgres-supervisor").start(this::supervise);
    awaitReady();
    createDatabase();
  }

  private void supervise() {
    var failures = 0;
    try {
      while (!stopping) {
        var started = launch();
        process = started;
        var status = started.waitFor();
        if (stopping || (!wasReady && ++failures == ATTEMPTS)) {
          return;
        }
        LOG.warn("PostgreSQL ended with status {}, starting it again", status);
        Thread.sleep(failures == 0 ? 100 : 1000);
      }
    } catch (IOException | InterruptedException e) {
      LOG.error("PostgreSQL is no longer watched over", e);
    } finally {
      ended.countDown();
    }
  }

  private Process launch() throws IOException {
    var command = new ArrayList<>(List.of(binaries.program("postgres").toString()));
    command.addAll(List.of("-D", cluster.data().toString(), "-p", Integer.toString(port)));
    var log = cluster.startLog().toFile();
    var builder = new ProcessBuilder(user.daemon(command))
        .directory(cluster.folder().toFile())
        .redirectErrorStream(true)
        .redirectOutput(log);
    builder.environment().putAll(ServerSettings.ALLOCATOR);
    return builder.start();
  }

  private void awaitReady() throws IOException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (ended.getCount() > 0 && System.nanoTime() < deadline) {
      var current = process;
      if (current != null && cluster.isReady(current.pid())) {
        wasReady = true;
        return;
      }
      pause(10);
    }
    throw new CannotRun(
        "PostgreSQL does not start: " + Command.lastLine(Files.readString(cluster.startLog())));
  }

  private void createDatabase() {
    try (var database = Database.open(cluster.address("postgres"), PoolSettings.usual(1))) {
      var exists = database.read(sql -> sql.first(
          "select 1 from pg_database where datname = ?", row -> row.integer(1), Cluster.DATABASE));
      if (exists.isEmpty()) {
        database.read(sql -> sql.update("create database " + Cluster.DATABASE));
      }
    }
  }

  /** A server whose SegMailer was killed may still run, or be stopping. */
  private static void stopOrphan(Cluster cluster, PostgresBinaries binaries, ServerUser user)
      throws IOException {
    var pid = cluster.pid();
    if (pid.isEmpty()) {
      return;
    }
    var orphan = ProcessHandle.of(pid.getAsLong()).filter(ProcessHandle::isAlive);
    if (orphan.isEmpty()) {
      return;
    }
    if (serves(orphan.get(), cluster)) {
      stop(cluster, binaries, user);
    } else {
      // The number belongs to another program now, which PostgreSQL would take for a server.
      cluster.forgetPid();
    }
  }

  private static boolean serves(ProcessHandle process, Cluster cluster) throws IOException {
    try {
      var words = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
      return List.of(words.split("\0", -1)).contains(cluster.data().toString());
    } catch (NoSuchFileException ended) {
      return false;
    }
  }

  private static void stop(Cluster cluster, PostgresBinaries binaries, ServerUser user)
      throws IOException {
    var program = binaries.program("pg_ctl").toString();
    var data = cluster.data().toString();
    var fast = List.of(program, "stop", "-D", data, "-m", "fast", "-w", "-t", "60");
    try {
      Command.run("PostgreSQL does not stop", user.command(fast));
    } catch (CannotRun slow) {
      if (cluster.pid().isPresent()) {
        LOG.warn("PostgreSQL does not stop in time, its next start will recover", slow);
        stopNow(cluster, binaries, user);
      }
    }
  }

  private static void stopNow(Cluster cluster, PostgresBinaries binaries, ServerUser user)
      throws IOException {
    var program = binaries.program("pg_ctl").toString();
    var now = List.of(program, "stop", "-D", cluster.data().toString(), "-m", "immediate", "-w");
    Command.run("PostgreSQL does not stop", user.command(now));
  }

  private static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotRun("Interrupted while PostgreSQL was starting.", e);
    }
  }
}

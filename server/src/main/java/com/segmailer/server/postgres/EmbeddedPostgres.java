package com.segmailer.server.postgres;

import com.segmailer.server.runtime.CannotRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final Cluster cluster;
  private final PostgresBinaries binaries;
  private final ServerUser user;
  private final int port;
  private final CountDownLatch asked = new CountDownLatch(1); // to stop
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

  /** Starts with the usual settings and room for a main pool of that size beside all others. */
  static EmbeddedPostgres start(DataDirectory directory, int pool) {
    return start(directory, directory.path().resolve("postgres"), ServerSettings.withRoomFor(pool));
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
      new ServerStop(cluster, binaries, user).ofOrphan();
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
    end(ServerStop::inOrder);
  }

  /** Stops the server at once: for data that nobody needs, or that its next start is to recover. */
  public void abandon() {
    end(ServerStop::atOnce);
  }

  private void end(ServerStop.Way way) {
    stopping = true;
    asked.countDown();
    try {
      if (ended.getCount() > 0) {
        way.take(new ServerStop(cluster, binaries, user));
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
    var pause = FIRST_PAUSE;
    try {
      while (!stopping) {
        long begun = System.nanoTime();
        runOnce();
        if (stopping || (!wasReady && ++failures == ATTEMPTS)) {
          return;
        }
        if (System.nanoTime() - begun > LONGEST_PAUSE.toNanos()) {
          pause = FIRST_PAUSE;
        }
        if (asked.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
          return;
        }
        pause = longer(pause);
      }
    } catch (InterruptedException e) {
      LOG.error("PostgreSQL is no longer watched over", e);
    } finally {
      ended.countDown();
    }
  }

  /** Returns when the server has ended, or could not begin: the disk may be full, or away, for a while. */
  private void runOnce() throws InterruptedException {
    try {
      var started = launch();
      process = started;
      var status = started.waitFor();
      if (!stopping) {
        LOG.warn("PostgreSQL ended with status {}, starting it again", status);
      }
    } catch (IOException e) {
      LOG.error("PostgreSQL cannot be started, trying again", e);
    }
  }

  private static Duration longer(Duration pause) {
    var thrice = pause.multipliedBy(3);
    return thrice.compareTo(LONGEST_PAUSE) < 0 ? thrice : LONGEST_PAUSE;
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
        database.alone(sql -> sql.update("create database " + Cluster.DATABASE));
      }
    }
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

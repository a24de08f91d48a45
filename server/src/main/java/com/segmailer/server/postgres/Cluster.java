package com.segmailer.server.postgres;

import com.segmailer.server.runtime.CannotRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The files of an embedded PostgreSQL: its data, password, port and settings. */
final class Cluster {

  static final String USER = "segmailer";
  static final String DATABASE = "segmailer";

  private final Path folder;
  private final Path logs;

  /**
   * @param root the data directory
   */
  Cluster(Path root) {
    folder = root.toAbsolutePath().normalize().resolve("postgres");
    logs = folder.resolveSibling("log");
  }

  Path folder() {
    return folder;
  }

  Path data() {
    return folder.resolve("data");
  }

  /** What the server says before its own log begins. */
  Path startLog() {
    return logs.resolve("postgres-start.log");
  }

  /** Makes everything ready for a start, creating the cluster if there is none. */
  void prepare(PostgresBinaries binaries, ServerUser user, Map<String, String> settings)
      throws IOException {
    Files.createDirectories(logs);
    user.own(logs);
    if (Files.exists(data())) {
      refuseOtherMajor();
    } else {
      initialise(binaries, user);
    }
    var file = data().resolve("segmailer.conf");
    Files.writeString(file, ServerSettings.text(logs, settings));
    user.own(file);
  }

  DatabaseAddress address(String database) {
    try {
      var port = Files.readString(folder.resolve("port")).strip();
      var password = Files.readString(folder.resolve("password")).strip();
      return new DatabaseAddress(
          "jdbc:postgresql://127.0.0.1:%s/%s".formatted(port, database), USER, password);
    } catch (IOException e) {
      throw new CannotRun("The files of PostgreSQL in %s cannot be read.".formatted(folder), e);
    }
  }

  /** The port of last time if it is still free, else another, remembered. */
  int choosePort() throws IOException {
    var file = folder.resolve("port");
    if (Files.exists(file)) {
      var last = Integer.parseInt(Files.readString(file).strip());
      if (isFree(last)) {
        return last;
      }
    }
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      replace(file, Integer.toString(socket.getLocalPort()));
      return socket.getLocalPort();
    }
  }

  /** The process that says it serves this cluster, whether or not it is alive. */
  OptionalLong pid() throws IOException {
    var lines = pidFile();
    return lines.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(lines.getFirst()));
  }

  /** Whether process {@code pid} accepts connections. */
  boolean isReady(long pid) throws IOException {
    var lines = pidFile();
    return lines.size() >= 8
        && lines.getFirst().equals(Long.toString(pid))
        && lines.get(7).strip().equals("ready");
  }

  void forgetPid() throws IOException {
    Files.deleteIfExists(data().resolve("postmaster.pid"));
  }

  private List<String> pidFile() throws IOException {
    var file = data().resolve("postmaster.pid");
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException gone) {
      return List.of();
    }
  }

  private void initialise(PostgresBinaries binaries, ServerUser user) throws IOException {
    var fresh = folder.resolve("data.new");
    PostgresBinaries.delete(fresh);
    Files.createDirectory(fresh);
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwx------"));
    user.own(fresh);
    var password = HexFormat.of().formatHex(drawn());
    replace(folder.resolve("password"), password);
    var forInitdb = folder.resolve("password.initdb");
    replace(forInitdb, password);
    user.own(forInitdb);
    try {
      Command.run(
          "PostgreSQL cannot create its files",
          user.command(List.of(
              binaries.program("initdb").toString(),
              "--pgdata=" + fresh,
              "--username=" + USER,
              "--pwfile=" + forInitdb,
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--locale-provider=builtin",
              "--builtin-locale=C.UTF-8",
              "--locale=C",
              "--no-instructions")));
    } finally {
      Files.delete(forInitdb);
    }
    var own = fresh.resolve("own.conf");
    Files.writeString(own, "# Settings of yours; they win over segmailer.conf.\n");
    user.own(own);
    Files.writeString(
        fresh.resolve("postgresql.conf"), "include 'segmailer.conf'\ninclude 'own.conf'\n");
    Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
  }

  private void refuseOtherMajor() throws IOException {
    var file = data().resolve("PG_VERSION");
    if (!Files.exists(file)) {
      throw new CannotRun("%s holds something else than PostgreSQL's data.".formatted(data()));
    }
    var major = Integer.parseInt(Files.readString(file).strip());
    if (major > PostgresBinaries.MAJOR) {
      throw new CannotRun(
          "The data in %s is of PostgreSQL %d, newer than this SegMailer's %d: update SegMailer."
              .formatted(data(), major, PostgresBinaries.MAJOR));
    }
    if (major < PostgresBinaries.MAJOR) {
      throw new CannotRun(
          "The data in %s is of PostgreSQL %d: back it up with the SegMailer that made it and restore it with this one."
              .formatted(data(), major));
    }
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static byte[] drawn() {
    var bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  /** Writes a file only its owner may read, whole or not at all. */
  private static void replace(Path file, String text) throws IOException {
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, text + "\n");
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}

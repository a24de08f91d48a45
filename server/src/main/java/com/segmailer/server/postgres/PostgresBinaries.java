package com.segmailer.server.postgres;

import com.segmailer.server.runtime.CannotRun;
import com.segmailer.server.runtime.FileProblem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Objects;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from the class path into a folder. */
public final class PostgresBinaries {

  static final String VERSION = "18.6";
  static final int MAJOR = 18;
  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

  private final Path home;

  private PostgresBinaries(Path home) {
    this.home = home;
  }

  /** Unpacks into {@code parent/VERSION} unless that is there already; all or nothing. */
  static PostgresBinaries in(Path parent) {
    requirePlatform();
    var home = parent.resolve(VERSION);
    if (!Files.isDirectory(home)) {
      try {
        unpack(home);
      } catch (IOException e) {
        throw new CannotRun(
            "PostgreSQL cannot be unpacked into %s: %s.".formatted(parent, FileProblem.words(e)),
            e);
      }
    }
    return new PostgresBinaries(home);
  }

  Path program(String name) {
    return home.resolve("bin").resolve(name);
  }

  private static void requirePlatform() {
    var system = System.getProperty("os.name", "") + " on " + System.getProperty("os.arch", "");
    if (!system.equals("Linux on amd64")) {
      throw new CannotRun(
          "SegMailer brings PostgreSQL for Linux on amd64 only, this is %s:".formatted(system)
              + " name a PostgreSQL of yours with --database-url.");
    }
  }

  private static void unpack(Path home) throws IOException {
    Files.createDirectories(home.resolveSibling("."));
    var fresh =
        Files.createTempDirectory(home.resolveSibling("."), "unpacking-").normalize();
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (var packed = PostgresBinaries.class.getResourceAsStream(ARCHIVE);
        var tar = new BufferedInputStream(
            new XZInputStream(Objects.requireNonNull(packed, ARCHIVE)), 1 << 16)) {
      TarReader.unpack(tar, fresh);
      Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      delete(fresh);
      // Another process may have been faster; its result is as good as ours.
      if (!Files.isDirectory(home)) {
        throw e;
      }
    }
  }

  /** Deletes a folder and all that is in it. */
  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

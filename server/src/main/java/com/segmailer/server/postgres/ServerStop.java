package com.segmailer.server.postgres;

import com.segmailer.server.runtime.CannotRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ways in which an embedded PostgreSQL is stopped. */
record ServerStop(Cluster cluster, PostgresBinaries binaries, ServerUser user) {

  private static final Logger LOG = LoggerFactory.getLogger(ServerStop.class);

  /** One of them. */
  @FunctionalInterface
  interface Way {
    void take(ServerStop stop) throws IOException;
  }

  /** A server whose SegMailer was killed may still run, or be stopping. */
  void ofOrphan() throws IOException {
    var pid = cluster.pid();
    if (pid.isEmpty()) {
      return;
    }
    var orphan = ProcessHandle.of(pid.getAsLong()).filter(ProcessHandle::isAlive);
    if (orphan.isEmpty()) {
      return;
    }
    if (serves(orphan.get(), cluster)) {
      inOrder();
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

  /** Waits for it to write everything down. */
  void inOrder() throws IOException {
    var program = binaries.program("pg_ctl").toString();
    var data = cluster.data().toString();
    var fast = List.of(program, "stop", "-D", data, "-m", "fast", "-w", "-t", "60");
    try {
      Command.run("PostgreSQL does not stop", user.command(fast));
    } catch (CannotRun slow) {
      if (cluster.pid().isPresent()) {
        LOG.warn("PostgreSQL does not stop in time, its next start will recover", slow);
        atOnce();
      }
    }
  }

  /** Its next start recovers. */
  void atOnce() throws IOException {
    var program = binaries.program("pg_ctl").toString();
    var now = List.of(program, "stop", "-D", cluster.data().toString(), "-m", "immediate", "-w");
    Command.run("PostgreSQL does not stop", user.command(now));
  }
}

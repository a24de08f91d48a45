package com.segmailer.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.ChildServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that somebody ends. */
final class BrokenOffStartTest {

  @TempDir
  private Path temporary;

  @Test
  void a_server_that_is_stopped_while_it_starts_blames_nothing_else() throws Exception {
    var data = temporary.resolve("data");
    try (var server =
        ChildServer.start(temporary, "serve", "--port", "0", "--data", data.toString())) {
      var postmaster = data.resolve("postgres/data/postmaster.pid");
      Awaitility.await()
          .pollInterval(Duration.ofMillis(20))
          .atMost(Duration.ofMinutes(1))
          .until(() -> Files.exists(postmaster));

      server.terminate();

      assertThat(server.awaitEnd()).isZero();
      assertThat(server.output()).doesNotContain("cannot be", "ERROR");
    }
  }
}

package com.segmailer.server.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** That the exercise reaches what it is meant to make fast; any refusal fails it. */
final class ExerciseTest {

  private static final Duration TICK = Duration.ofMillis(100);

  @Test
  void it_writes_runs_sends_and_clicks() {
    try (var server = RunningServer.start();
        var time = Executors.newSingleThreadScheduledExecutor()) {
      var api = server.workspace("Exercise");
      // Runs wait for a second of the server's clock, which stands still unless it is moved.
      time.scheduleAtFixedRate(() -> server.clock().advance(TICK), 100, 100, TimeUnit.MILLISECONDS);

      new Exercise(api.server(), api.key(), 200).run();

      assertThat(api.get("/v1/events/names").body())
          .contains("used", "seen", "email.sent", "email.clicked", "email.opened");
      assertThat(api.get("/api/v2/workflows").body()).contains("Stage", "Soon");
      assertThat(api.get("/api/v2/campaigns").text("data.0.state")).isEqualTo("completed");
    }
  }
}

package com.segmailer.server.faults;

import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.PoolSettings;
import com.segmailer.server.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers are killed while runs start, wait, send and set each other off: none is lost or doubled. */
@Timeout(240)
final class WorkflowKillTest {

  @TempDir
  private Path temporary;

  @Test
  void each_run_ends_on_its_way_and_each_mail_is_sent_once() throws Exception {
    var random = new SplittableRandom(11);
    var address = TestDatabase.createAddress();
    try (var one = Installation.on(temporary, address).up();
        var other = Installation.on(temporary, address).up();
        var database = Database.open(address, PoolSettings.usual(2))) {
      var scene = Scene.on(() -> address).withSegments(one.uri());
      Journeys.publish(scene.client(one.uri()));
      var ledger = new Ledger();
      try (var writers =
          Writers.start(ledger, 7, scene.client(one.uri()), scene.client(other.uri()))) {
        writers.awaitMore(200 + random.nextInt(200));
        one.kill();
        writers.awaitMore(100 + random.nextInt(200));
        one.up();
        writers.awaitMore(100 + random.nextInt(200));
        other.kill();
        writers.awaitMore(100 + random.nextInt(200));
        other.up();
        writers.awaitMore(100 + random.nextInt(200));
        one.kill();
        other.kill();
        expireLeases(database);
        one.up();
        other.up();
        writers.awaitMore(200);
      }

      scene.assertKept(one.uri(), ledger);
      Journeys.assertEnded(database, scene.workspace());
      scene.assertRight();
    }
  }

  /** As if the time had passed in which the others leave alone what a silent server works on. */
  private static void expireLeases(Database database) {
    database.read(sql -> sql.update("update messages set due_at = now() where due_at is not null"));
    database.read(sql -> sql.update("update segments set leased_until = now()"));
    database.read(sql -> sql.update("update workflows set leased_until = now()"));
  }
}

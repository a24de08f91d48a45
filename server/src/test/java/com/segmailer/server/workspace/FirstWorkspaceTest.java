package com.segmailer.server.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.cli.Workspaces;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.runtime.Ids;
import com.segmailer.server.runtime.SystemClock;
import com.segmailer.server.testkit.TestDatabase;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The workspace that is made at the first start, whoever starts. */
final class FirstWorkspaceTest {

  private static final Workspaces.Wanted WANTED =
      new Workspaces.Wanted("My workspace", OptionalLong.empty(), ZoneId.of("UTC"));

  @Test
  void of_nodes_that_start_together_one_makes_it() throws Exception {
    var clock = new SystemClock();
    var workspaces = new WorkspacesOnDatabase(clock, new Ids(clock)::next, new SecureRandom());

    try (var database = TestDatabase.create();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      database.inTransaction(sql -> new InstallationStore().cursorSecret(sql, new byte[32]));
      Callable<Optional<Workspaces.Created>> start = () -> workspaces.createFirst(database, WANTED);
      int made = 0;
      for (var first : threads.invokeAll(Collections.nCopies(8, start))) {
        made += first.get().isPresent() ? 1 : 0;
      }

      assertThat(made).isEqualTo(1);
      assertThat(count(database)).isEqualTo(1);
    }
  }

  private static long count(Database database) {
    return database.read(sql -> sql.one("select count(*) from workspaces", row -> row.bigint(1)));
  }
}

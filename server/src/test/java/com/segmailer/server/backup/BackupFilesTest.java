package com.segmailer.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.PoolSettings;
import com.segmailer.server.runtime.CannotRun;
import com.segmailer.server.testkit.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where backups go, what others do there meanwhile, and the keys that come back. */
final class BackupFilesTest {

  private static final Instant NOW = Instant.parse("2024-02-29T12:00:00Z");

  @TempDir
  private Path temporary;

  private final Database source = TestDatabase.create();
  private final Database target = Database.open(TestDatabase.createEmpty(), PoolSettings.usual(2));

  @BeforeEach
  void fill() {
    source.inTransaction(sql ->
        sql.update("insert into workspaces (name, secret, created_at) values ('n', '', now())"));
  }

  @AfterEach
  void close() {
    source.close();
    target.close();
  }

  @Test
  void of_two_backups_to_one_name_one_is_written_and_the_other_told() throws Exception {
    var file = temporary.resolve("all.zip");
    List<Future<Backup.Written>> both;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      both = threads.invokeAll(Collections.nCopies(2, () -> Backup.write(source, file, NOW)));
    }

    var refused =
        both.stream().filter(one -> one.state() == Future.State.FAILED).toList();
    assertThat(refused).hasSize(1);
    assertThat(refused.getFirst().exceptionNow())
        .hasMessage("There is a file " + file + " already.");
    assertThat(Restore.read(target, file).rows()).isEqualTo(1);
    try (var left = Files.list(temporary)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void where_nothing_can_be_written_it_says_why_in_plain_words() {
    var nowhere = temporary.resolve("nowhere").resolve("all.zip");

    assertThatThrownBy(() -> Backup.write(source, nowhere, NOW))
        .isInstanceOf(CannotRun.class)
        .hasMessage("The backup cannot be written to " + nowhere + ": there is no such folder.");
  }

  @Test
  void all_keys_of_a_backup_can_be_revoked() {
    source.inTransaction(sql -> sql.update("""
        insert into api_keys (id, workspace_id, hash, name, scopes, hint, created_at)
        select gen_random_uuid(), 1, decode(lpad(n::text, 4, '0'), 'hex'), 'k', '{}', 'x', now()
          from generate_series(1, 3) n
        """));
    var file = temporary.resolve("all.zip");
    Backup.write(source, file, NOW);
    Restore.read(target, file);

    assertThat(Restore.revokeKeys(target, NOW)).isEqualTo(3);
    assertThat(Restore.revokeKeys(target, NOW)).isZero();
  }
}

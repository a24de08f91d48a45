package com.segmailer.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.DatabaseAddress;
import com.segmailer.server.postgres.DatabaseFailure;
import com.segmailer.server.postgres.Migrations;
import com.segmailer.server.postgres.PoolSettings;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.runtime.CannotRun;
import com.segmailer.server.testkit.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup holds everything, a restore brings all of it back or nothing. */
final class BackupTest {

  private static final Instant NOW = Instant.parse("2024-02-29T12:00:00Z");

  @TempDir
  private Path temporary;

  private Database source;
  private Database target;

  @BeforeEach
  void open() {
    source = TestDatabase.create();
    target = Database.open(TestDatabase.createEmpty(), PoolSettings.usual(2));
    source.inTransaction(BackupTest::fill);
  }

  @AfterEach
  void close() {
    source.close();
    target.close();
  }

  private static int fill(Transaction sql) {
    sql.update("""
        insert into workspaces (name, secret, created_at)
        select 'Zoë' || E'\\t\\n\\\\' || n, '\\x00ff', now() from generate_series(1, 3) n
        """);
    return sql.update("""
        insert into contacts (workspace_id, id, email, email_key, subscribed, attributes, segments,
                              signals, version, created_at, updated_at)
        select 1, gen_random_uuid(), n || '@example.com', n || '@example.com', true,
               jsonb_build_object('n', n, 'text', E'a\\tb\\nc\\\\d'), array[n, 2], '\\x00ff', 1,
               now(), now()
        from generate_series(1, 2000) n
        """);
  }

  @Test
  void everything_comes_back_as_it_was() throws IOException {
    var file = temporary.resolve("all.zip");

    var written = Backup.write(source, file, NOW);
    var read = Restore.read(target, file);

    assertThat(contents(target)).isEqualTo(contents(source));
    assertThat(written.rows()).isEqualTo(2003);
    assertThat(read).isEqualTo(new Restore.Read(written.tables(), 2003, NOW.toString()));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void numbering_goes_on_after_the_last_number_that_was_given_even_if_its_row_is_gone() {
    source.inTransaction(sql -> sql.update("delete from workspaces where id = 3"));
    var file = temporary.resolve("all.zip");
    Backup.write(source, file, NOW);
    Restore.read(target, file);

    var next = target.<Integer>inTransaction(sql -> sql.one("""
                    insert into workspaces (name, secret, created_at) values ('n', '', now())
                    returning id
                    """, row -> row.integer(1)));

    assertThat(next).isEqualTo(4);
  }

  @Test
  void a_database_with_data_in_it_is_refused_and_left_alone() {
    var file = temporary.resolve("all.zip");
    Backup.write(source, file, NOW);
    var before = contents(source);

    assertThatThrownBy(() -> Restore.read(source, file))
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining("has data in it");
    assertThat(contents(source)).isEqualTo(before);
  }

  @Test
  void a_file_that_exists_is_not_overwritten() throws IOException {
    var file = Files.writeString(temporary.resolve("precious"), "precious");

    assertThatThrownBy(() -> Backup.write(source, file, NOW)).isInstanceOf(CannotRun.class);
    assertThat(file).hasContent("precious");
  }

  @Test
  void a_backup_whose_counts_do_not_hold_restores_nothing() throws IOException {
    var file = temporary.resolve("all.zip");
    Backup.write(source, file, NOW);
    var tampered = withManifest(file, text -> text.replace(" 2000\n", " 2001\n"));

    assertThatThrownBy(() -> Restore.read(target, tampered))
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining("contacts has 2000 rows instead of 2001; nothing was restored.");
    assertThat(target.<Boolean>read(Tables::areEmpty)).isTrue();
  }

  @Test
  void a_backup_in_which_one_letter_is_another_restores_nothing() throws IOException {
    var file = temporary.resolve("all.zip");
    Backup.write(source, file, NOW);
    var table = withOtherLetter(file, "1000@example.com", "1000@exbmple.com");
    var noRow = withOtherLetter(file, "1000@example.com\t", "1000@example.com\n");
    var manifest = withOtherLetter(file, "taken 2024-02-29", "taken 2024-02-28");

    for (var damaged : List.of(table, noRow, manifest)) {
      assertThatThrownBy(() -> Restore.read(target, damaged))
          .isInstanceOf(CannotRun.class)
          .hasMessage(damaged + " is not a backup of SegMailer, or is damaged.");
      assertThat(target.<Boolean>read(Tables::areEmpty)).isTrue();
    }
  }

  @Test
  void a_backup_that_breaks_off_leaves_no_file() throws IOException {
    source.read(sql -> sql.update(
        "alter database %s set lock_timeout = '50ms'".formatted(name(source.address()))));
    try (var hurried = Database.open(source.address(), PoolSettings.usual(2))) {
      source.inTransaction(lock -> {
        lock.script("lock table contacts");
        assertThatThrownBy(() -> Backup.write(hurried, temporary.resolve("all.zip"), NOW))
            .isInstanceOf(DatabaseFailure.class);
        return lock;
      });
    }

    try (var left = Files.list(temporary)) {
      assertThat(left).isEmpty();
    }
  }

  private static String name(DatabaseAddress address) {
    return address.url().substring(address.url().lastIndexOf('/') + 1);
  }

  @Test
  void files_that_are_no_backups_or_newer_ones_are_refused_in_one_sentence() throws IOException {
    var file = temporary.resolve("all.zip");
    Backup.write(source, file, NOW);
    var text = Files.writeString(temporary.resolve("text"), "hello");
    var half = temporary.resolve("half");
    Files.write(half, Arrays.copyOf(Files.readAllBytes(file), 5000));
    var newerFormat =
        withManifest(file, m -> m.replace("segmailer-backup 1", "segmailer-backup 2"));
    var newerSchema = withManifest(file, m -> m.replaceFirst("schema [0-9]+", "schema 9999"));

    for (var bad : List.of(text, half)) {
      assertThatThrownBy(() -> Restore.read(target, bad))
          .isInstanceOf(CannotRun.class)
          .hasMessage(bad + " is not a backup of SegMailer, or is damaged.");
    }
    for (var newer : List.of(newerFormat, newerSchema)) {
      assertThatThrownBy(() -> Restore.read(target, newer))
          .isInstanceOf(CannotRun.class)
          .hasMessageContaining("made by a newer SegMailer");
    }
  }

  @Test
  void a_database_without_the_current_schema_cannot_be_backed_up() {
    assertThat(Migrations.pending(target.address())).isPositive();
    assertThatThrownBy(() -> Backup.write(target, temporary.resolve("f"), NOW))
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining("migrate");
  }

  private Path withManifest(Path file, UnaryOperator<String> change) throws IOException {
    var changed = Files.createTempFile(temporary, "changed", ".zip");
    try (var in = new ZipFile(file.toFile());
        var out = new ZipOutputStream(Files.newOutputStream(changed))) {
      for (var entry : in.stream().toList()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        var bytes = in.getInputStream(entry).readAllBytes();
        if (entry.getName().equals(Manifest.ENTRY)) {
          bytes = change
              .apply(new String(bytes, StandardCharsets.UTF_8))
              .getBytes(StandardCharsets.UTF_8);
        }
        out.write(bytes);
      }
    }
    return changed;
  }

  /** The same file without compression, in which something reads differently than when it was written. */
  private Path withOtherLetter(Path file, String written, String read) throws IOException {
    var changed = Files.createTempFile(temporary, "changed", ".zip");
    try (var in = new ZipFile(file.toFile());
        var out = new ZipOutputStream(Files.newOutputStream(changed))) {
      out.setLevel(Deflater.NO_COMPRESSION);
      for (var entry : in.stream().toList()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        in.getInputStream(entry).transferTo(out);
      }
    }
    var text = Files.readString(changed, StandardCharsets.ISO_8859_1);
    assertThat(text).contains(written);
    return Files.writeString(changed, text.replace(written, read), StandardCharsets.ISO_8859_1);
  }

  private static Map<String, List<String>> contents(Database database) {
    return database.snapshot(sql -> {
      var contents = new TreeMap<String, List<String>>();
      for (var shape : Tables.shapes(sql)) {
        var rows =
            sql.query("select t::text from " + shape.name() + " t order by 1", r -> r.text(1));
        contents.put(shape.name(), rows);
      }
      return contents;
    });
  }
}

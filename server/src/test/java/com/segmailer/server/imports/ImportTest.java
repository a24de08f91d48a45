package com.segmailer.server.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.contact.Identifier;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.json.ValidationFailed;
import com.segmailer.server.postgres.DatabaseFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ImportTest {

  private final Importing imports = new Importing();

  @AfterEach
  void close() {
    imports.close();
  }

  private static String rows(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "user" + i + "@example.com,Name" + i + "," + "x".repeat(200) + "\n")
        .collect(Collectors.joining());
  }

  private static String large(int rows) {
    return "email,name,text\n" + rows(0, rows);
  }

  @Test
  void quotes_line_ends_and_a_byte_order_mark_are_understood() {
    var id = imports.csv("\uFEFFemail,\"first, name\",note\r\n"
        + "ann@example.com,\"Ann \"\"A\"\"\",\"two\r\nlines\"\r\n"
        + "\r\n"
        + "ben@example.com,Ben,\r\n"
        + "not an address,X,Y\r\n");

    var done = imports.finished(id);

    assertThat(done.state()).isEqualTo("completed");
    assertThat(done.rows()).isEqualTo(new Import.Rows(3, 2, 0, 0, 1));
    assertThat(done.bytes().read()).isEqualTo(done.bytes().total()).isPositive();
    assertThat(imports.attribute("ann@example.com", "first, name")).isEqualTo("Ann \"A\"");
    assertThat(imports.attribute("ann@example.com", "note")).isEqualTo("two\r\nlines");
    assertThat(imports.attribute("ben@example.com", "note")).isEqualTo("null");
    assertThat(imports.errors(id)).containsExactly("6 validation-failed");
    assertThat(imports.count("import_chunks")).isZero();
  }

  @Test
  void a_row_with_too_few_or_too_many_cells_fails_alone() {
    var id = imports.csv("email,plan\na@example.com\nb@example.com,pro,x\nc@example.com,pro\n");

    var done = imports.finished(id);

    assertThat(done.rows()).isEqualTo(new Import.Rows(3, 1, 0, 0, 2));
    assertThat(imports.errors(id)).containsExactly("2 malformed-row", "3 malformed-row");
  }

  @Test
  void a_row_in_another_charset_fails_alone() {
    var id = imports.file(
        ImportOptions.of(FileFormat.CSV),
        "email,name\na@example.com,Zoë\nb@example.com,Bea\n".getBytes(ISO_8859_1));

    var done = imports.finished(id);

    assertThat(done.rows()).isEqualTo(new Import.Rows(2, 1, 0, 0, 1));
    assertThat(imports.errors(id)).containsExactly("2 not-utf-8");
  }

  @Test
  void of_several_rows_about_one_contact_the_last_wins() {
    var id = imports.csv("email,plan\nA@example.com,free\nb@example.com,x\na@example.com,pro\n"
        + "a@example.com,pro\n");

    var done = imports.finished(id);

    assertThat(done.rows()).isEqualTo(new Import.Rows(4, 2, 1, 1, 0));
    assertThat(imports.attribute("a@example.com", "plan")).isEqualTo("pro");
  }

  @Test
  void a_header_alone_is_an_import_of_nothing_and_an_empty_file_is_refused() {
    var headerOnly = imports.finished(imports.csv("email,plan"));

    assertThat(headerOnly.state()).isEqualTo("completed");
    assertThat(headerOnly.rows().read()).isZero();
    assertThatThrownBy(() -> imports.csv("")).isInstanceOf(ValidationFailed.class);
    assertThatThrownBy(() -> imports.csv("\uFEFF\r\n\r\n")).isInstanceOf(ValidationFailed.class);
    assertThatThrownBy(() -> imports.ndjson("")).isInstanceOf(ValidationFailed.class);
    assertThat(imports.count("imports")).isEqualTo(1);
  }

  @Test
  void a_header_that_does_not_fit_is_refused_at_once() {
    for (var header : List.of(
        "name,plan", "email,email", "email,$id", "email,a.b", "email,plan,attributes.plan")) {
      assertThatThrownBy(() -> imports.csv(header + "\n"))
          .as(header)
          .isInstanceOf(ValidationFailed.class);
    }
    assertThat(imports.count("imports")).isZero();
  }

  @Test
  void columns_go_where_the_mapping_says_and_types_are_inferred() {
    Map<String, Target> mapping = Map.of(
        "E-Mail", new Target.Email(),
        "Seats", new Target.Attribute("seats"),
        "Notes", new Target.Ignore());
    var options = new ImportOptions(FileFormat.CSV, ';', mapping, true, false, false, null);
    var id = imports.file(
        options,
        "E-Mail;Seats;Notes;zip;beta;subscribed\na@example.com;-3.50;secret;01234;TRUE;false\n"
            .getBytes(UTF_8));

    var done = imports.finished(id);

    assertThat(done.rows().created()).isEqualTo(1);
    String stored = imports.database.read(
        sql -> sql.one("select attributes::text || subscribed from contacts", row -> row.text(1)));
    assertThat(stored).isEqualTo("{\"zip\": \"01234\", \"beta\": true, \"seats\": -3.50}false");
  }

  @Test
  void a_line_that_is_half_a_document_fails_alone_and_keeps_no_value() {
    var id = imports.ndjson("""
        {"identifier":{"email":"ann@example.com"},"attributes":{"n":1}}
        {"identifier":{"email":"secret@example.com"},"attri

        {"identifier":{"email":"ben@example.com"},"operations":[{"op":"increment","attribute":"n","value":2}]}
        {"identifier":{"email":"ann@example.com"},"delete":true}
        {"identifer":{"email":"ann@example.com"}}
        secret@example.com""");

    var done = imports.finished(id);

    assertThat(done.rows()).isEqualTo(new Import.Rows(6, 2, 0, 0, 4));
    assertThat(imports.errors(id))
        .containsExactly(
            "2 malformed-row", "5 validation-failed", "6 validation-failed", "7 malformed-row");
    List<String> details = imports.database.read(
        sql -> sql.query("select detail from import_errors", row -> row.text(1)));
    assertThat(details).noneMatch(detail -> detail.contains("secret"));
  }

  @Test
  void refused_addresses_and_the_contact_limit_are_told_by_row() {
    imports.finished(imports.csv("email\ngone@example.com\nstays@example.com\n"));
    var gone = ((EmailAddress.Valid) EmailAddress.parse("gone@example.com")).address();
    imports.engine.submit(
        imports.workspace,
        new Submission.Erase(Identifier.of(gone), true, Submission.Terms.EXISTING));
    imports.database.inTransaction(sql -> {
      sql.update("update workspaces set contact_limit = 2");
      return sql.update("update definition_versions set version = version + 1");
    });

    var id = imports.csv(
        "email\nGONE@example.com\nnew1@example.com\nnew2@example.com\n" + "stays@example.com\n");

    assertThat(imports.finished(id).rows()).isEqualTo(new Import.Rows(4, 1, 0, 1, 2));
    assertThat(imports.errors(id))
        .containsExactly("2 address-suppressed", "4 contact-limit-reached");
  }

  @Test
  void after_a_crash_in_the_middle_it_goes_on_without_doubling() {
    imports.database.read(sql -> {
      sql.script("""
          create function crash() returns trigger language plpgsql as $$
          begin
            if new.rows_read > 5000 then
              raise exception 'crash' using errcode = '57P01';
            end if;
            return new;
          end $$;
          create trigger crash before update on imports for each row execute function crash();
          """);
      return sql;
    });
    var id = imports.csv(large(12_000) + "bad\n" + rows(0, 10));

    assertThatThrownBy(() -> imports.finished(id)).isInstanceOf(DatabaseFailure.class);
    var broken = imports.see(id);
    imports.database.read(sql -> {
      sql.script("drop trigger crash on imports");
      return sql;
    });
    imports.clock.advance(WorkStore.LEASE.plusSeconds(1));
    var done = imports.finished(id);

    assertThat(broken.rows().read()).isBetween(4_000L, 5_000L);
    assertThat(done.state()).isEqualTo("completed");
    assertThat(done.rows()).isEqualTo(new Import.Rows(12_011, 12_000, 0, 10, 1));
    assertThat(imports.count("contacts")).isEqualTo(12_000);
    assertThat(imports.errors(id)).containsExactly("12002 malformed-row");
  }

  @Test
  void whoever_lost_the_lease_stores_nothing_more() {
    var id = imports.csv("email\na@example.com\nb@example.com\n");
    var stale = claim();
    imports.clock.advance(WorkStore.LEASE.plusSeconds(1));

    var done = imports.finished(id);

    assertThat(done.rows()).isEqualTo(new Import.Rows(2, 2, 0, 0, 0));
    assertThatThrownBy(() -> imports.database.inTransaction(sql -> {
          imports.work.advance(
              sql, stale, new Tally(0, 1, 1, 0, 0, List.of()), imports.clock.instant());
          return id;
        }))
        .isInstanceOf(ClaimLost.class);
    assertThat(imports.see(id)).isEqualTo(done);
  }

  private Claim claim() {
    return imports
        .database
        .inTransaction(sql ->
            imports.work.claim(sql, imports.workspace, imports.ids.next(), imports.clock.instant()))
        .orElseThrow();
  }

  @Test
  void what_is_claimed_is_left_alone_until_the_lease_ends() {
    var id = imports.csv("email\na@example.com\n");
    claim();

    assertThat(imports.worker.runOnce()).isFalse();
    imports.clock.advance(WorkStore.LEASE);
    assertThat(imports.worker.runOnce()).isTrue();
    assertThat(imports.see(id).state()).isEqualTo("completed");
  }

  @Test
  void a_cancelled_import_stops_and_its_file_goes() {
    var id = imports.csv(large(12_000));
    imports.worker.runOnce();
    var before = imports.see(id);

    imports.database.inTransaction(sql -> {
      imports.store.cancel(sql, imports.workspace, id, imports.clock.instant());
      return id;
    });

    assertThat(before.state()).isEqualTo("running");
    assertThat(imports.worker.runOnce()).isFalse();
    assertThat(imports.see(id).state()).isEqualTo("cancelled");
    assertThat(imports.see(id).rows()).isEqualTo(before.rows());
    assertThat(imports.count("import_chunks")).isZero();
  }

  @Test
  void cancelling_under_way_stops_after_the_part() {
    var id = imports.csv(large(3_000));
    var claim = claim();
    imports.database.inTransaction(sql -> {
      imports.store.cancel(sql, imports.workspace, id, imports.clock.instant());
      return id;
    });

    assertThatThrownBy(() -> imports.engine.submitAll(
            imports.workspace,
            List.of(Importing.submission()),
            new Progress(
                imports.work,
                claim,
                new Part(0, List.of(new ImportRow.Good(2, Importing.submission()))),
                imports.clock)))
        .isInstanceOf(ClaimLost.class);
    assertThat(imports.count("contacts")).isZero();
  }

  @Test
  void of_an_upload_that_breaks_off_nothing_stays() {
    var broken = new SequenceInputStream(
        new ByteArrayInputStream(large(10_000).getBytes(UTF_8)), new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }
        });

    assertThatThrownBy(
            () -> imports.upload.store(imports.workspace, ImportOptions.of(FileFormat.CSV), broken))
        .isInstanceOf(IOException.class);
    assertThat(imports.count("imports")).isZero();
    assertThat(imports.count("import_chunks")).isZero();
  }

  @Test
  void an_upload_whose_node_died_is_forgotten_after_a_while() {
    var id = imports.ids.next();
    var now = imports.clock.instant();
    imports.database.inTransaction(sql -> {
      var times = new Upload.Times(now, now.plus(Upload.PATIENCE));
      var options = ImportOptions.of(FileFormat.CSV);
      imports.store.begin(sql, imports.workspace, id, options, times);
      return imports.store.addChunk(
          sql,
          imports.workspace,
          id,
          new Chunk(0, 1, 5, false, new byte[5]),
          now.plus(Upload.PATIENCE));
    });

    imports.worker.runOnce();
    long kept = imports.count("import_chunks");
    imports.clock.advance(Upload.PATIENCE.plus(Duration.ofSeconds(1)));
    imports.worker.runOnce();

    assertThat(kept).isEqualTo(1);
    assertThat(imports.count("imports") + imports.count("import_chunks")).isZero();
  }

  @Test
  void several_workers_share_several_imports() throws Exception {
    var files = IntStream.range(0, 3)
        .mapToObj(i -> imports.csv("email,name,text\n" + rows(i * 3_000, (i + 2) * 3_000)))
        .toList();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<UUID> loop = () -> {
        while (imports.worker.runOnce()) {
          continue;
        }
        return files.getFirst();
      };
      for (var ended : threads.invokeAll(List.of(loop, loop, loop))) {
        ended.get();
      }
    }
    files.forEach(imports::finished);

    var all = files.stream().map(imports::see).toList();
    assertThat(all).allMatch(one -> one.state().equals("completed"));
    assertThat(all).allMatch(one -> one.rows().read() == 6_000 && one.rows().failed() == 0);
    assertThat(all.stream().mapToLong(one -> one.rows().created()).sum()).isEqualTo(12_000);
    assertThat(imports.count("contacts")).isEqualTo(12_000);
  }

  @Test
  void a_record_that_is_too_long_fails_alone() {
    var id = imports.csv("email,note\na@example.com,x\nb@example.com,\""
        + "y\n".repeat(RecordSplitter.MAX_BYTES / 2 + 10)
        + "\"\nc@example.com,z\n");

    var done = imports.finished(id);

    assertThat(done.rows()).isEqualTo(new Import.Rows(3, 2, 0, 0, 1));
    assertThat(imports.errors(id)).containsExactly("3 row-too-long");
    assertThat(imports.attribute("c@example.com", "note")).isEqualTo("z");
  }
}

package com.segmailer.server.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How large files may be, and how many wait. */
final class ImportBoundTest {

  private static final int MOST = 100_000;

  private final Importing imports = new Importing();
  private final Upload bounded = new Upload(imports.database, imports.ids, imports.clock, MOST);

  @AfterEach
  void close() {
    imports.close();
  }

  private static ByteArrayInputStream file(int bytes) {
    var text = "email\n" + "a@b.example\n".repeat(bytes / 12 + 1);
    return new ByteArrayInputStream(text.substring(0, bytes).getBytes(UTF_8));
  }

  private long left() {
    return imports.database.<Long>read(sql -> sql.one(
        "select (select count(*) from imports) + (select count(*) from import_chunks)",
        row -> row.bigint(1)));
  }

  @Test
  void one_that_is_larger_when_it_is_decompressed_is_refused_and_leaves_nothing() {
    var options = ImportOptions.of(FileFormat.CSV);

    assertThatThrownBy(() -> bounded.store(imports.workspace, options, file(MOST + 1)))
        .hasMessageContaining("at most 100000 bytes, decompressed");

    assertThat(left()).isZero();
  }

  @Test
  void of_a_workspace_only_so_many_are_open_at_a_time() {
    for (int i = 0; i < ImportStore.MOST_OPEN; i++) {
      imports.csv("email\na@example.com\n");
    }

    assertThatThrownBy(() -> imports.csv("email\nb@example.com\n"))
        .hasMessageContaining("has 20 imports that have not ended");

    while (imports.worker.runOnce()) {
      continue;
    }
    assertThat(imports.csv("email\nb@example.com\n")).isNotNull();
    assertThat(imports.count("imports")).isEqualTo(ImportStore.MOST_OPEN + 1);
  }

  @Test
  void one_that_just_fits_is_taken() throws Exception {
    bounded.store(imports.workspace, ImportOptions.of(FileFormat.CSV), file(MOST));

    assertThat(left()).isPositive();
  }
}

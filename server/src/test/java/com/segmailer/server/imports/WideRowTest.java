package com.segmailer.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WideRowTest {

  private final Importing imports = new Importing();

  @AfterEach
  void close() {
    imports.close();
  }

  @Test
  void a_row_with_more_cells_than_any_file_has_columns_fails_alone() {
    var id = imports.csv("email,plan\na@example.com,pro\n"
        + ",".repeat(RecordSplitter.MAX_BYTES - 1)
        + "\nb@example.com,pro\n");

    var done = imports.finished(id);

    assertThat(done.state()).isEqualTo("completed");
    assertThat(done.rows()).isEqualTo(new Import.Rows(3, 2, 0, 0, 1));
    assertThat(imports.errors(id)).containsExactly("3 malformed-row");
  }
}

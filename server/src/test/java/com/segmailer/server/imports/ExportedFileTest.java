package com.segmailer.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A file that this server exported, imported again. */
final class ExportedFileTest {

  private final Importing imports = new Importing();

  @AfterEach
  void close() {
    imports.close();
  }

  @Test
  void an_export_comes_back_as_it_was() {
    var fixed = "id,email,externalId,subscribed,createdAt,updatedAt,";
    var values =
        "0193a0e2-8888-7aaa-8bbb-0123456789ab,'+ann@example.com,'-7,true,2024-01-15T09:30:00Z,"
            + "2024-01-15T09:30:00Z,";
    var id = imports.csv(fixed + "phone,quote,saying\n" + values + "'+49 30 1,'''=x,'tis\n");

    var done = imports.finished(id);

    assertThat(done.rows()).isEqualTo(new Import.Rows(1, 1, 0, 0, 0));
    assertThat(imports.attributes("+ann@example.com"))
        .isEqualTo("{\"phone\": \"+49 30 1\", \"quote\": \"''=x\", \"saying\": \"'tis\"}");
  }

  @Test
  void columns_of_these_names_in_any_other_file_are_attributes() {
    imports.finished(imports.csv("email,id,createdAt\na@example.com,17,yesterday\n"));

    assertThat(imports.attributes("a@example.com"))
        .isEqualTo("{\"id\": \"17\", \"createdAt\": \"yesterday\"}");
  }
}

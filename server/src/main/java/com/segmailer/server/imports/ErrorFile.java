package com.segmailer.server.imports;

import com.segmailer.server.imports.ImportStore.StoredError;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.postgres.Database;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** The errors of an import as a file, written page by page, so that no connection waits for a reader. */
final class ErrorFile {

  private static final int PAGE = 1_000;

  private final Database database;
  private final ImportStore store;
  private final int workspace;
  private final UUID id;

  ErrorFile(Database database, ImportStore store, int workspace, UUID id) {
    this.database = database;
    this.store = store;
    this.workspace = workspace;
    this.id = id;
  }

  /** What a page looks like. */
  private interface Form {
    byte[] write(List<StoredError> errors);
  }

  void writeNdjson(OutputStream out) throws IOException {
    pages(out, ErrorFile::ndjson);
  }

  void writeCsv(OutputStream out) throws IOException {
    out.write(csvRows(csv -> csv.writeRecord("row", "code", "pointer", "detail")));
    pages(
        out,
        errors -> csvRows(csv -> errors.forEach(error -> csv.writeRecord(
            Long.toString(error.line()),
            error.error().code(),
            error.error().pointer(),
            error.error().detail()))));
  }

  private void pages(OutputStream out, Form form) throws IOException {
    List<StoredError> page;
    long after = 0;
    do {
      long from = after;
      page = database.read(sql -> store.errors(sql, workspace, id, from, PAGE));
      out.write(form.write(page));
      after = page.isEmpty() ? after : page.getLast().line();
    } while (page.size() == PAGE);
  }

  private static byte[] ndjson(List<StoredError> errors) {
    var json = new JsonWriter();
    for (var one : errors) {
      var error = one.error();
      json.object()
          .field("row", one.line())
          .field("code", error.code())
          .field("detail", error.detail());
      if (!error.pointer().isEmpty()) {
        json.name("errors")
            .array()
            .object()
            .field("pointer", error.pointer())
            .field("detail", error.detail())
            .end()
            .endArray();
      }
      json.end().newLine();
    }
    return json.toBytes();
  }

  private static byte[] csvRows(java.util.function.Consumer<CsvWriter> rows) {
    var text = new StringWriter();
    try (var csv = CsvWriter.builder().build(text)) {
      rows.accept(csv);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}

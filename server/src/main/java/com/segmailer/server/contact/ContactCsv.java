package com.segmailer.server.contact;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.segmailer.core.value.Value;
import com.segmailer.server.json.Json;
import com.segmailer.server.postgres.Transaction;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Contacts as CSV: fixed columns, then one for each attribute of the catalogue. */
public final class ContactCsv {

  /** The columns before those of attributes. */
  public static final List<String> FIXED =
      List.of("id", "email", "externalId", "subscribed", "createdAt", "updatedAt");

  private static final String NAMES = """
      select distinct name from attribute_names where workspace_id = ? order by name
      """;

  private final CsvWriter csv;
  private final List<String> attributes;
  private final boolean raw;

  private ContactCsv(CsvWriter csv, List<String> attributes, boolean raw) {
    this.csv = csv;
    this.attributes = attributes;
    this.raw = raw;
  }

  static ContactCsv begin(Transaction sql, int workspace, boolean raw, OutputStream out) {
    var attributes = sql.query(NAMES, row -> row.text(1), workspace);
    var csv = CsvWriter.builder().build(new OutputStreamWriter(out, UTF_8));
    var file = new ContactCsv(csv, attributes, raw);
    var header = new ArrayList<>(FIXED);
    for (var name : attributes) {
      header.add(FIXED.contains(name) ? "attributes." + name : file.cell(name));
    }
    csv.writeRecord(header);
    return file;
  }

  void add(StoredContact contact) {
    var given = (Value.Dict) Json.parseTrusted(contact.attributes());
    var record = new ArrayList<String>(FIXED.size() + attributes.size());
    record.add(contact.id().toString());
    record.add(cell(contact.email()));
    record.add(cell(contact.externalId()));
    record.add(Boolean.toString(contact.subscribed()));
    record.add(contact.createdAt().toString());
    record.add(contact.updatedAt().toString());
    for (var name : attributes) {
      record.add(cell(given.get(name)));
    }
    csv.writeRecord(record);
  }

  void end() {
    try {
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String cell(Value value) {
    return switch (value) {
      case Value.Null() -> "";
      case Value.Text(var text) -> cell(text);
      case Value.Bool(var yes) -> Boolean.toString(yes);
      case Value.Decimal number -> Json.print(number);
      case Value.Array array -> Json.print(array);
      case Value.Dict dict -> Json.print(dict);
    };
  }

  private String cell(@Nullable String text) {
    if (text == null) {
      return "";
    }
    return raw ? text : SpreadsheetText.guarded(text);
  }
}

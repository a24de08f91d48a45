package com.segmailer.server.suppression;

import com.segmailer.core.value.Value;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.json.Fields;
import com.segmailer.server.json.NdjsonReader;
import com.segmailer.server.json.ValidationFailed;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rows of a list of addresses, one after the other, in constant memory. */
abstract sealed class ImportRows {

  /** A row: what it says, or what is wrong with it. */
  sealed interface Row {
    record Good(long line, SuppressionInput input) implements Row {}

    record Bad(long line, String detail) implements Row {}
  }

  abstract Optional<Row> next() throws IOException;

  static ImportRows csv(InputStream in) throws IOException {
    return new Csv(in);
  }

  static ImportRows ndjson(InputStream in) {
    return new Ndjson(new NdjsonReader(in));
  }

  static Row row(long line, Value value) {
    try {
      return new Row.Good(line, SuppressionInput.read(Fields.of(value)));
    } catch (ValidationFailed wrong) {
      var first = wrong.violations().getFirst();
      return new Row.Bad(line, first.at() + " " + first.detail());
    }
  }

  private static final class Ndjson extends ImportRows {
    private final NdjsonReader lines;

    Ndjson(NdjsonReader lines) {
      this.lines = lines;
    }

    @Override
    Optional<Row> next() throws IOException {
      return lines.next().map(line -> switch (line) {
        case NdjsonReader.Line.Parsed(long number, Value value) -> row(number, value);
        case NdjsonReader.Line.Broken(long number, var problem) ->
          new Row.Bad(number, "is not valid JSON: " + problem.getMessage());
      });
    }
  }

  private static final class Csv extends ImportRows {
    private static final int LONGEST_CELL = 10_000;

    private final Iterator<CsvRecord> records;
    private final List<String> header;

    Csv(InputStream in) throws IOException {
      records = CsvReader.builder()
          .detectBomHeader(true)
          .extraFieldStrategy(de.siegmar.fastcsv.reader.FieldMismatchStrategy.IGNORE)
          .missingFieldStrategy(de.siegmar.fastcsv.reader.FieldMismatchStrategy.IGNORE)
          .maxBufferSize(LONGEST_CELL)
          .ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))
          .iterator();
      header = record()
          .map(first -> first.getFields().stream()
              .map(name -> name.strip().toLowerCase(Locale.ROOT))
              .toList())
          .orElse(List.of());
      if (!header.contains("email")) {
        throw ProblemType.BAD_REQUEST.because(
            "The first row must name the columns, and one of them must be \"email\"");
      }
    }

    @Override
    Optional<Row> next() {
      return record().map(record -> {
        var members = new LinkedHashMap<String, Value>();
        for (String column : List.of("email", "reason")) {
          int at = header.indexOf(column);
          var cell =
              at >= 0 && at < record.getFieldCount() ? record.getField(at).strip() : "";
          if (!cell.isEmpty()) {
            members.put(column, new Value.Text(cell));
          }
        }
        return row(record.getStartingLineNumber(), new Value.Dict(members));
      });
    }

    private Optional<CsvRecord> record() {
      try {
        return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
      } catch (CsvParseException wrong) {
        throw ProblemType.BAD_REQUEST.because("The file cannot be read as CSV from here on");
      }
    }
  }
}

package com.segmailer.server.suppression;

import com.segmailer.core.value.Value;
import com.segmailer.server.json.Fields;
import com.segmailer.server.json.NdjsonReader;
import com.segmailer.server.json.ValidationFailed;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The rows of a list of addresses, one after the other, in constant memory. */
abstract class ImportRows {

  /** A row: what it says, or what is wrong with it. */
  sealed interface Row {
    record Good(long line, SuppressionInput input) implements Row {}

    record Bad(long line, String detail) implements Row {}
  }

  abstract Optional<Row> next() throws IOException;

  /** Refused unless the first row names a column {@code email}. */
  static ImportRows csv(InputStream in) throws IOException {
    return new CsvImportRows(in);
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
}

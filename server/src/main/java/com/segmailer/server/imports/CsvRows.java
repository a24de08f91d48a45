package com.segmailer.server.imports;

import static java.util.Objects.requireNonNull;

import com.segmailer.server.json.Pointer;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of a chunk of a CSV file. */
final class CsvRows implements Iterator<ImportRow> {

  private final RowBuilder builder;
  // One character a byte: the chunk as a whole is not UTF-8, so each row is looked at by itself.
  private final boolean raw;
  private final CsvRecords records;
  // Read ahead, as it shows only then whether there is one.
  private CsvRecords.@Nullable One upcoming;

  CsvRows(Chunk chunk, char delimiter, RowBuilder builder) {
    this.builder = builder;
    this.raw = decoded(chunk.content()).isEmpty();
    this.records = new CsvRecords(
        chunk.content(),
        raw ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8,
        chunk.firstLine(),
        delimiter);
  }

  /** The cells of the header row, or nothing if it is not UTF-8. */
  static Optional<List<String>> header(byte[] record, char delimiter) {
    return decoded(record)
        .map(text -> CsvRecords.lenient(text, delimiter).iterator())
        .map(rows -> rows.hasNext() ? rows.next().getFields() : List.of());
  }

  @Override
  public boolean hasNext() {
    if (upcoming == null) {
      upcoming = records.next();
    }
    return upcoming != null;
  }

  @Override
  public ImportRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    var one = requireNonNull(upcoming);
    upcoming = null;
    return switch (one) {
      case CsvRecords.Row(var line, var cells) -> row(line, cells);
      case CsvRecords.Malformed(var line, var detail) ->
        new ImportRow.Bad(line, new RowError(RowError.MALFORMED, Pointer.ROOT.toString(), detail));
    };
  }

  private ImportRow row(long line, CsvRecord row) {
    if (!raw) {
      return builder.row(line, row.getFields());
    }
    var cells = new ArrayList<String>(row.getFieldCount());
    for (var field : row.getFields()) {
      var cell = decoded(field.getBytes(StandardCharsets.ISO_8859_1));
      if (cell.isEmpty()) {
        return new ImportRow.Bad(
            line,
            new RowError(
                RowError.NOT_UTF_8,
                Pointer.ROOT.toString(),
                "Cell " + (cells.size() + 1) + " is not UTF-8; save the file with that encoding."));
      }
      cells.add(cell.get());
    }
    return builder.row(line, cells);
  }

  private static Optional<String> decoded(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}

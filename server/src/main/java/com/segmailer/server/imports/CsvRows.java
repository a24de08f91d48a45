package com.segmailer.server.imports;

import com.segmailer.server.json.Pointer;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The rows of a chunk of a CSV file. */
final class CsvRows implements Iterator<ImportRow> {

  // More than fit in a record: how many there may be is told by those who know the columns.
  private static final int MAX_FIELDS = RecordSplitter.MAX_BYTES + 1;

  private final Iterator<CsvRecord> records;
  private final RowBuilder builder;
  private final long firstLine;
  // One character a byte: the chunk as a whole is not UTF-8, so each row is looked at by itself.
  private final boolean raw;

  CsvRows(Chunk chunk, char delimiter, RowBuilder builder) {
    this.builder = builder;
    this.firstLine = chunk.firstLine();
    var text = decoded(chunk.content());
    this.raw = text.isEmpty();
    this.records = reader(
            delimiter,
            text.orElseGet(() -> new String(chunk.content(), StandardCharsets.ISO_8859_1)))
        .iterator();
  }

  /** The cells of the header row, or nothing if it is not UTF-8. */
  static Optional<List<String>> header(byte[] record, char delimiter) {
    return decoded(record)
        .map(text -> reader(delimiter, text).iterator())
        .map(rows -> rows.hasNext() ? rows.next().getFields() : List.of());
  }

  @Override
  public boolean hasNext() {
    return records.hasNext();
  }

  @Override
  public ImportRow next() {
    var row = records.next();
    long line = firstLine - 1 + row.getStartingLineNumber();
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

  private static CsvReader<CsvRecord> reader(char delimiter, String text) {
    return CsvReader.builder()
        .fieldSeparator(delimiter)
        .extraFieldStrategy(de.siegmar.fastcsv.reader.FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(de.siegmar.fastcsv.reader.FieldMismatchStrategy.IGNORE)
        .allowExtraCharsAfterClosingQuote(true)
        .allowUnclosedQuote(true)
        .build(CsvRecordHandler.of(handler -> handler.maxFields(MAX_FIELDS)), text);
  }

  private static Optional<String> decoded(byte[] bytes) {
    return decoded(bytes, StandardCharsets.UTF_8);
  }

  private static Optional<String> decoded(byte[] bytes, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}

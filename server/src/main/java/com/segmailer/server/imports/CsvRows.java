package com.segmailer.server.imports;

import static java.util.Objects.requireNonNull;

import com.segmailer.server.json.Pointer;
import de.siegmar.fastcsv.reader.CsvParseException;
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
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a chunk of a CSV file. A row with a quote too many or too few is bad and nothing is made
 * of it: what it seems to hold may be several rows.
 */
final class CsvRows implements Iterator<ImportRow> {

  // More than fit in a record: how many there may be is told by those who know the columns.
  private static final int MAX_FIELDS = RecordSplitter.MAX_BYTES + 1;
  private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");

  private final RowBuilder builder;
  private final long firstLine;
  private final char delimiter;
  private final byte[] content;
  // One character a byte: the chunk as a whole is not UTF-8, so each row is looked at by itself.
  private final boolean raw;
  private final Iterator<CsvRecord> records;
  // Read ahead, as it shows only then whether there is one.
  private @Nullable ImportRow upcoming;
  private long lastLine;
  // Once one row was bad, those after it are read each by itself.
  private @Nullable Iterator<Lines> left;

  /** The lines of one record, without the end of the last one. */
  private record Lines(long first, String text) {
    long last() {
      return first + LINE_END.matcher(text).results().count();
    }
  }

  CsvRows(Chunk chunk, char delimiter, RowBuilder builder) {
    this.builder = builder;
    this.firstLine = chunk.firstLine();
    this.delimiter = delimiter;
    this.content = chunk.content();
    var text = decoded(content);
    this.raw = text.isEmpty();
    this.records = reader(
            delimiter,
            text.orElseGet(() -> new String(content, StandardCharsets.ISO_8859_1)),
            false,
            false)
        .iterator();
  }

  /** The cells of the header row, or nothing if it is not UTF-8. */
  static Optional<List<String>> header(byte[] record, char delimiter) {
    return decoded(record)
        .map(text -> reader(delimiter, text, true, true).iterator())
        .map(rows -> rows.hasNext() ? rows.next().getFields() : List.of());
  }

  @Override
  public boolean hasNext() {
    if (upcoming == null) {
      upcoming = read();
    }
    return upcoming != null;
  }

  @Override
  public ImportRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    var row = requireNonNull(upcoming);
    upcoming = null;
    return row;
  }

  private @Nullable ImportRow read() {
    if (left == null) {
      try {
        if (!records.hasNext()) {
          return null;
        }
        var record = records.next();
        lastLine = record.getStartingLineNumber();
        return row(lastLine, record);
      } catch (CsvParseException bad) {
        left = after(lastLine).iterator();
      }
    }
    return left.hasNext() ? alone(left.next()) : null;
  }

  /** The records that begin after a line, cut as the file was cut into pieces. */
  private List<Lines> after(long line) {
    return RecordSplitter.alone(content, delimiter).stream()
        .filter(record -> record.line() > line)
        .map(record -> new Lines(record.line(), text(record.bytes())))
        .filter(lines -> !lines.text().isEmpty())
        .toList();
  }

  private String text(byte[] bytes) {
    return new String(bytes, raw ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8)
        .replaceFirst("[\\r\\n]+$", "");
  }

  private ImportRow alone(Lines lines) {
    try {
      return row(
          lines.first(),
          reader(delimiter, lines.text(), false, false).iterator().next());
    } catch (CsvParseException bad) {
      return malformed(lines);
    }
  }

  private ImportRow malformed(Lines lines) {
    String detail;
    try {
      reader(delimiter, lines.text(), false, true).iterator().next();
      detail = "A quote is never closed; nothing after it was read.";
    } catch (CsvParseException bad) {
      detail = lines.first() == lines.last()
          ? "There is text after a closing quote."
          : "There is text after a closing quote: is one missing in the lines %d to %d?"
              .formatted(firstLine - 1 + lines.first(), firstLine - 1 + lines.last());
    }
    return new ImportRow.Bad(
        firstLine - 1 + lines.first(),
        new RowError(RowError.MALFORMED, Pointer.ROOT.toString(), detail));
  }

  private ImportRow row(long lineOfChunk, CsvRecord row) {
    long line = firstLine - 1 + lineOfChunk;
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

  private static CsvReader<CsvRecord> reader(
      char delimiter, String text, boolean extraAfterQuote, boolean unclosedQuote) {
    return CsvReader.builder()
        .fieldSeparator(delimiter)
        .extraFieldStrategy(de.siegmar.fastcsv.reader.FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(de.siegmar.fastcsv.reader.FieldMismatchStrategy.IGNORE)
        .allowExtraCharsAfterClosingQuote(extraAfterQuote)
        .allowUnclosedQuote(unclosedQuote)
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

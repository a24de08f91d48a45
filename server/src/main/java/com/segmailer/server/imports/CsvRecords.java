package com.segmailer.server.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The records of a piece of a CSV file. One with a quote too many or too few is malformed and nothing
 * is made of it: what it seems to hold may be several rows. Those after it are read all the same.
 */
public final class CsvRecords {

  // More than fit in a record: how many there may be is told by those who know the columns.
  private static final int MAX_FIELDS = RecordSplitter.MAX_BYTES + 1;
  private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\n|\\r");

  /** One of them, which begins on {@code line} of the file. */
  public sealed interface One {
    long line();
  }

  public record Row(long line, CsvRecord cells) implements One {}

  /** @param detail a sentence that ends with a full stop and quotes nothing of the file */
  public record Malformed(long line, String detail) implements One {}

  private final byte[] piece;
  private final Charset charset;
  private final long firstLine;
  private final char delimiter;
  private final CsvReader<CsvRecord> reader;
  private @Nullable Iterator<CsvRecord> rows;
  private int lastLine;
  // Once one was malformed, those after it are read each by itself.
  private RecordSplitter.@Nullable Cuts cuts;
  private int cut;

  /**
   * @param piece as {@link RecordSplitter} made it
   * @param charset UTF-8 where all of the piece is, else one of one byte a character
   */
  public CsvRecords(byte[] piece, Charset charset, long firstLine, char delimiter) {
    this.piece = piece;
    this.charset = charset;
    this.firstLine = firstLine;
    this.delimiter = delimiter;
    this.reader = strict(new String(piece, charset), false);
  }

  /** The next one; null at the end. */
  public @Nullable One next() {
    var found = cuts == null ? nextRow() : null;
    return found != null || cuts == null ? found : nextAlone(cuts);
  }

  private @Nullable One nextRow() {
    if (rows == null) {
      rows = reader.iterator();
    }
    try {
      if (!rows.hasNext()) {
        return null;
      }
      var row = rows.next();
      lastLine = Math.toIntExact(row.getStartingLineNumber());
      return new Row(inFile(lastLine), row);
    } catch (CsvParseException bad) {
      cuts = RecordSplitter.cuts(piece, delimiter);
      return null;
    }
  }

  private @Nullable One nextAlone(RecordSplitter.Cuts records) {
    while (cut < records.lines().length) {
      int from = cut == 0 ? 0 : records.ends()[cut - 1];
      int to = records.ends()[cut];
      int line = records.lines()[cut++];
      while (to > from && (piece[to - 1] == '\n' || piece[to - 1] == '\r')) {
        to--;
      }
      if (line > lastLine && to > from) {
        return alone(line, new String(piece, from, to - from, charset));
      }
    }
    return null;
  }

  private One alone(int line, String text) {
    try {
      return new Row(inFile(line), strict(text, false).iterator().next());
    } catch (CsvParseException bad) {
      return new Malformed(inFile(line), detail(line, text));
    }
  }

  private String detail(int line, String text) {
    try {
      strict(text, true).iterator().next();
      return "A quote is never closed; nothing after it was read.";
    } catch (CsvParseException bad) {
      long more = LINE_END.matcher(text).results().count();
      return more == 0
          ? "There is text after a closing quote."
          : "There is text after a closing quote: is one missing in the lines %d to %d?"
              .formatted(inFile(line), inFile(line) + more);
    }
  }

  private long inFile(int line) {
    return firstLine - 1 + line;
  }

  /** The cells of the header row, however it is quoted. */
  static CsvReader<CsvRecord> lenient(String text, char delimiter) {
    return reader(delimiter, true, true).build(handler(), text);
  }

  private CsvReader<CsvRecord> strict(String text, boolean unclosedQuote) {
    return reader(delimiter, false, unclosedQuote).build(handler(), text);
  }

  private static CsvRecordHandler handler() {
    return CsvRecordHandler.of(handler -> handler.maxFields(MAX_FIELDS));
  }

  private static CsvReader.CsvReaderBuilder reader(
      char delimiter, boolean extraAfterQuote, boolean unclosedQuote) {
    return CsvReader.builder()
        .fieldSeparator(delimiter)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowExtraCharsAfterClosingQuote(extraAfterQuote)
        .allowUnclosedQuote(unclosedQuote);
  }
}

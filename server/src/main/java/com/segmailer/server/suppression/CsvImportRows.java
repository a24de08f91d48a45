package com.segmailer.server.suppression;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.segmailer.core.value.Value;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.imports.CsvRecords;
import com.segmailer.server.imports.RecordSplitter;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of a list in CSV. Whatever is wrong with one is said of it, and the next one read. */
final class CsvImportRows extends ImportRows implements RecordSplitter.Sink {

  private static final int BUFFER = 64 * 1024;

  private static final char DELIMITER = ',';
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final RecordSplitter splitter = RecordSplitter.csv(DELIMITER, this);
  private final Deque<Iterator<Row>> pieces = new ArrayDeque<>();
  private final byte[] buffer = new byte[BUFFER];
  private List<String> header = List.of();
  private boolean ended;

  CsvImportRows(InputStream in) throws IOException {
    this.in = in;
    int read = in.readNBytes(buffer, 0, MARK.length);
    boolean marked = ByteBuffer.wrap(buffer, 0, read).equals(ByteBuffer.wrap(MARK));
    splitter.feed(buffer, marked ? MARK.length : 0, read);
    while (header.isEmpty() && !ended) {
      readOn();
    }
    if (header.isEmpty()) {
      throw noHeader();
    }
  }

  private static RuntimeException noHeader() {
    return ProblemType.BAD_REQUEST.because(
        "The first row must name the columns, and one of them must be \"email\"");
  }

  @Override
  Optional<Row> next() throws IOException {
    while (true) {
      if (pieces.isEmpty()) {
        if (ended) {
          return Optional.empty();
        }
        readOn();
      } else if (pieces.peek().hasNext()) {
        return Optional.of(pieces.peek().next());
      } else {
        pieces.remove();
      }
    }
  }

  private void readOn() throws IOException {
    int read = in.read(buffer);
    if (read < 0) {
      ended = true;
      splitter.end();
    } else {
      splitter.feed(buffer, 0, read);
    }
  }

  @Override
  public void header(byte[] record) {
    header = names(record);
    if (!header.contains("email")) {
      throw noHeader();
    }
  }

  private static List<String> names(byte[] record) {
    var first = new CsvRecords(record, ISO_8859_1, 1, DELIMITER).next();
    if (!(first instanceof CsvRecords.Row(var line, var cells))) {
      throw noHeader();
    }
    return cells.getFields().stream()
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .toList();
  }

  @Override
  public void records(long firstLine, byte[] records, long endsAt) {
    // One character a byte: what is no UTF-8 is found cell by cell.
    pieces.add(new Piece(new CsvRecords(records, ISO_8859_1, firstLine, DELIMITER)));
  }

  @Override
  public void overlong(long line, long endsAt) {
    Row row = new Row.Bad(line, "has more than " + RecordSplitter.MAX_BYTES + " bytes");
    pieces.add(List.of(row).iterator());
  }

  /** Whole records of the file. */
  private final class Piece implements Iterator<Row> {
    private final CsvRecords records;
    // Read ahead, as it shows only then whether there is one.
    private CsvRecords.@Nullable One upcoming;

    Piece(CsvRecords records) {
      this.records = records;
    }

    @Override
    public boolean hasNext() {
      if (upcoming == null) {
        upcoming = records.next();
      }
      return upcoming != null;
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      var one = requireNonNull(upcoming);
      upcoming = null;
      return switch (one) {
        case CsvRecords.Row(var line, var cells) -> row(line, cells);
        case CsvRecords.Malformed(var line, var detail) -> new Row.Bad(line, detail);
      };
    }
  }

  private Row row(long line, CsvRecord record) {
    var members = new LinkedHashMap<String, Value>();
    for (var column : List.of("email", "reason")) {
      int at = header.indexOf(column);
      var raw = at >= 0 && at < record.getFieldCount() ? record.getField(at) : "";
      var cell = decoded(raw).map(String::strip);
      if (cell.isEmpty()) {
        return new Row.Bad(line, column + " is not UTF-8; save the file with that encoding");
      }
      if (!cell.get().isEmpty()) {
        members.put(column, new Value.Text(cell.get()));
      }
    }
    return row(line, new Value.Dict(members));
  }

  private static Optional<String> decoded(String raw) {
    try {
      var bytes = ByteBuffer.wrap(raw.getBytes(ISO_8859_1));
      return Optional.of(UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}

package com.segmailer.server.imports;

import com.segmailer.core.decision.Change;
import com.segmailer.core.topic.Proof;
import com.segmailer.core.value.Value;
import com.segmailer.server.contact.ContactInput;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.json.Fields;
import com.segmailer.server.json.NdjsonReader;
import com.segmailer.server.json.NdjsonReader.Line;
import com.segmailer.server.json.ValidationFailed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The rows of a chunk of an NDJSON file. */
final class NdjsonRows implements Iterator<ImportRow> {

  private final NdjsonReader lines;
  private final long firstLine;
  private final Proof.How how;
  private Optional<Line> upcoming;

  NdjsonRows(Chunk chunk, Proof.How how) {
    this.lines = new NdjsonReader(new ByteArrayInputStream(chunk.content()));
    this.firstLine = chunk.firstLine();
    this.how = how;
    this.upcoming = read();
  }

  @Override
  public boolean hasNext() {
    return upcoming.isPresent();
  }

  @Override
  public ImportRow next() {
    var line = upcoming.orElseThrow(NoSuchElementException::new);
    upcoming = read();
    long number = firstLine - 1 + line.number();
    return switch (line) {
      // The parser's own words may quote the line.
      case Line.Broken(var same, var problem) ->
        new ImportRow.Bad(
            number,
            new RowError(
                RowError.MALFORMED,
                "",
                "The line is not a JSON document; what is wrong is near byte "
                    + problem.column()
                    + "."));
      case Line.Parsed(var same, var value) -> {
        try {
          yield new ImportRow.Good(number, upsert(value));
        } catch (ValidationFailed e) {
          yield new ImportRow.Bad(number, RowError.of(e.violations().getFirst()));
        }
      }
    };
  }

  /** A line is what {@code POST /api/v2/contacts} takes. */
  private Submission upsert(Value line) {
    var fields = Fields.of(line);
    var identifier = ContactInput.identifier(fields);
    var edit = ContactInput.upsert(fields, how);
    if (fields.has("delete")) {
      fields.refuse("delete", "is not possible in an import");
    }
    fields.orThrow();
    return new Submission.Apply(identifier, new Change.Save(edit), Submission.Terms.UPSERT);
  }

  private Optional<Line> read() {
    try {
      return lines.next();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}

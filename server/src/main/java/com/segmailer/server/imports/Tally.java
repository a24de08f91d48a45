package com.segmailer.server.imports;

import com.segmailer.server.engine.Outcome;
import java.util.ArrayList;
import java.util.List;

/** What became of some consecutive records of a chunk, from one position to another. */
record Tally(
    int fromRecord,
    int toRecord,
    int created,
    int updated,
    int unchanged,
    List<ImportRow.Bad> errors) {

  Tally {
    errors = List.copyOf(errors);
  }

  /**
   * Counts the rows of a part from index {@code from} to {@code to}.
   *
   * @param outcomes of the good ones among them, in order
   */
  static Tally of(Part part, int from, int to, List<Outcome> outcomes) {
    int created = 0;
    int updated = 0;
    int unchanged = 0;
    var errors = new ArrayList<ImportRow.Bad>();
    var next = outcomes.iterator();
    for (var row : part.rows().subList(from, to)) {
      switch (row) {
        case ImportRow.Bad bad -> errors.add(bad);
        case ImportRow.Good(var line, var submission) -> {
          switch (next.next()) {
            case Outcome.Refused(var refusal) ->
              errors.add(new ImportRow.Bad(line, RowError.of(refusal)));
            case Outcome.Applied applied when applied.created() -> created++;
            case Outcome.Applied applied when applied.changed() -> updated++;
            case Outcome.Applied applied -> unchanged++;
            case Outcome.AlreadyApplied already -> unchanged++;
            case Outcome.Erased erased -> updated++;
          }
        }
      }
    }
    return new Tally(
        part.firstRecord() + from, part.firstRecord() + to, created, updated, unchanged, errors);
  }
}

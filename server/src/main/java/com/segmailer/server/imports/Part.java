package com.segmailer.server.imports;

import com.segmailer.server.engine.Engine;
import com.segmailer.server.engine.Submission;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Rows that are applied together.
 *
 * @param firstRecord how many records of the chunk come before
 */
record Part(int firstRecord, List<ImportRow> rows) {

  Part {
    rows = List.copyOf(rows);
  }

  /** As many rows as the door takes at once; none at the end. */
  static Part next(int firstRecord, Iterator<ImportRow> rows) {
    var taken = new ArrayList<ImportRow>(Engine.MAX_BATCH);
    while (taken.size() < Engine.MAX_BATCH && rows.hasNext()) {
      taken.add(rows.next());
    }
    return new Part(firstRecord, taken);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  int end() {
    return firstRecord + rows.size();
  }

  List<Submission> submissions() {
    var submissions = new ArrayList<Submission>(rows.size());
    for (var row : rows) {
      if (row instanceof ImportRow.Good(var line, var submission)) {
        submissions.add(submission);
      }
    }
    return submissions;
  }
}

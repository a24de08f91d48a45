package com.segmailer.bench.scenario;

import static java.util.Objects.requireNonNull;

import com.segmailer.bench.Run;
import com.segmailer.bench.Workspace;
import com.segmailer.bench.report.Figure;
import com.segmailer.bench.report.Unit;
import org.jspecify.annotations.Nullable;

/** A workspace with a million contacts and the usual segments; several scenarios share it. */
final class LargeWorkspace {

  /** What was loaded. */
  record Loaded(Workspace workspace, Population people, String premium) {}

  // Null until somebody needs it.
  private @Nullable Loaded loaded;

  Loaded loaded(Run run) throws Exception {
    if (loaded == null) {
      loaded = load(run);
    }
    return requireNonNull(loaded);
  }

  private static Loaded load(Run run) throws Exception {
    var workspace = run.server().createWorkspace("large");
    var segments = Segments.create(workspace.api(), Segments.USUAL);
    var people = new Population(run.options().contacts());
    var target = workspace.api().target("/api/v2/contacts/bulk");
    // Seen today already: the writes that are measured later shall flip every second time, neither
    // more
    // often because somebody returns after weeks, nor less.
    var rate =
        Streams.send(run, "contacts to begin with", target, people.size(), people::writeSeen);
    run.report()
        .add(Figure.of(
            "contacts bulk, the first %,d".formatted(people.size()), rate, Unit.PER_SECOND));
    return new Loaded(workspace, people, segments.getFirst());
  }
}

package com.segmailer.core.decision;

import com.segmailer.core.segment.Definitions;
import com.segmailer.core.workflow.Cue;
import com.segmailer.core.workflow.Occurrence;
import com.segmailer.core.workflow.Run;
import com.segmailer.core.workflow.Watched;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What one change of a contact came to, as far as workflows may care. */
final class News {

  private final Definitions definitions;
  private final int depth;
  private final boolean triggers;
  private final Set<String> attributes = new HashSet<>();
  private final Set<Integer> signals = new HashSet<>();
  private final Set<UUID> segments = new HashSet<>();
  private final List<Occurrence> occurrences = new ArrayList<>();

  /**
   * @param depth how many changes of workflows led to it, one after the other
   * @param triggers whether it may start runs
   */
  News(Definitions definitions, int depth, boolean triggers) {
    this.definitions = definitions;
    this.depth = depth;
    this.triggers = triggers;
  }

  int depth() {
    return depth;
  }

  boolean triggers() {
    return triggers;
  }

  List<Occurrence> occurrences() {
    return occurrences;
  }

  Set<String> attributes() {
    return attributes;
  }

  News attribute(String name) {
    attributes.add(name);
    return this;
  }

  News signals(List<Integer> numbers) {
    signals.addAll(numbers);
    return this;
  }

  News of(Occurrence occurrence) {
    occurrences.add(occurrence);
    return this;
  }

  News flips(List<Flip> flips) {
    for (var flip : flips) {
      definitions.segment(flip.segmentNo()).ifPresent(segment -> {
        segments.add(segment.id());
        occurrences.add(new Occurrence.Flipped(segment.id(), flip.entered()));
      });
    }
    return this;
  }

  /**
   * What reaches a run that looks out for that. First what happened: it may be the run's goal, and what
   * came of it an exit.
   */
  List<Cue> cues(Run run, Watched watched) {
    var cues = new ArrayList<Cue>();
    for (var occurrence : occurrences) {
      if (occurrence instanceof Occurrence.Happened(var event)
          && triggers
          && watched.events().contains(event.name())) {
        cues.add(new Cue.Happened(event));
      }
    }
    // Whoever is told of an event looks as well.
    if (cues.isEmpty() && concerns(watched)) {
      cues.add(new Cue.Look());
    }
    for (var occurrence : occurrences) {
      if (occurrence instanceof Occurrence.Flipped(var segment, var entered)
          && !entered
          && segment.equals(run.start().segment())) {
        cues.add(new Cue.Left(segment));
      }
    }
    return cues;
  }

  /** Whether what runs look out for may be different. */
  private boolean concerns(Watched watched) {
    return watched.attributes().stream().anyMatch(attributes::contains)
        || watched.segments().stream().anyMatch(segments::contains)
        || (!signals.isEmpty()
            && watched.signals().stream()
                .anyMatch(signal -> definitions
                    .signal(signal)
                    .map(numbered -> signals.contains(numbered.no()))
                    .orElse(false)));
  }
}

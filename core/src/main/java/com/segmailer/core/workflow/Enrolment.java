package com.segmailer.core.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a contact's record holds of workflows.
 *
 * @param runs those that are active
 * @param entries when the contact entered each workflow last
 * @param dates those that start runs
 */
public record Enrolment(List<Run> runs, Map<EntryKey, Instant> entries, DateAlarms dates) {

  public static final Enrolment NONE = new Enrolment(List.of(), Map.of(), DateAlarms.NONE);

  /** @param key of the run; empty when the workflow has none */
  public record EntryKey(int workflow, String key) {}

  public Enrolment {
    runs = List.copyOf(runs);
    entries = Map.copyOf(entries);
  }

  public boolean isEmpty() {
    return runs.isEmpty() && entries.isEmpty() && dates.isEmpty();
  }

  /** Whether there are as many runs as there may be. */
  public boolean isFull() {
    return runs.size() >= Limits.RUNS;
  }

  /** The run that has waited the longest for somebody to look after its failure. */
  public Optional<Run> longestFailed() {
    return runs.stream()
        .filter(run -> run.state() instanceof Run.State.Failed)
        .min(Comparator.comparing(Run::since));
  }

  public Optional<Run> run(int workflow, String key) {
    return runs.stream()
        .filter(run -> run.start().workflow() == workflow && run.start().key().equals(key))
        .findFirst();
  }

  public Optional<Instant> entered(int workflow, String key) {
    return Optional.ofNullable(entries.get(new EntryKey(workflow, key)));
  }

  /** With {@code run} in the place of the one with its id, or beside the others; without, if ended. */
  public Enrolment with(Run run) {
    var others = new ArrayList<>(runs);
    int at = 0;
    while (at < others.size() && !others.get(at).id().equals(run.id())) {
      at++;
    }
    if (at < others.size()) {
      others.remove(at);
    }
    if (run.active()) {
      others.add(at, run);
    }
    return new Enrolment(others, entries, dates);
  }

  /**
   * Remembers an entry; beyond the limit the oldest ones are forgotten, first those of runs with keys.
   * There are as many of these as there are orders or invoices, and they must not push out that the
   * contact has been welcomed.
   */
  public Enrolment entering(int workflow, String key, Instant now) {
    var remembered = new HashMap<>(entries);
    remembered.put(new EntryKey(workflow, key), now);
    while (remembered.size() > Limits.ENTRIES) {
      remembered.entrySet().stream()
          .min(Comparator.comparing(
                  (Map.Entry<EntryKey, Instant> one) -> one.getKey().key().isEmpty())
              .thenComparing(Map.Entry::getValue)
              .thenComparing(one -> one.getKey().workflow())
              .thenComparing(one -> one.getKey().key()))
          .ifPresent(oldest -> remembered.remove(oldest.getKey()));
    }
    return new Enrolment(runs, remembered, dates);
  }

  /** What of it is about one workflow. */
  public Enrolment of(int workflow) {
    var kept = new HashMap<>(entries);
    kept.keySet().removeIf(key -> key.workflow() != workflow);
    return new Enrolment(
        runs.stream().filter(run -> run.start().workflow() == workflow).toList(),
        kept,
        dates.of(no -> no == workflow));
  }

  public Enrolment withDates(DateAlarms others) {
    return new Enrolment(runs, entries, others);
  }
}

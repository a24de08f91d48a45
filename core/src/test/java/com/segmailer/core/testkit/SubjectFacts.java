package com.segmailer.core.testkit;

import com.segmailer.core.condition.Facts;
import com.segmailer.core.condition.Verdict;
import com.segmailer.core.event.Digest;
import com.segmailer.core.event.Event;
import com.segmailer.core.event.Signal;
import com.segmailer.core.value.Value;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A subject as the evaluator sees it: its events only through digests. */
public final class SubjectFacts implements Facts {
  private final Subject subject;
  private final Map<Signal, Digest> digests = new HashMap<>();

  public SubjectFacts(Subject subject) {
    this.subject = subject;
  }

  @Override
  public Value attribute(String root) {
    return subject.attributes().getOrDefault(root, Value.NULL);
  }

  @Override
  public ZoneId zone() {
    return subject.zone();
  }

  @Override
  public Digest digest(Signal signal) {
    return digests.computeIfAbsent(signal, this::digested);
  }

  private Digest digested(Signal signal) {
    Digest digest = Digest.NONE;
    for (Event event : subject.events()) {
      if (signal.counts(event, subject.workspaceZone())) {
        digest = signal.add(digest, event);
      }
    }
    return digest;
  }

  @Override
  public Verdict membership(UUID segment) {
    return Verdict.of(subject.segments().contains(segment));
  }

  @Override
  public UUID contact() {
    return subject.id();
  }
}

package com.segmailer.server.segment;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.Evaluator;
import com.segmailer.core.condition.Facts;
import com.segmailer.core.condition.Needs;
import com.segmailer.core.condition.Verdict;
import com.segmailer.core.event.Digest;
import com.segmailer.core.event.Signal;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.segment.Segment;
import com.segmailer.core.value.Value;
import com.segmailer.server.scan.Scanned;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A contact as an explanation sees it: whether it is in another dynamic segment is decided anew, so
 * that it is also known until when. Batches need no such instant: they decide again when it flips.
 */
final class LiveFacts implements Facts {

  private final Scanned contact;
  private final Definitions definitions;
  private final Instant now;
  // Segments may be referred to by many ways.
  private final Map<UUID, Verdict> decided = new HashMap<>();

  LiveFacts(Scanned contact, Definitions definitions, Instant now) {
    this.contact = contact;
    this.definitions = definitions;
    this.now = now;
  }

  /** A condition that needs all that {@code condition} and the segments it leads to need. */
  static Condition withReferred(Condition condition, Definitions definitions) {
    List<Condition> parts = new ArrayList<>();
    parts.add(condition);
    Set<UUID> seen = new HashSet<>();
    // Grows while it is walked.
    for (int i = 0; i < parts.size(); i++) {
      for (var id : Needs.of(parts.get(i)).segments()) {
        if (seen.add(id)) {
          definitions
              .segment(id)
              .flatMap(Segment::rule)
              .ifPresent(rule -> parts.add(rule.condition()));
        }
      }
    }
    return new Condition.All(parts);
  }

  @Override
  public Value attribute(String root) {
    return contact.attribute(root);
  }

  @Override
  public ZoneId zone() {
    return contact.zone();
  }

  @Override
  public Digest digest(Signal signal) {
    return contact.digest(signal);
  }

  @Override
  public Verdict membership(UUID segment) {
    var known = decided.get(segment);
    if (known != null) {
      return known;
    }
    var rule = definitions.segment(segment).flatMap(Segment::rule);
    var verdict = rule.isPresent()
        ? Evaluator.evaluate(rule.get().condition(), this, now)
        : contact.membership(segment);
    decided.put(segment, verdict);
    return verdict;
  }

  @Override
  public UUID contact() {
    return contact.contact();
  }
}

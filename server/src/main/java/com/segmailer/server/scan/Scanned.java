package com.segmailer.server.scan;

import com.segmailer.core.condition.Facts;
import com.segmailer.core.condition.Verdict;
import com.segmailer.core.contact.SegmentNumbers;
import com.segmailer.core.decision.Zones;
import com.segmailer.core.event.Digest;
import com.segmailer.core.event.Signal;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.value.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One contact as a scan read it: only what the condition needs is there.
 *
 * @param attributes by root name, built-ins included
 * @param segments empty where the condition names none
 * @param watched whether the contact is in the segment that the scan watches
 * @param wakeAt null also where time alone changes no verdict of the condition
 * @param digests from the contact's record, by number
 * @param logged digests counted from the event log, for signals whose digests are not all stored
 */
public record Scanned(
    UUID id,
    Map<String, Value> attributes,
    SegmentNumbers segments,
    Map<Integer, Digest> digests,
    Map<Signal, Digest> logged,
    @Nullable Instant wakeAt,
    long version,
    boolean watched,
    Definitions definitions)
    implements Facts {

  /** The digests that the record should hold: those it has, and those counted from the log. */
  public Map<Integer, Digest> digestsWithLogged() {
    var all = new HashMap<>(digests);
    logged.forEach((signal, digest) -> definitions.signal(signal).ifPresent(numbered -> {
      if (digest.count() == 0) {
        all.remove(numbered.no());
      } else {
        all.put(numbered.no(), digest);
      }
    }));
    return all;
  }

  @Override
  public Value attribute(String root) {
    return attributes.getOrDefault(root, Value.NULL);
  }

  @Override
  public ZoneId zone() {
    return Zones.of(attribute("timezone"), definitions.zone());
  }

  @Override
  public Digest digest(Signal signal) {
    var fromLog = logged.get(signal);
    if (fromLog != null) {
      return fromLog;
    }
    return definitions
        .signal(signal)
        .map(numbered -> digests.getOrDefault(numbered.no(), Digest.NONE))
        .orElse(Digest.NONE);
  }

  @Override
  public Verdict membership(UUID segment) {
    return Verdict.of(
        definitions.segment(segment).map(s -> segments.contains(s.no())).orElse(false));
  }

  @Override
  public UUID contact() {
    return id;
  }
}

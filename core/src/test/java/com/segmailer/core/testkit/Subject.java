package com.segmailer.core.testkit;

import com.segmailer.core.event.Event;
import com.segmailer.core.value.Value;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A contact with everything that is known of it, in full: attributes with built-ins, all events in
 * the order in which they were recorded, segments it is in.
 */
public record Subject(
    UUID id,
    Map<String, Value> attributes,
    List<Event> events,
    Set<UUID> segments,
    ZoneId zone,
    ZoneId workspaceZone) {
  public Subject {
    attributes = Map.copyOf(attributes);
    events = List.copyOf(events);
    segments = Set.copyOf(segments);
  }

  public Subject withAttributes(Map<String, Value> others) {
    return new Subject(id, others, events, segments, zone, workspaceZone);
  }

  public Subject withEvents(List<Event> others) {
    return new Subject(id, attributes, others, segments, zone, workspaceZone);
  }

  public Subject withSegments(Set<UUID> others) {
    return new Subject(id, attributes, events, others, zone, workspaceZone);
  }

  public Subject withZone(ZoneId other) {
    return new Subject(id, attributes, events, segments, other, workspaceZone);
  }
}

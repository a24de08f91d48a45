package com.segmailer.core.segment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Puts segments that others refer to before those others, and finds references that go in a circle. */
public final class SegmentOrder {

  private final Map<UUID, Segment> byId = new HashMap<>();
  private final Set<UUID> done = new HashSet<>();
  private final LinkedHashSet<UUID> path = new LinkedHashSet<>();
  private final List<Segment> ordered = new ArrayList<>();

  private SegmentOrder(Collection<Segment> segments) {
    segments.forEach(segment -> byId.put(segment.id(), segment));
  }

  /** The segments, each after all it refers to; references to unknown segments count as none. */
  public static List<Segment> ordered(Collection<Segment> segments) {
    var order = new SegmentOrder(segments);
    segments.stream()
        .sorted(Comparator.comparingInt(Segment::no))
        .forEach(s -> order.visit(s.id()));
    return List.copyOf(order.ordered);
  }

  /** The segments of a circle that {@code from} is part of, in order of reference, if there is one. */
  public static Optional<List<Segment>> cycle(Segment from, Collection<Segment> segments) {
    var order = new SegmentOrder(segments);
    order.byId.put(from.id(), from);
    return order.pathBack(from.id(), from.id(), new HashSet<>());
  }

  private void visit(UUID id) {
    var segment = byId.get(id);
    if (segment == null || !done.add(id)) {
      return;
    }
    references(segment).forEach(this::visit);
    ordered.add(segment);
  }

  private Optional<List<Segment>> pathBack(UUID at, UUID goal, Set<UUID> seen) {
    var segment = byId.get(at);
    if (segment == null || !seen.add(at)) {
      return Optional.empty();
    }
    path.add(at);
    for (UUID next : references(segment)) {
      if (next.equals(goal)) {
        return Optional.of(path.stream().map(byId::get).toList());
      }
      var found = pathBack(next, goal, seen);
      if (found.isPresent()) {
        return found;
      }
    }
    path.remove(at);
    return Optional.empty();
  }

  private static Set<UUID> references(Segment segment) {
    return segment.rule().map(rule -> rule.needs().segments()).orElse(Set.of());
  }
}

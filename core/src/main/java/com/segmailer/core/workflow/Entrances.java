package com.segmailer.core.workflow;

import com.segmailer.core.workflow.Workflows.Entrance;
import com.segmailer.core.workflow.Workflows.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The triggers of workflows that may start, to be found by what pulls them. */
final class Entrances {

  /** What pulls triggers, without what their filters ask. */
  private sealed interface Cause {

    record Created() implements Cause {}

    record Entered(UUID segment) implements Cause {}

    record Left(UUID segment) implements Cause {}

    /** In an order, like attributes: names may have been chosen to be of one hash code. */
    record EventName(String name) implements Cause, Comparable<EventName> {
      @Override
      public int compareTo(EventName other) {
        return name.compareTo(other.name);
      }
    }

    record Attribute(String name) implements Cause, Comparable<Attribute> {
      @Override
      public int compareTo(Attribute other) {
        return name.compareTo(other.name);
      }
    }

    record Topic(UUID id) implements Cause {}
  }

  private final Map<Cause, List<Entrance>> byCause = new HashMap<>();
  private final List<Entrance> dates = new ArrayList<>();
  private final Set<String> dateAttributes = new HashSet<>();
  private boolean attributesPull;

  Entrances(Collection<Version> versions) {
    for (var version : versions) {
      var triggers = version.definition().entry().triggers();
      for (int i = 0; i < triggers.size(); i++) {
        if (version.starts()
            || version.hasDatesBehind() && triggers.get(i) instanceof Trigger.DateReached) {
          add(new Entrance(version, i, triggers.get(i)));
        }
      }
    }
  }

  private void add(Entrance entrance) {
    switch (entrance.trigger()) {
      case Trigger.SegmentEntered(var segment) -> add(new Cause.Entered(segment), entrance);
      case Trigger.SegmentExited(var segment) -> add(new Cause.Left(segment), entrance);
      case Trigger.EventHappened(var event) -> add(new Cause.EventName(event.name()), entrance);
      case Trigger.ContactCreated created -> add(new Cause.Created(), entrance);
      case Trigger.AttributeChanged changed -> {
        attributesPull = true;
        add(new Cause.Attribute(changed.attribute()), entrance);
      }
      case Trigger.TopicSubscribed(var topic) -> add(new Cause.Topic(topic), entrance);
      case Trigger.DateReached date -> {
        dates.add(entrance);
        dateAttributes.add(date.attribute().root());
      }
      case Trigger.Direct direct -> {
        // Who starts it names the workflow.
      }
    }
  }

  private void add(Cause cause, Entrance entrance) {
    byCause.computeIfAbsent(cause, c -> new ArrayList<>()).add(entrance);
  }

  /** The triggers that {@code occurrence} may pull; none of a direct start, which names its workflow. */
  List<Entrance> of(Occurrence occurrence) {
    return switch (occurrence) {
      case Occurrence.Created() -> of(new Cause.Created());
      case Occurrence.Flipped(var segment, var entered) ->
        of(entered ? new Cause.Entered(segment) : new Cause.Left(segment));
      case Occurrence.AttributeChanged changed -> of(new Cause.Attribute(changed.attribute()));
      case Occurrence.Happened(var event) -> of(new Cause.EventName(event.name()));
      case Occurrence.Subscribed(var topic) -> of(new Cause.Topic(topic));
      case Occurrence.Direct direct -> List.of();
      case Occurrence.DateCame(var alarm) ->
        dates.stream()
            .filter(
                date -> date.workflow().no() == alarm.workflow() && date.index() == alarm.trigger())
            .toList();
    };
  }

  private List<Entrance> of(Cause cause) {
    return byCause.getOrDefault(cause, List.of());
  }

  List<Entrance> dates() {
    return dates;
  }

  boolean readsDate(String attribute) {
    return dateAttributes.contains(attribute);
  }

  boolean attributesPull() {
    return attributesPull;
  }
}

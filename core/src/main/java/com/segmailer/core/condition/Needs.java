package com.segmailer.core.condition;

import com.segmailer.core.event.Signal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a condition's verdict depends on: changes of anything else never change it.
 *
 * @param attributes names of attributes, first parts of paths, with built-ins; {@code timezone}
 *     too where dates depend on the zone
 * @param events names of the signals' events
 * @param timed whether the verdict may change by time alone, leaving aside the segments it names
 * @param sampled whether it depends on who the contact is
 */
public record Needs(
    Set<String> attributes,
    Set<Signal> signals,
    Set<String> events,
    Set<UUID> segments,
    boolean timed,
    boolean sampled) {
  /** The attribute that holds a contact's zone. */
  public static final String ZONE = "timezone";

  public Needs {
    attributes = Set.copyOf(attributes);
    signals = Set.copyOf(signals);
    events = Set.copyOf(events);
    segments = Set.copyOf(segments);
  }

  public static Needs of(Condition condition) {
    Collector collector = new Collector();
    collector.collect(condition);
    return new Needs(
        collector.attributes,
        collector.signals,
        collector.events,
        collector.segments,
        collector.timed,
        collector.sampled);
  }

  /** Walks a condition, gathering. */
  private static final class Collector {
    private final Set<String> attributes = new HashSet<>();
    private final Set<Signal> signals = new HashSet<>();
    private final Set<String> events = new HashSet<>();
    private final Set<UUID> segments = new HashSet<>();
    private boolean timed;
    private boolean sampled;

    void collect(Condition condition) {
      switch (condition) {
        case Condition.All(List<Condition> parts) -> parts.forEach(this::collect);
        case Condition.Any(List<Condition> parts) -> parts.forEach(this::collect);
        case Condition.Not(Condition part) -> collect(part);
        case Condition.AttributeTest(Path path, Test test) -> attribute(path, test);
        // Decided when the event was recorded: the signal's business.
        case Condition.PropertyTest _ -> {}
        case Condition.EventTest test -> event(test);
        case Condition.InSegment in -> segments.add(in.segment());
        // A contact's id never changes.
        case Condition.Sample _ -> sampled = true;
      }
    }

    private void attribute(Path path, Test test) {
      attributes.add(path.root());
      if (test instanceof DateTest date) {
        // The attribute itself may hold a date without a zone.
        attributes.add(ZONE);
        timed |= date.timed();
      }
    }

    private void event(Condition.EventTest condition) {
      signals.add(condition.signal());
      events.add(condition.event());
      switch (condition) {
        case Condition.EventCount test -> window(test.window());
        case Condition.EventDate test -> {
          timed |= test.test().timed();
          zone(test.test().zoned());
        }
        case Condition.EventSum _ -> {}
      }
    }

    private void window(Window window) {
      switch (window) {
        case Window.AllTime _ -> {}
        case Window.WithinLast(Span span) -> {
          timed = true;
          zone(span.unit().calendar());
        }
        case Window.Since(IsoDate date) -> zone(date.zoned());
        case Window.Before(IsoDate date) -> zone(date.zoned());
      }
    }

    private void zone(boolean needed) {
      if (needed) {
        attributes.add(ZONE);
      }
    }
  }
}

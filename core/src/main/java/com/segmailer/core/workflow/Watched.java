package com.segmailer.core.workflow;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.Needs;
import com.segmailer.core.event.Signal;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * What the runs of a workflow look out for, whatever their step: a change of anything else does not
 * concern them.
 */
public record Watched(
    Set<String> attributes, Set<Signal> signals, Set<UUID> segments, Set<String> events) {

  public Watched {
    attributes = Set.copyOf(attributes);
    signals = Set.copyOf(signals);
    segments = Set.copyOf(segments);
    events = Set.copyOf(events);
  }

  static Watched by(WorkflowDefinition definition) {
    var collector = new Collector();
    if (definition.goal() != null) {
      collector.watch(definition.goal());
    }
    for (var exit : definition.exits()) {
      if (exit instanceof Exit.When(var watch)) {
        collector.watch(watch);
      }
    }
    for (var step : definition.steps().values()) {
      if (step instanceof Step.WaitUntil wait) {
        collector.watch(wait.watch());
      }
      if (step instanceof Step.Wait(var delay, var next)) {
        collector.delay(delay);
      }
    }
    return new Watched(
        collector.attributes, collector.signals, collector.segments, collector.events);
  }

  /** Every signal that deciding {@code definition} asks for. */
  public static Set<Signal> signalsOf(WorkflowDefinition definition) {
    var collector = new Collector();
    collector.signals.addAll(by(definition).signals());
    if (definition.entry().audience() != null) {
      collector.condition(definition.entry().audience());
    }
    for (var step : definition.steps().values()) {
      if (step instanceof Step.Branch branch) {
        branch.choices().stream()
            .filter(choice -> !choice.ofRun())
            .forEach(choice -> collector.condition(choice.condition()));
      }
    }
    return Set.copyOf(collector.signals);
  }

  /** Every segment that {@code definition} refers to. */
  public static Set<UUID> segmentsOf(WorkflowDefinition definition) {
    var collector = new Collector();
    collector.segments.addAll(by(definition).segments());
    if (definition.entry().audience() != null) {
      collector.condition(definition.entry().audience());
    }
    for (var trigger : definition.entry().triggers()) {
      switch (trigger) {
        case Trigger.SegmentEntered(var segment) -> collector.segments.add(segment);
        case Trigger.SegmentExited(var segment) -> collector.segments.add(segment);
        case Trigger.EventHappened event -> {}
        case Trigger.ContactCreated created -> {}
        case Trigger.AttributeChanged changed -> {}
        case Trigger.DateReached date -> {}
        case Trigger.TopicSubscribed topic -> {}
        case Trigger.Direct direct -> {}
      }
    }
    for (var step : definition.steps().values()) {
      if (step instanceof Step.Branch branch) {
        branch.choices().forEach(choice -> collector.condition(choice.condition()));
      }
      if (step instanceof Step.PlaceInSegment place) {
        collector.segments.add(place.segment());
      }
    }
    return Set.copyOf(collector.segments);
  }

  /** Gathers from conditions. */
  private static final class Collector {
    private final Set<String> attributes = new HashSet<>();
    private final Set<Signal> signals = new HashSet<>();
    private final Set<UUID> segments = new HashSet<>();
    private final Set<String> events = new HashSet<>();

    void watch(Watch watch) {
      switch (watch) {
        case Watch.Holds(var condition) -> condition(condition);
        case Watch.Happens(var event) -> events.add(event.name());
      }
    }

    void delay(Delay delay) {
      switch (delay) {
        case Delay.For span -> {}
        case Delay.AtTime time -> attributes.add(Needs.ZONE);
        case Delay.Window window -> attributes.add(Needs.ZONE);
        case Delay.UntilDate date -> {
          attributes.add(date.attribute().root());
          attributes.add(Needs.ZONE);
        }
      }
    }

    void condition(Condition condition) {
      var needs = Needs.of(condition);
      attributes.addAll(needs.attributes());
      signals.addAll(needs.signals());
      segments.addAll(needs.segments());
    }
  }
}

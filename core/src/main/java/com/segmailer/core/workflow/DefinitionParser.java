package com.segmailer.core.workflow;

import com.segmailer.core.condition.Node;
import com.segmailer.core.condition.Violation;
import com.segmailer.core.value.Suggestion;
import com.segmailer.core.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads workflows from JSON, or tells everything that is wrong with one at once. */
public final class DefinitionParser {
  private static final List<String> MEMBERS =
      List.of("triggers", "audience", "exits", "goal", "reentry", "key", "start", "steps");

  private final Reading reading;

  private DefinitionParser(Known known) {
    this.reading = new Reading(known, new ArrayList<>());
  }

  public static Parsed parse(Value json, Known known) {
    var parser = new DefinitionParser(known);
    var definition = parser.definition(json);
    return definition == null || !parser.reading.violations().isEmpty()
        ? new Parsed.Invalid(parser.reading.violations())
        : new Parsed.Valid(definition);
  }

  private @Nullable WorkflowDefinition definition(Value json) {
    var node = reading.node(json, "");
    if (node == null) {
      return null;
    }
    node.refuseUnknownMembers(MEMBERS);
    var triggers = triggers(node);
    var audience = reading.condition(node, "audience");
    var reentry = reentry(node);
    var key = node.has("key") ? node.path("key") : null;
    if (key != null && triggers.stream().anyMatch(DefinitionParser::withoutData)) {
      node.refuse("key", "needs triggers that are events or direct");
    }
    var exits = exits(node, triggers);
    var goal = goal(node);
    var start = node.text("start", 1, Limits.STEP_ID_LENGTH);
    var steps = steps(node);
    new GraphCheck(outlines(node, steps), reading.violations()).check(node, start);
    return start == null
        ? null
        : new WorkflowDefinition(
            new WorkflowDefinition.Entry(triggers, audience, reentry, key),
            exits,
            goal,
            start,
            parsed(steps));
  }

  private static boolean withoutData(Trigger trigger) {
    return !(trigger instanceof Trigger.EventHappened || trigger instanceof Trigger.Direct);
  }

  private List<Trigger> triggers(Node node) {
    var triggers = new ArrayList<Trigger>();
    var items = reading.items(node, "triggers", 1, Limits.TRIGGERS);
    var parser = new TriggerParser(reading);
    for (int i = 0; i < items.size(); i++) {
      var trigger = parser.trigger(items.get(i), node.pointerTo("triggers") + "/" + i);
      if (trigger != null) {
        triggers.add(trigger);
      }
    }
    return triggers;
  }

  private Reentry reentry(Node node) {
    return switch (node.dict().get("reentry")) {
      case Value.Null() -> new Reentry.Never();
      case Value.Text(String text) when text.equals("never") -> new Reentry.Never();
      case Value.Text(String text) when text.equals("always") -> new Reentry.Always();
      case Value.Dict dict -> {
        var after = new Node(dict, node.pointerTo("reentry"), reading.violations());
        after.refuseUnknownMembers(List.of("after"));
        var span = after.span("after");
        yield span == null ? new Reentry.Never() : new Reentry.After(span);
      }
      case Value other -> {
        var hint = other instanceof Value.Text(String text)
            ? Suggestion.of(text, List.of("never", "always"))
            : "";
        node.refuse(
            "reentry",
            "must be \"never\", \"always\" or an object like {\"after\":\"30d\"}" + hint);
        yield new Reentry.Never();
      }
    };
  }

  private List<Exit> exits(Node node, List<Trigger> triggers) {
    var exits = new ArrayList<Exit>();
    var items = reading.items(node, "exits", 0, Limits.EXITS);
    for (int i = 0; i < items.size(); i++) {
      var exit = reading.node(items.get(i), node.pointerTo("exits") + "/" + i);
      if (exit == null) {
        continue;
      }
      if (exit.has("leftSegment")) {
        exit.refuseUnknownMembers(List.of("leftSegment"));
        if (!exit.flag("leftSegment")
            || triggers.stream().noneMatch(Trigger.SegmentEntered.class::isInstance)) {
          exit.refuse("leftSegment", "must be true, and a trigger must be segmentEntered");
        }
        exits.add(new Exit.LeftSegment());
      } else {
        exit.refuseUnknownMembers(List.of("condition", "event", "where", "leftSegment"));
        var watch = reading.watch(exit);
        if (watch != null) {
          exits.add(new Exit.When(watch));
        }
      }
    }
    return exits;
  }

  private @Nullable Watch goal(Node node) {
    if (!node.has("goal")) {
      return null;
    }
    var goal = reading.node(node, "goal");
    if (goal == null) {
      return null;
    }
    goal.refuseUnknownMembers(List.of("condition", "event", "where"));
    return reading.watch(goal);
  }

  /** By id; null where a step is wrong. */
  private Map<String, @Nullable Step> steps(Node node) {
    var steps = new LinkedHashMap<String, @Nullable Step>();
    if (!(node.dict().get("steps") instanceof Value.Dict given)
        || given.members().isEmpty()
        || given.members().size() > Limits.STEPS) {
      node.refuse("steps", "must be an object of 1 to " + Limits.STEPS + " steps");
      return steps;
    }
    var parser = new StepParser(reading);
    given.members().forEach((id, json) -> {
      var pointer = Node.below(node.pointerTo("steps"), id);
      if (id.isBlank() || id.length() > Limits.STEP_ID_LENGTH) {
        reading
            .violations()
            .add(new Violation(
                node.pointerTo("steps"),
                "the id of a step has 1 to " + Limits.STEP_ID_LENGTH + " characters"));
      }
      steps.put(id, parser.step(json, pointer));
    });
    if (reading.known().isDraft()) {
      answers(node, given);
    }
    return steps;
  }

  /** That answers of calls can be asked for, and that nothing is asked for that no run knows. */
  private void answers(Node node, Value.Dict steps) {
    var calls = new LinkedHashSet<String>();
    steps.members().forEach((id, step) -> {
      if (Outline.type(step).equals("callWebhook")) {
        calls.add(id);
        if (id.contains(".")) {
          reading
              .violations()
              .add(new Violation(
                  Node.below(node.pointerTo("steps"), id),
                  "the id of a step that calls has no dots: branches ask by it for the answer"));
        }
      }
    });
    var asked = new AskedOfRun(calls, reading.violations());
    steps
        .members()
        .forEach((id, step) -> asked.check(step, Node.below(node.pointerTo("steps"), id)));
  }

  private static Map<String, Outline> outlines(Node node, Map<String, @Nullable Step> steps) {
    var outlines = new LinkedHashMap<String, Outline>();
    if (node.dict().get("steps") instanceof Value.Dict given) {
      steps.forEach((id, step) -> outlines.put(id, Outline.of(given.get(id), step)));
    }
    return outlines;
  }

  private static Map<String, Step> parsed(Map<String, @Nullable Step> steps) {
    var parsed = new LinkedHashMap<String, Step>();
    steps.forEach((id, step) -> {
      if (step != null) {
        parsed.put(id, step);
      }
    });
    return parsed;
  }
}

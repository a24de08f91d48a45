package com.segmailer.core.workflow;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.ConditionPrinter;
import com.segmailer.core.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes workflows as the JSON that {@link DefinitionParser} reads back to an equal one. */
public final class DefinitionPrinter {
  private final Map<String, Value> members = new LinkedHashMap<>();

  private DefinitionPrinter() {}

  public static Value.Dict print(WorkflowDefinition definition) {
    var printer = new DefinitionPrinter();
    var entry = definition.entry();
    printer.put("triggers", list(entry.triggers().stream().map(DefinitionPrinter::trigger)));
    printer.put("audience", entry.audience());
    printer.put("exits", list(definition.exits().stream().map(DefinitionPrinter::exit)));
    var goal = definition.goal();
    if (goal != null) {
      printer.put("goal", new DefinitionPrinter().watch(goal).dict());
    }
    printer.put("reentry", reentry(entry.reentry()));
    var key = entry.key();
    printer.put("key", key == null ? null : key.text());
    printer.put("start", definition.start());
    var steps = new LinkedHashMap<String, Value>();
    definition.steps().forEach((id, step) -> steps.put(id, StepPrinter.print(step)));
    printer.put("steps", new Value.Dict(steps));
    return printer.dict();
  }

  static DefinitionPrinter ofType(String type) {
    return new DefinitionPrinter().put("type", type);
  }

  static DefinitionPrinter untyped() {
    return new DefinitionPrinter();
  }

  Value.Dict dict() {
    return new Value.Dict(members);
  }

  DefinitionPrinter put(String name, Value value) {
    members.put(name, value);
    return this;
  }

  DefinitionPrinter put(String name, @Nullable String text) {
    if (text != null) {
      members.put(name, new Value.Text(text));
    }
    return this;
  }

  DefinitionPrinter put(String name, @Nullable Condition condition) {
    if (condition != null) {
      members.put(name, ConditionPrinter.print(condition));
    }
    return this;
  }

  private static Value list(Stream<Value> items) {
    return new Value.Array(List.copyOf(items.toList()));
  }

  private static Value reentry(Reentry reentry) {
    return switch (reentry) {
      case Reentry.Never() -> new Value.Text("never");
      case Reentry.Always() -> new Value.Text("always");
      case Reentry.After(var span) ->
        new DefinitionPrinter().put("after", span.text()).dict();
    };
  }

  private static Value trigger(Trigger trigger) {
    return switch (trigger) {
      case Trigger.SegmentEntered(var segment) ->
        ofType("segmentEntered").put("segment", segment.toString()).dict();
      case Trigger.SegmentExited(var segment) ->
        ofType("segmentExited").put("segment", segment.toString()).dict();
      case Trigger.EventHappened(var event) -> ofType("event").event(event).dict();
      case Trigger.ContactCreated() -> ofType("contactCreated").dict();
      case Trigger.AttributeChanged(var attribute, var from, var to) -> {
        var printer = ofType("attributeChanged").put("attribute", attribute);
        if (from != null) {
          printer.put("from", from);
        }
        if (to != null) {
          printer.put("to", to);
        }
        yield printer.dict();
      }
      case Trigger.DateReached(var attribute, var offset) ->
        ofType("date").put("attribute", attribute.text()).offset(offset).dict();
      case Trigger.TopicSubscribed(var topic) ->
        ofType("topicSubscribed").put("topic", topic.toString()).dict();
      case Trigger.Direct() -> ofType("direct").dict();
    };
  }

  private static Value exit(Exit exit) {
    return switch (exit) {
      case Exit.When(var watch) -> new DefinitionPrinter().watch(watch).dict();
      case Exit.LeftSegment() ->
        new DefinitionPrinter().put("leftSegment", Value.Bool.TRUE).dict();
    };
  }

  DefinitionPrinter event(EventPattern event) {
    return put("event", event.name()).put("where", event.where());
  }

  DefinitionPrinter watch(Watch watch) {
    return switch (watch) {
      case Watch.Holds(var condition) -> put("condition", condition);
      case Watch.Happens(var event) -> event(event);
    };
  }

  DefinitionPrinter offset(Offset offset) {
    var at = offset.at();
    return put("offset", offset.text()).put("at", at == null ? null : at.toString());
  }
}

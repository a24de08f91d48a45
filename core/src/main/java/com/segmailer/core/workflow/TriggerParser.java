package com.segmailer.core.workflow;

import com.segmailer.core.condition.Node;
import com.segmailer.core.contact.AttributeName;
import com.segmailer.core.value.Value;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what starts a workflow. */
final class TriggerParser {
  private static final List<String> TYPES = List.of(
      "segmentEntered",
      "segmentExited",
      "event",
      "contactCreated",
      "attributeChanged",
      "date",
      "topicSubscribed",
      "direct");

  private final Reading reading;

  TriggerParser(Reading reading) {
    this.reading = reading;
  }

  /** The trigger, or null when a violation was written down. */
  @Nullable
  Trigger trigger(Value json, String pointer) {
    var typed = reading.typed(json, pointer, TYPES);
    if (typed == null) {
      return null;
    }
    var node = typed.node();
    return switch (typed.type()) {
      case "segmentEntered" -> {
        var segment = segment(node);
        yield segment == null ? null : new Trigger.SegmentEntered(segment);
      }
      case "segmentExited" -> {
        var segment = segment(node);
        yield segment == null ? null : new Trigger.SegmentExited(segment);
      }
      case "event" -> event(node);
      case "contactCreated" -> bare(node, new Trigger.ContactCreated());
      case "attributeChanged" -> attribute(node);
      case "date" -> date(node);
      case "topicSubscribed" -> topic(node);
      default -> bare(node, new Trigger.Direct());
    };
  }

  private static Trigger bare(Node node, Trigger trigger) {
    node.refuseUnknownMembers(List.of("type"));
    return trigger;
  }

  private @Nullable UUID segment(Node node) {
    node.refuseUnknownMembers(List.of("type", "segment"));
    return reading.id(node, "segment", reading.known().segments(), "segment");
  }

  private @Nullable Trigger event(Node node) {
    node.refuseUnknownMembers(List.of("type", "event", "where"));
    var event = reading.event(node);
    return event == null ? null : new Trigger.EventHappened(event);
  }

  private static @Nullable Trigger attribute(Node node) {
    node.refuseUnknownMembers(List.of("type", "attribute", "from", "to"));
    var attribute = node.text("attribute", 1, AttributeName.MAX_LENGTH);
    if (attribute != null) {
      AttributeName.problemWith(attribute).ifPresent(wrong -> node.refuse("attribute", wrong));
    }
    var from = scalar(node, "from");
    var to = scalar(node, "to");
    return attribute == null ? null : new Trigger.AttributeChanged(attribute, from, to);
  }

  /** A JSON null asks for absence; a member that is not there for nothing. */
  private static @Nullable Value scalar(Node node, String member) {
    var value = node.dict().members().get(member);
    if (value instanceof Value.Array || value instanceof Value.Dict) {
      node.refuse(member, "must be a text, a number, true, false or null");
      return null;
    }
    return value;
  }

  private @Nullable Trigger date(Node node) {
    node.refuseUnknownMembers(List.of("type", "attribute", "offset", "at"));
    var attribute = reading.attribute(node);
    var offset = reading.offset(node);
    return attribute == null || offset == null ? null : new Trigger.DateReached(attribute, offset);
  }

  private @Nullable Trigger topic(Node node) {
    node.refuseUnknownMembers(List.of("type", "topic"));
    var topic = reading.id(node, "topic", reading.known().topics(), "topic");
    return topic == null ? null : new Trigger.TopicSubscribed(topic);
  }
}

package com.segmailer.core.workflow;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.Limits;
import com.segmailer.core.condition.Node;
import com.segmailer.core.condition.Violation;
import com.segmailer.core.contact.Attributes;
import com.segmailer.core.message.Dispatch;
import com.segmailer.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a workflow does, step by step. */
final class StepParser {
  private static final List<String> TYPES = List.of(
      "sendEmail",
      "wait",
      "waitUntil",
      "branch",
      "split",
      "updateContact",
      "addToSegment",
      "removeFromSegment",
      "callWebhook",
      "emitEvent",
      "end");

  private final Reading reading;

  StepParser(Reading reading) {
    this.reading = reading;
  }

  /** The step, or null when a violation was written down. */
  @Nullable
  Step step(Value json, String pointer) {
    var typed = reading.typed(json, pointer, TYPES);
    if (typed == null) {
      return null;
    }
    var node = typed.node();
    return switch (typed.type()) {
      case "sendEmail" -> sendEmail(node);
      case "wait" -> new DelayParser(reading).wait(node);
      case "waitUntil" -> waitUntil(node);
      case "branch" -> branch(node);
      case "split" -> split(node);
      case "updateContact" -> new ActionParser(reading).updateContact(node);
      case "addToSegment" -> place(node, true);
      case "removeFromSegment" -> place(node, false);
      case "callWebhook" -> new ActionParser(reading).callWebhook(node);
      case "emitEvent" -> emit(node);
      default -> {
        node.refuseUnknownMembers(List.of("type"));
        yield new Step.End();
      }
    };
  }

  private @Nullable Step sendEmail(Node node) {
    node.refuseUnknownMembers(
        List.of("type", "template", "version", "topic", "kind", "ignoreLimits", "next"));
    var known = reading.known();
    var template =
        reading.id(node, "template", id -> known.templates().apply(id).isPresent(), "template");
    var topic = node.has("topic") ? reading.id(node, "topic", known.topics(), "topic") : null;
    var kind = node.has("kind")
        ? reading.oneOf(node, "kind", List.of("marketing", "transactional"))
        : "marketing";
    var version = node.has("version") ? Reading.whole(node, "version", 1, 10_000) : null;
    if (template != null && version != null) {
      known.templates().apply(template).ifPresent(newest -> refuseAbsent(node, version, newest));
    }
    boolean ignoreLimits = node.flag("ignoreLimits");
    var next = Reading.next(node, "next");
    return template == null || kind == null
        ? null
        : new Step.SendEmail(
            template,
            version,
            topic,
            kind.equals("marketing") ? Dispatch.Kind.MARKETING : Dispatch.Kind.TRANSACTIONAL,
            ignoreLimits,
            next);
  }

  /** Versions are never deleted but with their template. */
  private static void refuseAbsent(Node node, int version, int newest) {
    if (version > newest) {
      node.refuse("version", "does not exist; the newest is " + newest);
    }
  }

  private @Nullable Step waitUntil(Node node) {
    node.refuseUnknownMembers(List.of("type", "condition", "event", "where", "next", "timeout"));
    var watch = reading.watch(node);
    var next = Reading.next(node, "next");
    if (!node.has("timeout")) {
      return watch == null ? null : new Step.WaitUntil(watch, next, null);
    }
    var timeout = reading.node(node, "timeout");
    if (timeout == null) {
      return null;
    }
    timeout.refuseUnknownMembers(List.of("after", "next"));
    var after = timeout.span("after");
    var otherwise = Reading.next(timeout, "next");
    return watch == null || after == null
        ? null
        : new Step.WaitUntil(watch, next, new Step.Timeout(after, otherwise));
  }

  private Step branch(Node node) {
    node.refuseUnknownMembers(List.of("type", "branches", "otherwise"));
    var choices = new ArrayList<Step.Choice>();
    var items = reading.items(node, "branches", 1, com.segmailer.core.workflow.Limits.BRANCHES);
    for (int i = 0; i < items.size(); i++) {
      var choice = reading.node(items.get(i), node.pointerTo("branches") + "/" + i);
      if (choice != null) {
        choice(choice, choices);
      }
    }
    return new Step.Branch(choices, Reading.next(node, "otherwise"));
  }

  private void choice(Node node, List<Step.Choice> choices) {
    node.refuseUnknownMembers(List.of("if", "where", "next"));
    if (node.has("if") == node.has("where")) {
      reading.violations().add(new Violation(node.pointer(), "must have either if or where"));
      return;
    }
    boolean ofRun = node.has("where");
    Condition condition = ofRun ? reading.filter(node, "where") : reading.condition(node, "if");
    var next = Reading.next(node, "next");
    if (condition != null) {
      choices.add(new Step.Choice(condition, ofRun, next));
    }
  }

  private Step split(Node node) {
    node.refuseUnknownMembers(List.of("type", "branches"));
    var shares = new ArrayList<Step.Share>();
    var items = reading.items(node, "branches", 1, com.segmailer.core.workflow.Limits.BRANCHES);
    for (int i = 0; i < items.size(); i++) {
      var share = reading.node(items.get(i), node.pointerTo("branches") + "/" + i);
      if (share != null) {
        share.refuseUnknownMembers(List.of("weight", "next"));
        int weight = Reading.whole(share, "weight", 1, com.segmailer.core.workflow.Limits.WEIGHT);
        shares.add(new Step.Share(weight, Reading.next(share, "next")));
      }
    }
    return new Step.Split(shares);
  }

  private @Nullable Step place(Node node, boolean member) {
    node.refuseUnknownMembers(List.of("type", "segment", "next"));
    var segment = reading.id(node, "segment", reading.known().manualSegments(), "manual segment");
    var next = Reading.next(node, "next");
    return segment == null ? null : new Step.PlaceInSegment(segment, member, next);
  }

  private @Nullable Step emit(Node node) {
    node.refuseUnknownMembers(List.of("type", "event", "data", "next"));
    var event = node.text("event", 1, Limits.EVENT_NAME_LENGTH);
    if (event != null) {
      reading.known().events().apply(event).ifPresent(wrong -> node.refuse("event", wrong));
    }
    var next = Reading.next(node, "next");
    var data = data(node, "data");
    return event == null ? null : new Step.EmitEvent(event, data, next);
  }

  static Value.Dict data(Node node, String member) {
    if (!node.has(member)) {
      return Value.Dict.EMPTY;
    }
    if (node.dict().get(member) instanceof Value.Dict data) {
      Attributes.violations(data)
          .forEach(wrong -> node.violations()
              .add(new Violation(node.pointerTo(member) + wrong.pointer(), wrong.detail())));
      return data;
    }
    node.refuse(member, "must be an object");
    return Value.Dict.EMPTY;
  }
}

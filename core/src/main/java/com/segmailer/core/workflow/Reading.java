package com.segmailer.core.workflow;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.ConditionParser;
import com.segmailer.core.condition.Node;
import com.segmailer.core.condition.Path;
import com.segmailer.core.condition.Span;
import com.segmailer.core.condition.Violation;
import com.segmailer.core.value.Suggestion;
import com.segmailer.core.value.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the parts that triggers, exits and steps have in common; what is wrong is written down. */
record Reading(Known known, List<Violation> violations) {

  private static final Pattern UUID_SYNTAX =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern TIME_SYNTAX = Pattern.compile("[0-2][0-9]:[0-5][0-9]");
  private static final int LONGEST_TEXT = 1_000;

  /** The object at {@code pointer}, or null when there is none. */
  @Nullable
  Node node(Value json, String pointer) {
    if (json instanceof Value.Dict dict) {
      return new Node(dict, pointer, violations);
    }
    violations.add(new Violation(pointer, json.isNull() ? "is missing" : "must be an object"));
    return null;
  }

  @Nullable
  Node node(Node node, String member) {
    return node(node.dict().get(member), node.pointerTo(member));
  }

  /** An object whose member {@code type} says what the others mean. */
  record Typed(Node node, String type) {}

  /** The object at {@code pointer} and its type, or null when there is none of {@code types}. */
  @Nullable
  Typed typed(Value json, String pointer, Collection<String> types) {
    var node = node(json, pointer);
    var type = node == null ? null : oneOf(node, "type", types);
    return node == null || type == null ? null : new Typed(node, type);
  }

  /** A list of one to {@code most}; empty when that is wrong. */
  List<Value> items(Node node, String member, int least, int most) {
    if (!node.has(member) && least == 0) {
      return List.of();
    }
    if (node.dict().get(member) instanceof Value.Array(List<Value> items)
        && items.size() >= least
        && items.size() <= most) {
      return items;
    }
    node.refuse(
        member, node.has(member) ? "must be a list of " + least + " to " + most : "is missing");
    return List.of();
  }

  @Nullable
  String oneOf(Node node, String member, Collection<String> names) {
    var text = node.text(member, 1, LONGEST_TEXT);
    if (text != null && !names.contains(text)) {
      node.refuse(
          member, "must be one of " + String.join(", ", names) + Suggestion.of(text, names));
      return null;
    }
    return text;
  }

  @Nullable
  UUID id(Node node, String member, Predicate<UUID> exists, String what) {
    var value = node.required(member);
    if (value == null) {
      return null;
    }
    if (!(value instanceof Value.Text(String text))
        || !UUID_SYNTAX.matcher(text).matches()) {
      node.refuse(member, "must be the id of a " + what);
      return null;
    }
    var id = UUID.fromString(text);
    if (!exists.test(id)) {
      node.refuse(member, "there is no " + what + " with this id");
      return null;
    }
    return id;
  }

  @Nullable
  Condition condition(Node node, String member) {
    return condition(node, member, ConditionParser.Options.withSegments(known.segments()));
  }

  @Nullable
  Condition filter(Node node, String member) {
    return condition(node, member, ConditionParser.Options.EVENT_FILTER);
  }

  private @Nullable Condition condition(Node node, String member, ConditionParser.Options options) {
    if (!node.has(member)) {
      return null;
    }
    return switch (ConditionParser.parse(node.dict().get(member), options)) {
      case com.segmailer.core.condition.Parsed.Valid(Condition condition) -> condition;
      case com.segmailer.core.condition.Parsed.Invalid(var wrong) -> {
        wrong.forEach(one ->
            violations.add(new Violation(node.pointerTo(member) + one.pointer(), one.detail())));
        yield null;
      }
    };
  }

  @Nullable
  EventPattern event(Node node) {
    var name = node.text("event", 1, com.segmailer.core.condition.Limits.EVENT_NAME_LENGTH);
    var where = filter(node, "where");
    return name == null ? null : new EventPattern(name, where);
  }

  @Nullable
  Watch watch(Node node) {
    if (node.has("condition") == node.has("event")) {
      violations.add(new Violation(node.pointer(), "must have either condition or event"));
      return null;
    }
    if (node.has("condition")) {
      var condition = condition(node, "condition");
      return condition == null ? null : new Watch.Holds(condition);
    }
    var event = event(node);
    return event == null ? null : new Watch.Happens(event);
  }

  @Nullable
  LocalTime time(Node node, String member) {
    var text = node.text(member, 1, LONGEST_TEXT);
    try {
      if (text != null && TIME_SYNTAX.matcher(text).matches()) {
        return LocalTime.parse(text);
      }
    } catch (DateTimeException e) {
      // Told below, like any other text that is no time.
    }
    if (text != null) {
      node.refuse(member, "must be a time like \"09:00\"");
    }
    return null;
  }

  /** The members {@code offset} and {@code at}. */
  @Nullable
  Offset offset(Node node) {
    var at = node.has("at") ? time(node, "at") : null;
    if (!node.has("offset")) {
      return new Offset(false, null, at);
    }
    var text = node.text("offset", 1, LONGEST_TEXT);
    if (text == null) {
      return null;
    }
    if (text.equals("0")) {
      return new Offset(false, null, at);
    }
    boolean signed = text.startsWith("-") || text.startsWith("+");
    var span = Span.parse(signed ? text.substring(1) : text);
    if (span == null) {
      node.refuse("offset", "must be like \"-3d\", \"+2h\" or \"0\"");
      return null;
    }
    return new Offset(text.startsWith("-"), span, at);
  }

  /** The name of the step to go on with, null for none. */
  static @Nullable String next(Node node, String member) {
    return node.has(member) ? node.text(member, 1, Limits.STEP_ID_LENGTH) : null;
  }

  static int whole(Node node, String member, int least, int most) {
    if (node.dict().get(member) instanceof Value.Decimal(BigDecimal number)
        && com.segmailer.core.condition.Limits.holds(number)
        && number.stripTrailingZeros().scale() <= 0
        && number.compareTo(BigDecimal.valueOf(least)) >= 0
        && number.compareTo(BigDecimal.valueOf(most)) <= 0) {
      return number.intValueExact();
    }
    node.refuse(member, "must be a whole number from " + least + " to " + most);
    return least;
  }

  /** Where a contact's attribute is found, null when that is wrong. */
  @Nullable
  Path attribute(Node node) {
    var path = node.path("attribute");
    if (path != null && known.isDraft()) {
      ConditionParser.problemWith(path).ifPresent(wrong -> node.refuse("attribute", wrong));
    }
    return path;
  }
}

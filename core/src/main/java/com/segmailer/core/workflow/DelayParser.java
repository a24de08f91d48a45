package com.segmailer.core.workflow;

import com.segmailer.core.condition.Node;
import com.segmailer.core.value.Value;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how long a run waits. */
final class DelayParser {
  static final List<String> DAYS =
      Arrays.stream(DayOfWeek.values()).map(DelayParser::name).toList();

  private final Reading reading;

  DelayParser(Reading reading) {
    this.reading = reading;
  }

  static String name(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }

  @Nullable
  Step wait(Node node) {
    node.refuseUnknownMembers(List.of("type", "for", "until", "next"));
    if (node.has("for") == node.has("until")) {
      node.refuse("for", "must be there, or until in its place");
      return null;
    }
    var next = Reading.next(node, "next");
    var delay = node.has("for") ? duration(node) : until(node);
    return delay == null ? null : new Step.Wait(delay, next);
  }

  private static @Nullable Delay duration(Node node) {
    var span = node.span("for");
    return span == null ? null : new Delay.For(span);
  }

  private @Nullable Delay until(Node step) {
    var node = reading.node(step, "until");
    if (node == null) {
      return null;
    }
    if (node.has("attribute")) {
      node.refuseUnknownMembers(List.of("attribute", "offset", "at"));
      var attribute = reading.attribute(node);
      var offset = reading.offset(node);
      return attribute == null || offset == null ? null : new Delay.UntilDate(attribute, offset);
    }
    var days = days(node);
    if (node.has("time")) {
      node.refuseUnknownMembers(List.of("time", "days"));
      var time = reading.time(node, "time");
      return time == null ? null : new Delay.AtTime(time, days);
    }
    node.refuseUnknownMembers(List.of("from", "to", "days"));
    var from = reading.time(node, "from");
    var to = reading.time(node, "to");
    if (from != null && to != null && !from.isBefore(to)) {
      node.refuse("to", "must be later than from");
      return null;
    }
    return from == null || to == null ? null : new Delay.Window(from, to, days);
  }

  private Set<DayOfWeek> days(Node node) {
    if (!node.has("days")) {
      return EnumSet.allOf(DayOfWeek.class);
    }
    var days = EnumSet.noneOf(DayOfWeek.class);
    var items = reading.items(node, "days", 1, 7);
    for (int i = 0; i < items.size(); i++) {
      int day = items.get(i) instanceof Value.Text(String text) ? DAYS.indexOf(text) : -1;
      if (day < 0) {
        node.refuse("days", "must be a list of " + String.join(", ", DAYS));
      } else {
        days.add(DayOfWeek.of(day + 1));
      }
    }
    return days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days;
  }
}

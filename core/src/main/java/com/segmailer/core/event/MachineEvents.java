package com.segmailer.core.event;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.value.Value;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Openings and clicks that a machine made are events like any other, but nobody means them who asks
 * whether a mail was opened. So they count only for those whose filter asks about {@link #PROPERTY}.
 */
public final class MachineEvents {

  public static final String OPENED = "email.opened";
  public static final String CLICKED = "email.clicked";

  /** True of an event that a machine made. */
  public static final String PROPERTY = "machine";

  private static final Set<String> NAMES = Set.of(OPENED, CLICKED);

  private MachineEvents() {}

  /** Whether events of that name are left out where a machine made them. */
  static boolean areLeftOut(String event, @Nullable Condition where) {
    return NAMES.contains(event) && (where == null || !names(where));
  }

  /** Whether an event is left out for somebody with that filter, or with none. */
  public static boolean isLeftOut(Event event, @Nullable Condition where) {
    return isByMachine(event) && areLeftOut(event.name(), where);
  }

  static boolean isByMachine(Event event) {
    return event.data().get(PROPERTY) instanceof Value.Bool(boolean machine) && machine;
  }

  private static boolean names(Condition where) {
    return switch (where) {
      case Condition.All(List<Condition> parts) -> parts.stream().anyMatch(MachineEvents::names);
      case Condition.Any(List<Condition> parts) -> parts.stream().anyMatch(MachineEvents::names);
      case Condition.Not(Condition part) -> names(part);
      case Condition.PropertyTest(var path, var test) -> path.root().equals(PROPERTY);
      case Condition.AttributeTest _, Condition.EventTest _ -> false;
      case Condition.InSegment _, Condition.Sample _ -> false;
    };
  }
}

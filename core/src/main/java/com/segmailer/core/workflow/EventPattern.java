package com.segmailer.core.workflow;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.Evaluator;
import com.segmailer.core.event.Event;
import com.segmailer.core.event.MachineEvents;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Events of one name, all of them or those whose data passes a filter. Opens and clicks of machines
 * count only where the filter asks about them.
 */
public record EventPattern(String name, @Nullable Condition where) {

  public boolean matches(Event event, ZoneId workspaceZone) {
    return name.equals(event.name())
        && !MachineEvents.isLeftOut(event, where)
        && (where == null
            || Evaluator.matchesEvent(where, event.data(), event.occurredAt(), workspaceZone));
  }
}

package com.segmailer.core.workflow;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A workflow that was found to be in order. */
public record WorkflowDefinition(
    Entry entry, List<Exit> exits, @Nullable Watch goal, String start, Map<String, Step> steps) {

  /**
   * Who gets in.
   *
   * @param audience null for everybody
   * @param key where in the event's data the value is for each of which there may be a run; null for
   *     one run of a contact at a time
   */
  public record Entry(
      List<Trigger> triggers,
      @Nullable Condition audience,
      Reentry reentry,
      @Nullable Path key) {
    public Entry {
      triggers = List.copyOf(triggers);
    }

    public boolean waitsForDates() {
      return triggers.stream().anyMatch(Trigger.DateReached.class::isInstance);
    }
  }

  public WorkflowDefinition {
    exits = List.copyOf(exits);
    steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
  }

  public Optional<Step> step(String id) {
    return Optional.ofNullable(steps.get(id));
  }
}

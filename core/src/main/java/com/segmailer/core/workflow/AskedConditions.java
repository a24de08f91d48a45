package com.segmailer.core.workflow;

import com.segmailer.core.condition.Condition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All conditions of a workflow, those on data of events and runs included. */
public final class AskedConditions {

  private final List<Condition> conditions = new ArrayList<>();

  private AskedConditions() {}

  public static List<Condition> of(WorkflowDefinition definition) {
    var asked = new AskedConditions();
    asked.add(definition.entry().audience());
    for (var trigger : definition.entry().triggers()) {
      if (trigger instanceof Trigger.EventHappened(var event)) {
        asked.add(event.where());
      }
    }
    for (var exit : definition.exits()) {
      if (exit instanceof Exit.When(var watch)) {
        asked.add(watch);
      }
    }
    if (definition.goal() != null) {
      asked.add(definition.goal());
    }
    for (var step : definition.steps().values()) {
      if (step instanceof Step.WaitUntil wait) {
        asked.add(wait.watch());
      } else if (step instanceof Step.Branch branch) {
        branch.choices().forEach(choice -> asked.add(choice.condition()));
      }
    }
    return asked.conditions;
  }

  private void add(Watch watch) {
    switch (watch) {
      case Watch.Holds(var condition) -> add(condition);
      case Watch.Happens(var event) -> add(event.where());
    }
  }

  private void add(@Nullable Condition condition) {
    if (condition != null) {
      conditions.add(condition);
    }
  }
}

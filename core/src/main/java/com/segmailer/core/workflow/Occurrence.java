package com.segmailer.core.workflow;

import com.segmailer.core.event.Event;
import com.segmailer.core.value.Value;
import java.util.UUID;

/** What befell a contact, and may start runs and reach those that are under way. */
public sealed interface Occurrence {

  record Created() implements Occurrence {}

  record Flipped(UUID segment, boolean entered) implements Occurrence {}

  /** Null values stand for absence. */
  record AttributeChanged(String attribute, Value before, Value after) implements Occurrence {}

  record Happened(Event event) implements Occurrence {}

  record Subscribed(UUID topic) implements Occurrence {}

  /** Somebody starts that workflow. */
  record Direct(UUID workflow, Value.Dict data) implements Occurrence {}

  /** A date came for which that trigger waited. */
  record DateCame(DateAlarms.Alarm alarm) implements Occurrence {}
}

package com.segmailer.core.workflow;

import com.segmailer.core.condition.Path;
import com.segmailer.core.value.Value;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What starts a run. */
public sealed interface Trigger {

  record SegmentEntered(UUID segment) implements Trigger {}

  record SegmentExited(UUID segment) implements Trigger {}

  record EventHappened(EventPattern event) implements Trigger {}

  record ContactCreated() implements Trigger {}

  /**
   * @param from what it must have been; null for anything
   * @param to what it must be; null for anything
   */
  record AttributeChanged(
      String attribute, @Nullable Value from, @Nullable Value to) implements Trigger {

    /** Whether a change from {@code before} to {@code after} is meant; null is absent. */
    public boolean matches(Value before, Value after) {
      return (from == null || SameValue.same(from, before))
          && (to == null || SameValue.same(to, after));
    }
  }

  /** A date of the contact, seen with an offset, comes. */
  record DateReached(Path attribute, Offset offset) implements Trigger {}

  record TopicSubscribed(UUID topic) implements Trigger {}

  /** Only who calls starts it. Every workflow may be started so. */
  record Direct() implements Trigger {}
}

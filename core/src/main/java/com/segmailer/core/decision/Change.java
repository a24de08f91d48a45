package com.segmailer.core.decision;

import com.segmailer.core.contact.Edit;
import com.segmailer.core.event.Event;
import com.segmailer.core.message.Dispatch;
import com.segmailer.core.topic.ConsentEdit;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.Cue;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may happen to a contact. There is no other way to change one. */
public sealed interface Change {

  /**
   * Its profile is edited.
   *
   * @param triggers false for files that are read in: they start no workflows
   */
  record Save(Edit edit, boolean triggers) implements Change {
    public Save(Edit edit) {
      this(edit, true);
    }
  }

  /**
   * It did something, and its profile may be edited with it.
   *
   * @param triggers false for what is only recorded and counted: back-fills and late events
   * @param workflow that it is to start; null for none but those that the event triggers
   */
  record Record(
      Event event, Edit edit, boolean triggers, @Nullable UUID workflow) implements Change {
    public Record(Event event, Edit edit, boolean triggers) {
      this(event, edit, triggers, null);
    }
  }

  /**
   * It says what it wants to get.
   *
   * @param event recorded only if that is news; null for none
   */
  record Consent(ConsentEdit edit, @Nullable Event event) implements Change {}

  /** It is put into a manual segment, or taken out. */
  record Place(int segmentNo, boolean member) implements Change {}

  /** A message to it is wanted. */
  record Send(Dispatch dispatch) implements Change {}

  /** It starts in a workflow. */
  record Start(UUID workflow, Value.Dict data) implements Change {}

  /** Something reaches one of its runs. */
  record Reach(UUID run, Cue cue) implements Change {}

  /** Segments were defined anew and decide again; runs and dates of workflows are looked at too. */
  record Review(Set<Integer> segmentNos) implements Change {
    public Review {
      segmentNos = Set.copyOf(segmentNos);
    }
  }

  /** Time passed: everything that time alone may change decides again. */
  record Wake() implements Change {}
}

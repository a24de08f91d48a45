package com.segmailer.core.decision;

import com.segmailer.core.contact.Edit;
import com.segmailer.core.event.Event;
import com.segmailer.core.message.Dispatch;
import com.segmailer.core.topic.ConsentEdit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may happen to a contact. There is no other way to change one. */
public sealed interface Change {

  /** Its profile is edited. */
  record Save(Edit edit) implements Change {}

  /**
   * It did something, and its profile may be edited with it.
   *
   * @param triggers false for what is only recorded and counted: back-fills and late events
   */
  record Record(Event event, Edit edit, boolean triggers) implements Change {}

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

  /** Segments were defined anew and decide again. */
  record Review(Set<Integer> segmentNos) implements Change {
    public Review {
      segmentNos = Set.copyOf(segmentNos);
    }
  }

  /** Time passed: everything that time alone may change decides again. */
  record Wake() implements Change {}
}

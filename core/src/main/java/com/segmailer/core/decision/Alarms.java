package com.segmailer.core.decision;

import com.segmailer.core.segment.Definitions;
import com.segmailer.core.workflow.Enrolment;
import com.segmailer.core.workflow.Entering;
import com.segmailer.core.workflow.Trigger;
import com.segmailer.core.workflow.Workflows;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The dates of a contact for which triggers wait. */
final class Alarms {

  private final Definitions definitions;
  private final Settling settling;
  private final Instant now;

  Alarms(Definitions definitions, Settling settling, Instant now) {
    this.definitions = definitions;
    this.settling = settling;
    this.now = now;
  }

  /** Those that have come, and whose date is still the same. */
  List<Enrolment.Alarm> come(Enrolment enrolment) {
    return definitions.workflows().dates().stream()
        .filter(date -> at(date)
            .filter(at -> !at.isAfter(now))
            .filter(
                at -> at.equals(enrolment.alarms().get(alarm(date))) || missed(date, at, enrolment))
            .isPresent())
        .map(Alarms::alarm)
        .toList();
  }

  /**
   * Whether a date came before the contact's record waited for it. Who has entered the workflow since
   * then has been seen to already.
   */
  private static boolean missed(Workflows.Entrance date, Instant at, Enrolment enrolment) {
    var from = date.workflow().datesFrom();
    return from != null
        && at.isAfter(from)
        && enrolment
            .entered(date.workflow().no(), "")
            .filter(last -> !last.isBefore(at))
            .isEmpty();
  }

  /** All that lie ahead. What lies behind when it is first seen never comes, unless it was missed. */
  Map<Enrolment.Alarm, Instant> ahead() {
    var ahead = new HashMap<Enrolment.Alarm, Instant>();
    for (var date : definitions.workflows().dates()) {
      at(date).filter(at -> at.isAfter(now)).ifPresent(at -> ahead.put(alarm(date), at));
    }
    return ahead;
  }

  private Optional<Instant> at(Workflows.Entrance entrance) {
    if (!(entrance.trigger() instanceof Trigger.DateReached date)) {
      return Optional.empty();
    }
    var facts = settling.facts();
    return Entering.dateOf(date, facts.attribute(date.attribute().root()), facts.zone());
  }

  private static Enrolment.Alarm alarm(Workflows.Entrance entrance) {
    return new Enrolment.Alarm(entrance.workflow().no(), entrance.index());
  }
}

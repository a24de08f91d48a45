package com.segmailer.core.decision;

import com.segmailer.core.condition.Needs;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.workflow.DateAlarms;
import com.segmailer.core.workflow.Enrolment;
import com.segmailer.core.workflow.Occurrence;
import com.segmailer.core.workflow.Trigger;
import com.segmailer.core.workflow.TriggerDate;
import com.segmailer.core.workflow.Workflows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The dates of a contact for which triggers wait. */
final class Alarms {

  private final Definitions definitions;
  private final Settling settling;
  private final Instant now;

  /** A date of the contact and the trigger that waits for it. */
  private record Awaited(Workflows.Entrance entrance, TriggerDate date) {

    DateAlarms.Alarm alarm() {
      return new DateAlarms.Alarm(entrance.workflow().no(), entrance.index());
    }

    DateAlarms.Come come() {
      return new DateAlarms.Come(entrance.workflow().no(), date.name());
    }
  }

  Alarms(Definitions definitions, Settling settling, Instant now) {
    this.definitions = definitions;
    this.settling = settling;
    this.now = now;
  }

  /** Whether dates may come at other instants by what {@code news} tells. */
  boolean moved(News news) {
    return news.attributes().contains(Needs.ZONE)
        || news.attributes().stream().anyMatch(definitions.workflows()::readsDate);
  }

  /**
   * Tells {@code news} which have come, and has the contact's record wait for what lies ahead.
   *
   * @param looked whether somebody looks at the contact: then also those come that its record missed
   */
  void turn(RunDriver driver, News news, boolean looked) {
    var enrolment = driver.enrolment();
    var awaited = awaited();
    var come = new HashMap<DateAlarms.Come, Instant>();
    for (var one : awaited) {
      var at = comesAt(one, enrolment, looked);
      if (at != null && !at.isAfter(now) && one.entrance().workflow().season().counts(at)) {
        news.of(new Occurrence.DateCame(one.alarm()));
        come.put(one.come(), at);
      }
    }
    driver.dates(ahead(awaited, enrolment.dates(), come));
  }

  /** When a date comes for which the contact's record waits, or which it missed; null for another. */
  private @Nullable Instant comesAt(Awaited one, Enrolment enrolment, boolean looked) {
    var dates = enrolment.dates();
    if (dates.come().containsKey(one.come())) {
      return null;
    }
    var zone = settling.facts().zone();
    var at = one.date().in(zone);
    if (isWaitedFor(one, at, dates)) {
      return at;
    }
    if (dates.zone() != null && !dates.zone().equals(zone)) {
      var before = one.date().in(dates.zone());
      if (isWaitedFor(one, before, dates)) {
        return inAnotherZone(before, at);
      }
    }
    return looked && isMissed(one, at, enrolment) ? at : null;
  }

  // Whatever place its trigger had in the version by which that was worked out.
  private static boolean isWaitedFor(Awaited one, Instant at, DateAlarms dates) {
    for (var ahead : dates.ahead().entrySet()) {
      if (ahead.getKey().workflow() == one.alarm().workflow()
          && ahead.getValue().equals(at)) {
        return true;
      }
    }
    return false;
  }

  /**
   * When a date comes that was to come at {@code waited} until the zone changed. It may have come before
   * that; or the change put it behind, and then it comes with it.
   */
  private Instant inAnotherZone(Instant waited, Instant at) {
    var since = definitions.edition().since();
    if (!waited.isAfter(since)) {
      return waited;
    }
    return at.isAfter(since) ? at : now;
  }

  /**
   * Whether a date came before the contact's record waited for it. Who has entered the workflow since
   * then has been seen to already.
   */
  private static boolean isMissed(Awaited one, Instant at, Enrolment enrolment) {
    var workflow = one.entrance().workflow();
    return workflow.season().madeUpFor(at)
        && enrolment
            .entered(workflow.no(), "")
            .filter(last -> !last.isBefore(at))
            .isEmpty();
  }

  /** What lies behind when it is first seen never comes, unless it was missed. */
  private DateAlarms ahead(
      List<Awaited> awaited, DateAlarms before, Map<DateAlarms.Come, Instant> come) {
    var zone = settling.facts().zone();
    var ahead = new HashMap<DateAlarms.Alarm, Instant>();
    for (var one : awaited) {
      var at = one.date().in(zone);
      if (at.isAfter(now)
          && one.entrance().workflow().starts()
          && !before.come().containsKey(one.come())
          && !come.containsKey(one.come())) {
        ahead.put(one.alarm(), at);
      }
      if (!one.date().zoned()) {
        come.remove(one.come());
      }
    }
    return new DateAlarms(
        ahead,
        ahead.isEmpty() ? null : zone,
        before.come(
            come,
            now,
            no -> definitions.workflows().dates().stream()
                .anyMatch(date -> date.workflow().no() == no)));
  }

  private List<Awaited> awaited() {
    var awaited = new ArrayList<Awaited>();
    for (var entrance : definitions.workflows().dates()) {
      date(entrance).ifPresent(date -> awaited.add(new Awaited(entrance, date)));
    }
    return awaited;
  }

  private Optional<TriggerDate> date(Workflows.Entrance entrance) {
    return entrance.trigger() instanceof Trigger.DateReached date
        ? TriggerDate.of(date, settling.facts().attribute(date.attribute().root()))
        : Optional.empty();
  }
}

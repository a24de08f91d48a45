package com.segmailer.core.workflow;

import com.segmailer.core.condition.IsoDate;
import com.segmailer.core.value.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** A date of a contact, as a trigger sees it. */
public record TriggerDate(Trigger.DateReached trigger, String text, IsoDate date) {

  /** The first date that the trigger's path leads to. */
  public static Optional<TriggerDate> of(Trigger.DateReached trigger, Value root) {
    for (var value : trigger.attribute().reached(root)) {
      if (value instanceof Value.Text(String text)) {
        var date = IsoDate.parse(text);
        if (date != null) {
          return Optional.of(new TriggerDate(trigger, text, date));
        }
      }
    }
    return Optional.empty();
  }

  /** When it comes. */
  public Instant in(ZoneId zone) {
    return Timing.micros(trigger.offset().of(date, zone));
  }

  /** Whether it may come at another instant in another zone. */
  public boolean zoned() {
    var offset = trigger.offset();
    return date.offset() == null || offset.at() != null || offset.isOfTheCalendar();
  }

  /** What sets it apart from the other dates of a workflow, whatever becomes of its triggers. */
  public String name() {
    var time = trigger.offset().at();
    return trigger.attribute().text() + " " + trigger.offset().text()
        + (time == null ? " " : " " + time + " ") + text;
  }
}

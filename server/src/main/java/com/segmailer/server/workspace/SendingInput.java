package com.segmailer.server.workspace;

import com.segmailer.core.condition.Span;
import com.segmailer.core.message.FrequencyCap;
import com.segmailer.core.message.QuietHours;
import com.segmailer.core.message.SendingLimits;
import com.segmailer.core.value.Value;
import com.segmailer.server.json.Fields;
import com.segmailer.server.json.Violation;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads how messages are to go out; null is a value here, and lifts a limit. */
final class SendingInput {

  private static final String RATE = "sendRate";
  private static final String QUIET = "quietHours";
  private static final String CAP = "frequencyCap";
  private static final int MOST_A_SECOND = 10_000;
  private static final Pattern TIME = Pattern.compile("[0-2][0-9]:[0-5][0-9]");

  private static final Map<String, DayOfWeek> DAYS = Arrays.stream(DayOfWeek.values())
      .collect(Collectors.toMap(
          day -> day.name().toLowerCase(Locale.ROOT),
          Function.identity(),
          (one, other) -> one,
          LinkedHashMap::new));

  private static final Map<String, FrequencyCap.Then> THEN =
      Map.of("wait", FrequencyCap.Then.WAIT, "drop", FrequencyCap.Then.DROP);

  private SendingInput() {}

  static SendingSettings read(Fields fields, SendingSettings before) {
    var limits = before.limits();
    return new SendingSettings(
        fields.has(RATE)
            ? fields.optionalInteger(RATE, 1, MOST_A_SECOND).map(Math::toIntExact)
            : before.rate(),
        new SendingLimits(
            fields.has(QUIET)
                ? fields.optionalObject(QUIET).flatMap(SendingInput::quietHours)
                : limits.quietHours(),
            fields.has(CAP)
                ? fields.optionalObject(CAP).flatMap(SendingInput::frequencyCap)
                : limits.frequencyCap()));
  }

  /** Nothing when something is wrong, which the fields then know. */
  static Optional<QuietHours> quietHours(Fields fields) {
    var hours = hours(fields);
    var days = wholeDays(fields);
    boolean timed = !fields.value("from").isNull() || !fields.value("to").isNull();
    if (days.size() > QuietHours.MOST_WHOLE_DAYS) {
      fields.refuse("wholeDays", "must leave at least one day of the week");
      return Optional.empty();
    }
    if (!timed && fields.value("wholeDays").isNull()) {
      fields.refuseWhole("needs from and to, or wholeDays");
    } else if (!timed && days.isEmpty()) {
      fields.refuse("wholeDays", "must not be empty unless there are from and to");
    }
    return hours.isPresent() || !timed && !days.isEmpty()
        ? Optional.of(new QuietHours(hours, days))
        : Optional.empty();
  }

  private static Optional<QuietHours.Hours> hours(Fields fields) {
    var from = time(fields, "from");
    var to = time(fields, "to");
    for (var name : new String[] {"from", "to"}) {
      var other = name.equals("from") ? "to" : "from";
      if (fields.value(name).isNull() && !fields.value(other).isNull()) {
        fields.refuse(name, "is required, since " + other + " is given");
      }
    }
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    if (from.equals(to)) {
      fields.refuse("to", "must differ from from: some time must be left");
      return Optional.empty();
    }
    return Optional.of(new QuietHours.Hours(from.get(), to.get()));
  }

  private static Optional<LocalTime> time(Fields fields, String name) {
    return fields.optionalParsed(name, "must be a time such as 21:00", text -> {
      try {
        return TIME.matcher(text).matches() ? Optional.of(LocalTime.parse(text)) : Optional.empty();
      } catch (DateTimeParseException wrong) {
        return Optional.empty();
      }
    });
  }

  private static Set<DayOfWeek> wholeDays(Fields fields) {
    var days = EnumSet.noneOf(DayOfWeek.class);
    var items = fields.optionalArray("wholeDays", DAYS.size()).orElse(new ArrayList<>());
    for (int i = 0; i < items.size(); i++) {
      var day = items.get(i) instanceof Value.Text(String name) ? DAYS.get(name) : null;
      if (day == null) {
        fields.refuse(Violation.in(
            fields.pointer("wholeDays").item(i),
            "must be one of " + String.join(", ", DAYS.keySet())));
      } else {
        days.add(day);
      }
    }
    return days;
  }

  static Optional<FrequencyCap> frequencyCap(Fields fields) {
    var messages = fields.integer("messages", 1, FrequencyCap.MOST_MESSAGES);
    if (fields.value("per").isNull()) {
      fields.refuse("per", "is required");
    }
    var per = fields.optionalParsed(
        "per",
        "must be a duration from 1m to 366d, such as 7d",
        text -> Optional.ofNullable(Span.parse(text)).filter(FrequencyCap::isPossible));
    var then = fields.optionalOneOf("then", THEN).orElse(FrequencyCap.Then.WAIT);
    // The stand-in for what is missing or out of bounds is within them.
    return per.map(span -> new FrequencyCap(Math.toIntExact(messages), span, then));
  }
}

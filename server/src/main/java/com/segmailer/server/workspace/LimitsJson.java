package com.segmailer.server.workspace;

import com.segmailer.core.message.FrequencyCap;
import com.segmailer.core.message.QuietHours;
import com.segmailer.core.message.SendingLimits;
import com.segmailer.core.value.Value;
import com.segmailer.server.json.Fields;
import com.segmailer.server.json.Json;
import com.segmailer.server.json.JsonWriter;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Limits as callers see them, which is also how they are stored. */
final class LimitsJson {

  private LimitsJson() {}

  static void write(JsonWriter json, SendingLimits limits) {
    json.field("quietHours", limits.quietHours().<Value>map(LimitsJson::value).orElse(Value.NULL))
        .field(
            "frequencyCap", limits.frequencyCap().<Value>map(LimitsJson::value).orElse(Value.NULL));
  }

  static Value.Dict value(QuietHours quiet) {
    var members = new LinkedHashMap<String, Value>();
    members.put("from", time(quiet, QuietHours.Hours::from));
    members.put("to", time(quiet, QuietHours.Hours::to));
    members.put(
        "wholeDays",
        new Value.Array(quiet.wholeDays().stream()
            .sorted()
            .<Value>map(day -> new Value.Text(day.name().toLowerCase(Locale.ROOT)))
            .toList()));
    return Value.Dict.adopting(members);
  }

  private static Value time(QuietHours quiet, Function<QuietHours.Hours, LocalTime> which) {
    return quiet
        .hours()
        .<Value>map(hours -> new Value.Text(which.apply(hours).toString()))
        .orElse(Value.NULL);
  }

  static Value.Dict value(FrequencyCap cap) {
    var members = new LinkedHashMap<String, Value>();
    members.put("messages", Value.Decimal.of(cap.messages()));
    members.put("per", new Value.Text(cap.per().text()));
    members.put("then", new Value.Text(cap.then().name().toLowerCase(Locale.ROOT)));
    return Value.Dict.adopting(members);
  }

  static SendingLimits stored(byte @Nullable [] quietHours, byte @Nullable [] frequencyCap) {
    return quietHours == null && frequencyCap == null
        ? SendingLimits.NONE
        : new SendingLimits(
            fields(quietHours).flatMap(SendingInput::quietHours),
            fields(frequencyCap).flatMap(SendingInput::frequencyCap));
  }

  private static Optional<Fields> fields(byte @Nullable [] stored) {
    return Optional.ofNullable(stored).map(json -> Fields.of(Json.parseTrusted(json)));
  }
}

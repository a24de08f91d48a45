package com.segmailer.core.workflow;

import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.Run.State;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Enrolments and runs as values, for storing; names are short because each contact holds them. */
public final class EnrolmentCodec {

  private EnrolmentCodec() {}

  public static Value.Dict encode(Enrolment enrolment) {
    var members = new LinkedHashMap<String, Value>();
    members.put(
        "r",
        new Value.Array(
            enrolment.runs().stream().<Value>map(EnrolmentCodec::encode).toList()));
    var entries = new TreeMap<String, Value>();
    enrolment
        .entries()
        .forEach((key, at) -> entries.put(key.workflow() + "/" + key.key(), text(at)));
    members.put("e", new Value.Dict(entries));
    put(members, enrolment.dates());
    return Value.Dict.adopting(members);
  }

  public static Enrolment decode(Value value) {
    if (!(value instanceof Value.Dict dict)) {
      return Enrolment.NONE;
    }
    var runs = new ArrayList<Run>();
    if (dict.get("r") instanceof Value.Array(List<Value> items)) {
      items.forEach(item -> runs.add(run((Value.Dict) item)));
    }
    var entries = new HashMap<Enrolment.EntryKey, Instant>();
    members(dict, "e").forEach((key, at) -> {
      int slash = key.indexOf('/');
      entries.put(
          new Enrolment.EntryKey(
              Integer.parseInt(key.substring(0, slash)), key.substring(slash + 1)),
          instant(at));
    });
    return new Enrolment(runs, entries, dates(dict));
  }

  private static void put(Map<String, Value> members, DateAlarms dates) {
    var ahead = new TreeMap<String, Value>();
    dates
        .ahead()
        .forEach((alarm, at) -> ahead.put(alarm.workflow() + "/" + alarm.trigger(), text(at)));
    members.put("a", new Value.Dict(ahead));
    put(members, "z", dates.zone() == null ? null : dates.zone().getId());
    if (!dates.come().isEmpty()) {
      var come = new TreeMap<String, Value>();
      dates.come().forEach((one, at) -> come.put(one.workflow() + "/" + one.date(), text(at)));
      members.put("c", new Value.Dict(come));
    }
  }

  private static DateAlarms dates(Value.Dict dict) {
    var ahead = new HashMap<DateAlarms.Alarm, Instant>();
    members(dict, "a").forEach((key, at) -> {
      int slash = key.indexOf('/');
      ahead.put(
          new DateAlarms.Alarm(
              Integer.parseInt(key.substring(0, slash)),
              Integer.parseInt(key.substring(slash + 1))),
          instant(at));
    });
    var come = new HashMap<DateAlarms.Come, Instant>();
    members(dict, "c").forEach((key, at) -> {
      int slash = key.indexOf('/');
      come.put(
          new DateAlarms.Come(Integer.parseInt(key.substring(0, slash)), key.substring(slash + 1)),
          instant(at));
    });
    return new DateAlarms(ahead, zone(dict.get("z")), come);
  }

  /** Null also for one that this node does not know: what was worked out in it is worked out anew. */
  private static @Nullable ZoneId zone(Value id) {
    try {
      return id instanceof Value.Text(String text) ? ZoneId.of(text) : null;
    } catch (DateTimeException unknown) {
      return null;
    }
  }

  private static Map<String, Value> members(Value.Dict dict, String name) {
    return dict.get(name) instanceof Value.Dict inner ? inner.members() : Map.of();
  }

  private static Value.Dict encode(Run run) {
    var start = run.start();
    var members = new LinkedHashMap<String, Value>();
    members.put("id", new Value.Text(start.id().toString()));
    members.put("w", Value.Decimal.of(start.workflow()));
    members.put("v", Value.Decimal.of(start.version()));
    put(members, "k", start.key().isEmpty() ? null : start.key());
    members.put("at", text(start.at()));
    put(members, "g", start.segment() == null ? null : start.segment().toString());
    members.put("d", run.data());
    members.put("s", state(run.state()));
    members.put("si", text(run.since()));
    members.put("n", Value.Decimal.of(run.visits()));
    members.put("l", Value.Decimal.of(run.logged()));
    if (run.wakeAt() != null) {
      members.put("wk", text(run.wakeAt()));
    }
    return Value.Dict.adopting(members);
  }

  private static Run run(Value.Dict dict) {
    var segment = dict.get("g");
    var start = new Run.Start(
        UUID.fromString(string(dict.get("id"))),
        number(dict.get("w")),
        number(dict.get("v")),
        dict.get("k").isNull() ? "" : string(dict.get("k")),
        instant(dict.get("at")),
        segment.isNull() ? null : UUID.fromString(string(segment)));
    return new Run(
        start,
        (Value.Dict) dict.get("d"),
        state((Value.Dict) dict.get("s")),
        instant(dict.get("si")),
        number(dict.get("n")),
        number(dict.get("l")),
        dict.get("wk").isNull() ? null : instant(dict.get("wk")));
  }

  /** A state as it is stored, in records and in logs. */
  public static Value.Dict state(State state) {
    var members = new LinkedHashMap<String, Value>();
    switch (state) {
      case State.Ready(var step) -> put(members, "ready", step);
      case State.Sleeping(var step, var until) -> {
        put(members, "sleeping", step);
        members.put("until", text(until));
      }
      case State.Watching(var step, var deadline) -> {
        put(members, "watching", step);
        if (deadline != null) {
          members.put("until", text(deadline));
        }
      }
      case State.Calling(var step) -> put(members, "calling", step);
      case State.Failed(var step, var reason) -> {
        put(members, "failed", step);
        put(members, "reason", reason);
      }
      case State.Ended(var how, var reason) -> {
        put(members, "ended", how.name());
        put(members, "reason", reason);
      }
    }
    return Value.Dict.adopting(members);
  }

  public static State state(Value.Dict dict) {
    var kind = kind(dict);
    var first = string(dict.get(kind));
    var until = dict.get("until").isNull() ? null : instant(dict.get("until"));
    return switch (kind) {
      case "ready" -> new State.Ready(first);
      case "sleeping" -> new State.Sleeping(first, until == null ? Instant.EPOCH : until);
      case "watching" -> new State.Watching(first, until);
      case "calling" -> new State.Calling(first);
      case "failed" -> new State.Failed(first, string(dict.get("reason")));
      case "ended" -> new State.Ended(Run.End.valueOf(first), string(dict.get("reason")));
      default -> throw new IllegalStateException("no state of a run: " + kind);
    };
  }

  /** The member that names it, whatever order a database gave them. */
  private static String kind(Value.Dict state) {
    for (var name : state.members().keySet()) {
      if (!name.equals("until") && !name.equals("reason")) {
        return name;
      }
    }
    throw new IllegalStateException("no state of a run: " + state.members().keySet());
  }

  private static void put(Map<String, Value> members, String name, @Nullable String text) {
    if (text != null) {
      members.put(name, new Value.Text(text));
    }
  }

  private static Value text(Instant at) {
    return new Value.Text(at.toString());
  }

  private static Instant instant(Value value) {
    return Instant.parse(string(value));
  }

  private static String string(Value value) {
    if (value instanceof Value.Text(String text)) {
      return text;
    }
    throw new IllegalStateException("no text in the record of a run");
  }

  private static int number(Value value) {
    if (value instanceof Value.Decimal(BigDecimal number)) {
      return number.intValueExact();
    }
    throw new IllegalStateException("no number in the record of a run");
  }
}

package com.segmailer.core.workflow;

import com.segmailer.core.contact.JsonSize;
import com.segmailer.core.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run remembers of what started it.
 *
 * @param data {@code event}: the members of the event's data, and its name where they have none
 * @param remark what is to be said of the data; empty when all of it is there
 */
public record RunData(Value.Dict data, String remark) {

  private static final String EVENT = "event";
  private static final String DATA = "data";
  private static final String NAME = "name";

  static boolean fits(Value.Dict data) {
    return JsonSize.of(data) <= Limits.DATA_BYTES;
  }

  /** Of data that is too large the members that fit, in their order. */
  static RunData of(String name, Value.Dict data) {
    var whole = event(name, data);
    if (fits(whole)) {
      return new RunData(whole, "");
    }
    var kept = new LinkedHashMap<String, Value>();
    data.members().forEach((member, value) -> {
      kept.put(member, value);
      if (!fits(event(name, new Value.Dict(kept)))) {
        kept.remove(member);
      }
    });
    var remark = kept.size() + " of " + data.members().size() + " members kept";
    return new RunData(event(name, Value.Dict.adopting(kept)), remark);
  }

  private static Value.Dict event(String name, Value.Dict data) {
    var event = new LinkedHashMap<>(data.members());
    if (!name.isEmpty()) {
      event.putIfAbsent(NAME, new Value.Text(name));
    }
    return new Value.Dict(Map.of(EVENT, Value.Dict.adopting(event)));
  }

  /**
   * The same, to be read either way: a member of an event's data as {@code event.NAME} and as {@code
   * event.data.NAME}, whichever of the two {@code variables} hold.
   */
  public static Value.Dict eitherWay(Value.Dict variables) {
    if (!(variables.get(EVENT) instanceof Value.Dict event)) {
      return variables;
    }
    var members = new LinkedHashMap<>(event.members());
    switch (event.get(DATA)) {
      case Value.Null() -> members.put(DATA, event);
      case Value.Dict data -> data.members().forEach(members::putIfAbsent);
      default -> {}
    }
    var all = new LinkedHashMap<>(variables.members());
    all.put(EVENT, Value.Dict.adopting(members));
    return Value.Dict.adopting(all);
  }
}

package com.segmailer.core.workflow;

import com.segmailer.core.contact.JsonSize;
import com.segmailer.core.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run remembers of what started it. */
final class RunData {

  private RunData() {}

  static boolean fits(Value.Dict data) {
    return JsonSize.of(data) <= Limits.DATA_BYTES;
  }

  /** The event's name and data; of data that is too large, the members that fit, in their order. */
  static Value.Dict of(String name, Value.Dict data) {
    var whole = event(name, data);
    if (fits(whole)) {
      return whole;
    }
    var kept = new LinkedHashMap<String, Value>();
    data.members().forEach((member, value) -> {
      kept.put(member, value);
      if (!fits(event(name, new Value.Dict(kept)))) {
        kept.remove(member);
      }
    });
    return event(name, Value.Dict.adopting(kept));
  }

  private static Value.Dict event(String name, Value.Dict data) {
    var event = new LinkedHashMap<>(data.members());
    if (!name.isEmpty()) {
      event.put("name", new Value.Text(name));
    }
    return new Value.Dict(Map.of("event", Value.Dict.adopting(event)));
  }
}

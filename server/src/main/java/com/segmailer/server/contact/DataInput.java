package com.segmailer.server.contact;

import com.segmailer.core.decision.EventData;
import com.segmailer.core.value.Value;
import com.segmailer.server.json.Fields;
import com.segmailer.server.json.Violation;

/** Reads {@code data}: what belongs to an event, to a message or to a run. The same rules hold for each. */
public final class DataInput {

  private static final String DATA = "data";

  private DataInput() {}

  /** The member {@code data}, empty when there is none; what breaks a rule is added to the violations. */
  public static Value.Dict read(Fields fields) {
    var data = fields.optionalDict(DATA).orElse(Value.Dict.EMPTY);
    var place = fields.pointer(DATA);
    for (var wrong : EventData.violations(data)) {
      fields.refuse(Violation.in(Pointers.under(place, wrong.pointer()), wrong.detail()));
    }
    return data;
  }
}

package com.segmailer.core.condition;

import com.segmailer.core.event.Digest;
import com.segmailer.core.event.Signal;
import com.segmailer.core.value.Value;
import java.time.ZoneId;
import java.util.UUID;

/** An event's data, for its {@code where}: that asks for nothing else. */
record EventFacts(Value.Dict data, ZoneId zone) implements Facts {

  @Override
  public Value attribute(String root) {
    return data.get(root);
  }

  @Override
  public Digest digest(Signal signal) {
    throw new IllegalStateException("an event has no events: " + signal);
  }

  @Override
  public Verdict membership(UUID segment) {
    throw new IllegalStateException("an event is in no segment: " + segment);
  }

  @Override
  public UUID contact() {
    throw new IllegalStateException("a filter of events does not sample contacts");
  }
}

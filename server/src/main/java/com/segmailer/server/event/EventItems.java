package com.segmailer.server.event;

import com.segmailer.core.value.Value;
import com.segmailer.server.bulk.BulkItems;
import com.segmailer.server.contact.AppliedKeys;
import com.segmailer.server.engine.Outcome;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.json.JsonWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Events in bulk. */
final class EventItems implements BulkItems {

  private final InstantSource clock;
  private final Optional<String> idempotencyKey;

  EventItems(InstantSource clock, Optional<String> idempotencyKey) {
    this.clock = clock;
    this.idempotencyKey = idempotencyKey;
  }

  @Override
  public String member() {
    return "events";
  }

  @Override
  public List<String> statuses() {
    return List.of("recorded", "duplicate");
  }

  @Override
  public Submission read(long index, Value item) {
    var key =
        idempotencyKey.map(k -> AppliedKeys.ofRequest(k + "\0" + index, item)).orElse(null);
    // The clock is read for each: a stream of lines may take hours.
    Instant now = clock.instant();
    return EventInput.submission(item, key, now);
  }

  @Override
  public String status(Outcome outcome) {
    return outcome instanceof Outcome.Applied ? "recorded" : "duplicate";
  }

  @Override
  public void write(JsonWriter json, Submission submission, Outcome outcome) {
    switch (outcome) {
      case Outcome.Applied applied -> {
        json.field("id", applied.event()).field("contact", applied.contact().id());
        NotStarted.write(json, submission, applied);
      }
      case Outcome.AlreadyApplied(var contact, var definitions) -> {
        if (contact != null) {
          json.field("contact", contact.id());
        }
      }
      case Outcome.Erased erased -> {}
      case Outcome.Refused refused -> {}
    }
  }
}

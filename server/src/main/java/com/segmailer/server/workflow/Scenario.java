package com.segmailer.server.workflow;

import com.segmailer.core.condition.Span;
import com.segmailer.core.contact.Attributes;
import com.segmailer.core.contact.Edit;
import com.segmailer.core.contact.Identifier;
import com.segmailer.core.decision.Change;
import com.segmailer.core.decision.EventData;
import com.segmailer.core.decision.Simulation;
import com.segmailer.core.decision.Simulation.Happening;
import com.segmailer.core.event.Event;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.Cue;
import com.segmailer.server.contact.ContactLookup;
import com.segmailer.server.contact.DataInput;
import com.segmailer.server.contact.Pointers;
import com.segmailer.server.json.Fields;
import com.segmailer.server.json.Violation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a caller wants to see simulated.
 *
 * @param contact a real one; empty for one that is made up
 * @param attributes of the one that is made up, or to be set on the real one at once
 * @param starts whether the contact starts directly
 * @param future what happens then, in the caller's order
 */
record Scenario(
    Optional<Identifier> contact,
    Value.Dict attributes,
    boolean starts,
    List<Happening> future,
    Cue.Answer answer,
    Instant from,
    Instant until) {

  private static final int MOST_HAPPENINGS = 100;
  private static final int LONGEST_SPAN = 20;
  private static final Span MONTH = new Span(30, Span.Unit.DAYS);

  /** Throws when something is wrong. */
  static Scenario read(Fields fields, Instant now) {
    var contact = fields.optionalObject("contact").map(ContactLookup::identifierIn);
    var attributes = attributes(fields);
    boolean starts = fields.optionalBool("start").orElse(false);
    var until = after(fields, "until").orElse(MONTH);
    var future = new ArrayList<Happening>();
    for (var one : fields.objects("future", MOST_HAPPENINGS)) {
      happening(one, now).ifPresent(future::add);
    }
    var answer = fields
        .optionalInteger("callStatus", 100, 599)
        .map(status ->
            new Cue.Answer(status >= 200 && status < 300, status.intValue(), Value.NULL, ""))
        .orElse(Simulation.fine());
    fields.orThrow();
    return new Scenario(
        contact,
        attributes,
        starts,
        List.copyOf(future),
        answer,
        now,
        until.after(now, ZoneOffset.UTC));
  }

  private static Optional<Span> after(Fields fields, String name) {
    return fields.optionalText(name, LONGEST_SPAN).flatMap(text -> {
      var span = Span.parse(text);
      if (span == null) {
        fields.refuse(name, "must be a duration like \"3d\" or \"12h\"");
      }
      return Optional.ofNullable(span);
    });
  }

  private static Value.Dict attributes(Fields fields) {
    var given = fields.optionalDict("attributes").orElse(Value.Dict.EMPTY);
    for (var wrong : Attributes.violations(given)) {
      fields.refuse(Violation.in(
          Pointers.under(fields.pointer("attributes"), wrong.pointer()), wrong.detail()));
    }
    return given;
  }

  private static Optional<Happening> happening(Fields fields, Instant now) {
    var at = after(fields, "after").map(span -> span.after(now, ZoneOffset.UTC)).orElse(now);
    var attributes = attributes(fields);
    var name = fields.optionalText("event", EventData.MAX_NAME_LENGTH);
    var data = DataInput.read(fields);
    if (name.isEmpty()) {
      if (attributes.members().isEmpty()) {
        fields.refuseWhole("must have an event or attributes");
      }
      return Optional.of(new Happening(at, new Change.Save(Edit.ofAttributes(attributes))));
    }
    var problem = EventData.problemWithName(name.get());
    problem.ifPresent(detail -> fields.refuse("event", detail));
    return problem.isPresent()
        ? Optional.empty()
        : Optional.of(new Happening(
            at,
            new Change.Record(
                new Event(name.get(), at, data), Edit.ofAttributes(attributes), true)));
  }
}

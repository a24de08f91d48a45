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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * What a caller wants to see simulated.
 *
 * @param contact a real one; empty for one that is made up
 * @param attributes of the one that is made up, or to be set on the real one at once
 * @param start the data with which the contact starts directly; empty when it does not
 * @param future what happens then, in the caller's order
 */
record Scenario(
    Optional<Identifier> contact,
    Value.Dict attributes,
    Optional<Value.Dict> start,
    List<Happening> future,
    Simulation.Answers answers,
    Instant from,
    Instant until) {

  private static final int MOST_HAPPENINGS = 100;
  private static final int LONGEST_SPAN = 20;
  private static final int LEAST_STATUS = 100;
  private static final int MOST_STATUS = 599;
  private static final Span MONTH = new Span(30, Span.Unit.DAYS);

  /** Throws when something is wrong. */
  static Scenario read(Fields fields, Instant now) {
    var contact = fields.optionalObject("contact").map(ContactLookup::identifierIn);
    var attributes = attributes(fields);
    boolean starts = fields.optionalBool("start").orElse(false);
    var data = DataInput.read(fields);
    if (!starts && fields.has("data")) {
      fields.refuse("data", "is what the contact starts with directly: start must be true");
    }
    var until = after(fields, "until").orElse(MONTH);
    var future = new ArrayList<Happening>();
    for (var one : fields.objects("future", MOST_HAPPENINGS)) {
      happening(one, now).ifPresent(future::add);
    }
    var answers = answers(fields);
    fields.orThrow();
    return new Scenario(
        contact,
        attributes,
        starts ? Optional.of(data) : Optional.empty(),
        List.copyOf(future),
        answers,
        now,
        until.after(now, ZoneOffset.UTC));
  }

  private static Simulation.Answers answers(Fields fields) {
    var others = fields
        .optionalInteger("callStatus", LEAST_STATUS, MOST_STATUS)
        .map(status -> Cue.Answer.of(status.intValue(), Value.NULL))
        .orElse(Simulation.fine());
    var bySteps = new LinkedHashMap<String, Cue.Answer>();
    var given = fields.value("calls") instanceof Value.Dict dict ? dict : Value.Dict.EMPTY;
    fields.optionalObject("calls").ifPresent(calls -> {
      for (var step : given.members().keySet()) {
        var call = calls.object(step);
        long status = call.integer("status", LEAST_STATUS, MOST_STATUS);
        bySteps.put(step, Cue.Answer.of((int) status, call.value("body")));
      }
    });
    return new Simulation.Answers(bySteps, others);
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

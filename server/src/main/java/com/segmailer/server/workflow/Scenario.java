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
import com.segmailer.core.topic.ConsentEdit;
import com.segmailer.core.topic.Proof;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.Cue;
import com.segmailer.server.contact.ContactInput;
import com.segmailer.server.contact.ContactLookup;
import com.segmailer.server.contact.DataInput;
import com.segmailer.server.contact.Pointers;
import com.segmailer.server.json.Fields;
import com.segmailer.server.json.Pointer;
import com.segmailer.server.json.Violation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a caller wants to see simulated.
 *
 * @param contact a real one; empty for one that is made up
 * @param edit attributes and consent of the one that is made up, or to be set on the real one at once
 * @param start the data with which the contact starts directly; empty when it does not
 * @param future what happens then, in the caller's order
 */
record Scenario(
    Optional<Identifier> contact,
    Edit edit,
    Optional<Value.Dict> start,
    List<Happening> future,
    Simulation.Answers answers,
    Instant from,
    Instant until) {

  private static final int MOST_HAPPENINGS = 100;
  private static final int MOST_CALLS = 1_000;
  private static final int LONGEST_SPAN = 20;
  private static final int LEAST_STATUS = 100;
  private static final int MOST_STATUS = 599;
  private static final Span MONTH = new Span(30, Span.Unit.DAYS);

  /** Throws when something is wrong. */
  static Scenario read(Fields fields, Instant now) {
    var contact = fields.optionalObject("contact").map(ContactLookup::identifierIn);
    var edit = edit(fields);
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
        edit,
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
    if (given.members().size() > MOST_CALLS) {
      fields.refuse("calls", "must have at most " + MOST_CALLS + " members");
      return new Simulation.Answers(bySteps, others);
    }
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

  /** Whoever opts in has confirmed it, where it must be confirmed. */
  private static Edit edit(Fields fields) {
    var attributes = fields.optionalDict("attributes").orElse(Value.Dict.EMPTY);
    for (var wrong : Attributes.violations(attributes)) {
      fields.refuse(Violation.in(
          Pointers.under(fields.pointer("attributes"), wrong.pointer()), wrong.detail()));
    }
    var subscribed = fields.optionalBool("subscribed").orElse(null);
    var topics = ContactInput.topics(fields);
    return Edit.ofAttributes(attributes)
        .consenting(new ConsentEdit(subscribed, topics, true, Proof.API));
  }

  /** The topics that it names, by their places. */
  Map<Pointer, UUID> topics() {
    var topics = new LinkedHashMap<Pointer, UUID>();
    addTopics(topics, Pointer.ROOT, edit);
    for (int i = 0; i < future.size(); i++) {
      var place = Pointer.ROOT.member("future").item(i);
      if (future.get(i).change() instanceof Change.Save save) {
        addTopics(topics, place, save.edit());
      } else if (future.get(i).change() instanceof Change.Record event) {
        addTopics(topics, place, event.edit());
      }
    }
    return topics;
  }

  private static void addTopics(Map<Pointer, UUID> topics, Pointer place, Edit edit) {
    for (var topic : edit.consent().topics().keySet()) {
      topics.put(place.member("topics").member(topic.toString()), topic);
    }
  }

  /** Whether there is nothing to be changed. */
  static boolean isEmpty(Edit edit) {
    return edit.attributes().members().isEmpty()
        && edit.consent().subscribed() == null
        && edit.consent().topics().isEmpty();
  }

  private static Optional<Happening> happening(Fields fields, Instant now) {
    var at = after(fields, "after").map(span -> span.after(now, ZoneOffset.UTC)).orElse(now);
    var edit = edit(fields);
    var name = fields.optionalText("event", EventData.MAX_NAME_LENGTH);
    var data = DataInput.read(fields);
    if (name.isEmpty()) {
      if (isEmpty(edit)) {
        fields.refuseWhole("must have an event, attributes, subscribed or topics");
      }
      return Optional.of(new Happening(at, new Change.Save(edit)));
    }
    var problem = EventData.problemWithName(name.get());
    problem.ifPresent(detail -> fields.refuse("event", detail));
    return problem.isPresent()
        ? Optional.empty()
        : Optional.of(
            new Happening(at, new Change.Record(new Event(name.get(), at, data), edit, true)));
  }
}

package com.segmailer.core.decision;

import com.segmailer.core.contact.AttributeType;
import com.segmailer.core.contact.Attributes;
import com.segmailer.core.contact.Edit;
import com.segmailer.core.contact.Operation;
import com.segmailer.core.contact.Profile;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.topic.TopicChoices;
import com.segmailer.core.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** Applies an edit to a profile: coerces declared attributes, merges, runs the operations. */
final class ProfileEdit {

  sealed interface Result {}

  record Edited(Profile profile) implements Result {}

  record Invalid(Refusal refusal) implements Result {}

  private ProfileEdit() {}

  static Result apply(Profile profile, Edit edit, Definitions definitions) {
    return switch (attributesAfter(profile.attributes(), edit, definitions.declaredTypes())) {
      case AttributesRefused(var pointer, var detail) ->
        new Invalid(new Refusal(Refusal.Reason.INVALID, pointer, detail));
      case AttributesEdited(var attributes) ->
        switch (ConsentRules.choices(profile.topics(), edit.consent(), definitions)) {
          case ConsentRules.Chosen(var topics) -> identified(profile, edit, attributes, topics);
          case ConsentRules.Wrong(var refusal) -> new Invalid(refusal);
        };
    };
  }

  private static Result identified(
      Profile profile, Edit edit, Value.Dict attributes, TopicChoices topics) {
    var email = edit.dropped().contains(Edit.Identity.EMAIL) ? null : profile.email();
    var externalId =
        edit.dropped().contains(Edit.Identity.EXTERNAL_ID) ? null : profile.externalId();
    var after = new Profile(
        edit.email() != null ? edit.email() : email,
        edit.externalId() != null ? edit.externalId() : externalId,
        edit.consent().subscribedAfter(profile.subscribed()),
        topics,
        attributes);
    return !edit.dropped().isEmpty() && after.email() == null && after.externalId() == null
        ? new Invalid(new Refusal(
            Refusal.Reason.INVALID, "", "A contact must keep an email or an externalId."))
        : new Edited(after);
  }

  private sealed interface AttributesResult {}

  private record AttributesEdited(Value.Dict attributes) implements AttributesResult {}

  private record AttributesRefused(String pointer, String detail) implements AttributesResult {}

  // The same dictionary, not an equal one, is what says that nothing changed.
  @SuppressWarnings("ReferenceEquality")
  private static AttributesResult attributesAfter(
      Value.Dict current, Edit edit, Map<String, AttributeType> declared) {
    var patch = edit.attributes();
    for (String name : edit.attributes().members().keySet()) {
      switch (coerced(patch, name, declared, pointerTo(name))) {
        case AttributesEdited(var after) -> patch = after;
        case AttributesRefused refused -> {
          return refused;
        }
      }
    }
    var merged = Attributes.merge(current, patch);
    // What stays as it is has room, and need not even be looked at.
    return merged == current && edit.operations().isEmpty()
        ? new AttributesEdited(current)
        : operated(merged, edit, declared);
  }

  @SuppressWarnings("ReferenceEquality")
  private static AttributesResult operated(
      Value.Dict merged, Edit edit, Map<String, AttributeType> declared) {
    var attributes = merged;
    for (int i = 0; i < edit.operations().size(); i++) {
      var operation = edit.operations().get(i);
      var pointer = "/operations/" + i;
      switch (operation.apply(attributes)) {
        case Operation.Refused(var reason) -> {
          return new AttributesRefused(pointer, reason);
        }
        case Operation.Applied(var after) -> {
          if (after == attributes) {
            // Nothing is written, so what stands there may be older than the type declared for it.
            continue;
          }
          attributes = after;
        }
      }
      switch (coerced(attributes, operation.attribute(), declared, pointer)) {
        case AttributesEdited(var after) -> attributes = after;
        case AttributesRefused refused -> {
          return refused;
        }
      }
    }
    var tooMuch = Attributes.overflow(attributes);
    return tooMuch.isPresent()
        ? new AttributesRefused("/attributes", tooMuch.get())
        : new AttributesEdited(attributes);
  }

  private static AttributesResult coerced(
      Value.Dict attributes, String name, Map<String, AttributeType> declared, String pointer) {
    var type = declared.get(name);
    var value = attributes.get(name);
    if (type == null || value.isNull()) {
      return new AttributesEdited(attributes);
    }
    return switch (type.coerce(value)) {
      case AttributeType.Refused(var reason) -> new AttributesRefused(pointer, reason);
      case AttributeType.Coerced(var fitting) -> {
        if (fitting.equals(value)) {
          yield new AttributesEdited(attributes);
        }
        var members = new LinkedHashMap<>(attributes.members());
        members.put(name, fitting);
        yield new AttributesEdited(new Value.Dict(members));
      }
    };
  }

  private static String pointerTo(String attribute) {
    return "/attributes/" + attribute.replace("~", "~0").replace("/", "~1");
  }
}

package com.segmailer.server.segment;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.ConditionParser;
import com.segmailer.core.condition.Parsed;
import com.segmailer.core.segment.Definitions;
import com.segmailer.server.contact.Pointers;
import com.segmailer.server.json.Fields;
import com.segmailer.server.json.Violation;
import java.util.Optional;

/** Reads the member {@code condition} of a request. */
public final class ConditionInput {

  private ConditionInput() {}

  /** The condition, if it is there and in order; what is wrong is left with the fields. */
  public static Optional<Condition> optional(Fields fields) {
    return optional(fields, ConditionParser.Options.CONTACT);
  }

  private static Optional<Condition> optional(Fields fields, ConditionParser.Options options) {
    var json = fields.value("condition");
    if (json.isNull()) {
      return Optional.empty();
    }
    return switch (ConditionParser.parse(json, options)) {
      case Parsed.Valid(var condition) -> Optional.of(condition);
      case Parsed.Invalid(var violations) -> {
        var place = fields.pointer("condition");
        violations.forEach(wrong ->
            fields.refuse(Violation.in(Pointers.under(place, wrong.pointer()), wrong.detail())));
        yield Optional.empty();
      }
    };
  }

  /**
   * The condition, which must be there and refer to known segments only; throws when anything in
   * {@code fields} is wrong.
   */
  public static Condition required(Fields fields, Definitions known) {
    var options = ConditionParser.Options.withSegments(id -> known.segment(id).isPresent());
    var condition = optional(fields, options);
    if (condition.isEmpty() && fields.value("condition").isNull()) {
      fields.refuse("condition", "is required");
    }
    fields.orThrow();
    return condition.orElseThrow();
  }
}

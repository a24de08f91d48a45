package com.segmailer.server.imports;

import com.segmailer.core.contact.AttributeName;
import com.segmailer.core.contact.Attributes;
import com.segmailer.core.contact.Edit;
import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.contact.Identifier;
import com.segmailer.core.contact.Operation;
import com.segmailer.core.decision.Change;
import com.segmailer.core.value.Value;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.json.Fields;
import com.segmailer.server.json.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a line of an NDJSON file, which is what {@code POST /api/v2/contacts} takes. */
final class ContactLine {

  static final int MAX_EMAIL = 1_000;
  static final int MAX_EXTERNAL_ID = 200;
  static final int MAX_OPERATIONS = 100;

  private enum Kind {
    INCREMENT,
    APPEND,
    REMOVE,
    SET_ONCE
  }

  private static final Map<String, Kind> KINDS = Map.of(
      "increment", Kind.INCREMENT,
      "append", Kind.APPEND,
      "remove", Kind.REMOVE,
      "setOnce", Kind.SET_ONCE);

  private ContactLine() {}

  /** Throws {@link com.segmailer.server.json.ValidationFailed} with all that is wrong. */
  static Submission read(Value line) {
    var fields = Fields.of(line);
    var named = fields.object("identifier");
    var email = named.optionalText("email", MAX_EMAIL).flatMap(text -> address(named, text));
    var id = named.optionalUuid("id");
    var externalId = named.optionalText("externalId", MAX_EXTERNAL_ID);
    if (externalId.filter(String::isEmpty).isPresent()) {
      named.refuse("externalId", "must not be empty");
    }
    var attributes = fields.optionalDict("attributes").orElse(Value.Dict.EMPTY);
    Attributes.violations(attributes)
        .forEach(violation -> fields.refuse(new Violation(
            Violation.Place.POINTER,
            RowError.fragment("/attributes" + violation.pointer()),
            violation.detail())));
    var operations = operations(fields);
    var subscribed = fields.optionalBool("subscribed");
    if (fields.has("delete")) {
      fields.refuse("delete", "is not possible in an import");
    }
    if (email.isEmpty() && id.isEmpty() && externalId.isEmpty()) {
      fields.refuse("identifier", "must have an email, an id or an externalId");
    }
    fields.orThrow();
    // Only we give ids: one that we do not know cannot be created.
    var terms = id.isPresent() ? Submission.Terms.EXISTING : Submission.Terms.UPSERT;
    return new Submission.Apply(
        new Identifier(email.orElse(null), id.orElse(null), externalId.orElse(null)),
        new Change.Save(new Edit(null, null, subscribed.orElse(null), attributes, operations)),
        terms);
  }

  private static Optional<EmailAddress> address(Fields named, String text) {
    return switch (EmailAddress.parse(text)) {
      case EmailAddress.Valid(var address) -> Optional.of(address);
      case EmailAddress.Invalid(var reason) -> {
        named.refuse("email", "The address " + reason + ".");
        yield Optional.empty();
      }
    };
  }

  private static List<Operation> operations(Fields fields) {
    var operations = new ArrayList<Operation>();
    for (var item : fields.objects("operations", MAX_OPERATIONS)) {
      var kind = item.oneOf("op", KINDS);
      var attribute = item.text("attribute", 10 * AttributeName.MAX_LENGTH);
      AttributeName.problemWith(attribute).ifPresent(problem -> item.refuse("attribute", problem));
      var value = item.value("value");
      Attributes.violations(new Value.Dict(Map.of("value", value)))
          .forEach(violation -> item.refuse("value", violation.detail()));
      operations.add(operation(item, kind, attribute, value));
    }
    return operations;
  }

  private static Operation operation(Fields item, Kind kind, String attribute, Value value) {
    return switch (kind) {
      case INCREMENT -> new Operation.Increment(attribute, number(item, value));
      case APPEND -> new Operation.Append(attribute, present(item, value));
      case REMOVE -> new Operation.Remove(attribute, present(item, value));
      case SET_ONCE -> new Operation.SetOnce(attribute, present(item, value));
    };
  }

  private static BigDecimal number(Fields item, Value value) {
    if (value instanceof Value.Decimal(BigDecimal number)) {
      return number;
    }
    item.refuse("value", "must be a number");
    return BigDecimal.ZERO;
  }

  private static Value present(Fields item, Value value) {
    if (value.isNull()) {
      item.refuse("value", "is required");
    }
    return value;
  }
}

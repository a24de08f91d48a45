package com.segmailer.server.contact;

import com.segmailer.core.contact.AttributeName;
import com.segmailer.core.contact.Attributes;
import com.segmailer.core.contact.Edit;
import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.contact.Identifier;
import com.segmailer.core.contact.Operation;
import com.segmailer.core.topic.ConsentEdit;
import com.segmailer.core.topic.Proof;
import com.segmailer.core.topic.Topics;
import com.segmailer.core.value.Value;
import com.segmailer.server.json.Fields;
import com.segmailer.server.json.Violation;
import com.segmailer.server.json.WireText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads what callers say of a contact: who is meant, and what is to change. Whatever is wrong is left
 * with the {@link Fields}; what is read counts only once these were found to be in order.
 */
public final class ContactInput {

  private static final int MAX_ADDRESS = 1_000;
  private static final int MAX_EXTERNAL_ID = 200;
  private static final int MAX_OPERATIONS = 100;

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

  // Stands for one that was found wrong, and is never used.
  private static final Identifier NOBODY = Identifier.of(new UUID(0, 0));

  private ContactInput() {}

  /** The member {@code identifier}. */
  public static Identifier identifier(Fields fields) {
    var given = fields.object("identifier");
    return fields.value("identifier").isNull() ? NOBODY : identifierIn(given);
  }

  /** An identifier written as an object of its own. */
  static Identifier identifierIn(Fields given) {
    var email = email(given);
    var id = given.optionalUuid("id").orElse(null);
    var externalId = externalId(given);
    if (email != null || id != null || externalId != null) {
      return new Identifier(email, id, externalId);
    }
    boolean nothing = given.value("email").isNull()
        && given.value("id").isNull()
        && given.value("externalId").isNull();
    if (nothing) {
      given.refuseWhole("must have an email, an id or an externalId");
    }
    return NOBODY;
  }

  /** The member {@code email}, null when it is absent or wrong. */
  static @Nullable EmailAddress email(Fields fields) {
    var text = fields.optionalText("email", MAX_ADDRESS).orElse(null);
    return text == null
        ? null
        : switch (EmailAddress.parse(text)) {
          case EmailAddress.Valid(var address) -> address;
          case EmailAddress.Invalid(var reason) -> {
            fields.refuse("email", reason);
            yield null;
          }
        };
  }

  /** The member {@code externalId}, null when it is absent or wrong. */
  static @Nullable String externalId(Fields fields) {
    var text = fields.optionalText("externalId", MAX_EXTERNAL_ID).orElse(null);
    if (text == null) {
      return null;
    }
    if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
      fields.refuse("externalId", "is blank or contains a control character");
      return null;
    }
    return text;
  }

  /** The members {@code attributes} and {@code operations}. */
  public static Edit ofAttributes(Fields fields) {
    return new Edit(null, null, null, attributes(fields), operations(fields));
  }

  /**
   * The members {@code attributes}, {@code operations}, {@code subscribed} and {@code topics}.
   *
   * @param how what is to be recorded of the consent in it
   */
  public static Edit upsert(Fields fields, Proof.How how) {
    var edit = edit(fields, null, null);
    var consent =
        new ConsentEdit(edit.consent().subscribed(), topics(fields), false, Proof.of(how));
    return edit.consenting(consent);
  }

  /** The member {@code topics}: by the id of a topic, whether the contact wants to get it. */
  public static Map<UUID, Boolean> topics(Fields fields) {
    var given = fields.optionalDict("topics").orElse(Value.Dict.EMPTY);
    var place = fields.pointer("topics");
    if (given.members().size() > Topics.MOST) {
      fields.refuse("topics", "must have at most " + Topics.MOST + " members");
      return Map.of();
    }
    var topics = new HashMap<UUID, Boolean>();
    given.members().forEach((name, value) -> {
      var id = WireText.uuid(name);
      if (id.isPresent() && value instanceof Value.Bool(boolean in)) {
        topics.put(id.get(), in);
      } else {
        var wrong = id.isEmpty() ? "is not the id of a topic (a UUID)" : "must be true or false";
        fields.refuse(Violation.in(place.member(name), wrong));
      }
    });
    return topics;
  }

  /** Also {@code email} and {@code externalId}, which {@code null} removes. */
  static Edit patch(Fields fields) {
    var dropped = EnumSet.noneOf(Edit.Identity.class);
    if (fields.has("email") && fields.value("email").isNull()) {
      dropped.add(Edit.Identity.EMAIL);
    }
    if (fields.has("externalId") && fields.value("externalId").isNull()) {
      dropped.add(Edit.Identity.EXTERNAL_ID);
    }
    return edit(fields, email(fields), externalId(fields)).dropping(dropped);
  }

  private static Edit edit(
      Fields fields, @Nullable EmailAddress email, @Nullable String externalId) {
    return new Edit(
        email,
        externalId,
        fields.optionalBool("subscribed").orElse(null),
        attributes(fields),
        operations(fields));
  }

  private static Value.Dict attributes(Fields fields) {
    var given = fields.optionalDict("attributes").orElse(Value.Dict.EMPTY);
    var place = fields.pointer("attributes");
    for (var wrong : Attributes.violations(given)) {
      fields.refuse(Violation.in(Pointers.under(place, wrong.pointer()), wrong.detail()));
    }
    return given;
  }

  private static List<Operation> operations(Fields fields) {
    if (fields.value("operations").isNull()) {
      return List.of();
    }
    var operations = new ArrayList<Operation>();
    for (var given : fields.objects("operations", MAX_OPERATIONS)) {
      operation(given).ifPresent(operations::add);
    }
    return operations;
  }

  private static Optional<Operation> operation(Fields given) {
    var kind = given.oneOf("op", KINDS);
    var attribute = given.text("attribute", AttributeName.MAX_LENGTH);
    if (!attribute.isEmpty() || given.value("attribute") instanceof Value.Text) {
      AttributeName.problemWith(attribute).ifPresent(problem -> given.refuse("attribute", problem));
    }
    if (!given.has("value")) {
      given.refuse("value", "is required");
    }
    var value = given.value("value");
    for (var wrong : Attributes.violations(new Value.Dict(Map.of("value", value)))) {
      given.refuse(Violation.in(
          Pointers.under(given.pointer("value"), wrong.pointer().substring("/value".length())),
          wrong.detail()));
    }
    return operation(given, kind, attribute, value);
  }

  private static Optional<Operation> operation(
      Fields given, Kind kind, String attribute, Value value) {
    return switch (kind) {
      case INCREMENT -> {
        if (value instanceof Value.Decimal(var by)) {
          yield Optional.of(new Operation.Increment(attribute, by));
        }
        if (given.has("value")) {
          given.refuse("value", "must be a number");
        }
        yield Optional.empty();
      }
      case APPEND -> Optional.of(new Operation.Append(attribute, value));
      case REMOVE -> Optional.of(new Operation.Remove(attribute, value));
      case SET_ONCE -> Optional.of(new Operation.SetOnce(attribute, value));
    };
  }
}

package com.segmailer.server.suppression;

import com.segmailer.core.contact.EmailAddress;
import com.segmailer.server.json.Fields;
import com.segmailer.server.suppression.Suppressions.Reason;
import java.util.Map;
import java.util.Optional;

/** An address that callers want not to be written to, and why. */
record SuppressionInput(EmailAddress address, Reason reason) {

  private static final int LONGEST_ADDRESS = 1_000;

  // What was erased is erased here, and not by saying so.
  static final Map<String, Reason> REASONS = Map.of(
      "manual", Reason.MANUAL,
      "unsubscribed", Reason.UNSUBSCRIBED,
      "bounced", Reason.BOUNCED,
      "complained", Reason.COMPLAINED);

  /** Of {@code {email, reason?}}; throws when that is wrong. */
  static SuppressionInput read(Fields fields) {
    var text = fields.text("email", LONGEST_ADDRESS);
    var reason = fields.optionalOneOf("reason", REASONS).orElse(Reason.MANUAL);
    Optional<EmailAddress> address = Optional.empty();
    switch (EmailAddress.parse(text)) {
      case EmailAddress.Valid(var valid) -> address = Optional.of(valid);
      case EmailAddress.Invalid(var problem) -> {
        if (!fields.value("email").isNull()) {
          fields.refuse("email", problem);
        }
      }
    }
    fields.orThrow();
    return new SuppressionInput(address.orElseThrow(), reason);
  }
}

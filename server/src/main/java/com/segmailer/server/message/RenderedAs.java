package com.segmailer.server.message;

import com.segmailer.core.contact.Identifier;
import com.segmailer.core.message.Dispatch;
import com.segmailer.core.value.Value;
import com.segmailer.server.contact.ContactLookup;
import com.segmailer.server.http.Problem;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Scope;
import com.segmailer.server.json.Fields;
import java.util.List;
import java.util.Optional;

/**
 * Reads as whom a message is rendered that goes to an address of the caller's choice, to see what that
 * contact would get. Such a message is nobody's: no event, count or choice of a contact concerns it.
 */
final class RenderedAs {

  private RenderedAs() {}

  /** Nothing when the message is an ordinary one; what is wrong the fields then know. */
  static Optional<Identifier> read(Request request, Fields fields, Fields to, Dispatch.Kind kind) {
    var given = fields.optionalObject("renderAs");
    if (given.isEmpty()) {
      return Optional.empty();
    }
    if (!request.caller().may(Scope.CONTACTS_READ)) {
      var name = Scope.CONTACTS_READ.wireName();
      throw Problem.of(ProblemType.MISSING_SCOPE, "A message with a contact's data needs " + name)
          .with("scope", new Value.Text(name))
          .refusal();
    }
    for (var name : List.of("id", "externalId")) {
      if (to.has(name)) {
        to.refuse(name, "must be missing: what is rendered as somebody goes to an email");
      }
    }
    if (kind == Dispatch.Kind.MARKETING) {
      fields.refuse("kind", "must be transactional: what is rendered as somebody is a test");
    }
    if (fields.has("topic")) {
      fields.refuse("topic", "must be missing: what is rendered as somebody is about no topic");
    }
    return given.map(ContactLookup::identifierIn);
  }
}

package com.segmailer.server.contact;

import com.segmailer.core.decision.Change;
import com.segmailer.core.topic.Proof;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.engine.Submission.Terms;
import com.segmailer.server.json.Fields;

/** Turns what callers send into submissions to the door; throws when it is not valid. */
final class ContactSubmissions {

  private ContactSubmissions() {}

  /** Of {@code {identifier, attributes?, operations?, subscribed?, topics?}}. */
  static Submission upsert(Fields fields, Proof.How how, Terms terms) {
    var identifier = ContactInput.identifier(fields);
    var edit = ContactInput.upsert(fields, how);
    fields.orThrow();
    return new Submission.Apply(identifier, new Change.Save(edit), terms);
  }

  /** Of {@code {delete: true, identifier, suppress?}}. */
  static Submission erasure(Fields fields, Terms terms) {
    if (!fields.bool("delete")) {
      fields.refuse("delete", "must be true");
    }
    var identifier = ContactInput.identifier(fields);
    boolean suppress = fields.optionalBool("suppress").orElse(false);
    fields.orThrow();
    return new Submission.Erase(identifier, suppress, terms);
  }
}

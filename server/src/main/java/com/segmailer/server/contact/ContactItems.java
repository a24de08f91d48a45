package com.segmailer.server.contact;

import com.segmailer.core.topic.Proof;
import com.segmailer.core.value.Value;
import com.segmailer.server.bulk.BulkItems;
import com.segmailer.server.engine.AppliedKey;
import com.segmailer.server.engine.Outcome;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.engine.Submission.Terms;
import com.segmailer.server.http.Caller;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Scope;
import com.segmailer.server.json.Fields;
import com.segmailer.server.json.JsonWriter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Contacts in bulk: each item an upsert or an erasure. */
final class ContactItems implements BulkItems {

  private final Caller caller;
  private final Optional<String> idempotencyKey;
  private final Proof.How how;

  /** @param resubscribe whether items may subscribe who has left */
  ContactItems(Caller caller, Optional<String> idempotencyKey, boolean resubscribe) {
    this.caller = caller;
    this.idempotencyKey = idempotencyKey;
    this.how = resubscribe ? Proof.How.RESUBSCRIBING_IMPORT : Proof.How.IMPORT;
  }

  @Override
  public String member() {
    return "contacts";
  }

  @Override
  public List<String> statuses() {
    return List.of("created", "updated", "unchanged", "deleted");
  }

  @Override
  public Submission read(long index, Value item) {
    var fields = Fields.of(item);
    if (fields.has("delete")) {
      if (!caller.may(Scope.CONTACTS_DELETE)) {
        throw ProblemType.MISSING_SCOPE.because(
            "Erasing needs the scope " + Scope.CONTACTS_DELETE.wireName());
      }
      return ContactSubmissions.erasure(fields, Terms.EXISTING.withAppliedKey(key(index, item)));
    }
    return ContactSubmissions.upsert(
        Fields.of(item), how, Terms.UPSERT.withAppliedKey(key(index, item)));
  }

  private @Nullable AppliedKey key(long index, Value item) {
    return idempotencyKey
        .map(key -> AppliedKeys.ofRequest(key + "\0" + index, item))
        .orElse(null);
  }

  @Override
  public String status(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied applied ->
        applied.created() ? "created" : applied.changed() ? "updated" : "unchanged";
      case Outcome.AlreadyApplied already -> "unchanged";
      case Outcome.Erased erased -> "deleted";
      case Outcome.Refused refused -> throw new IllegalStateException("a refusal has no status");
    };
  }

  @Override
  public void write(JsonWriter json, Submission submission, Outcome outcome) {
    switch (outcome) {
      case Outcome.Applied applied -> {
        write(json, applied.contact().id());
        if (!applied.contact().profile().subscribed()) {
          json.field("subscribed", false);
        }
      }
      case Outcome.AlreadyApplied(var contact, var definitions) -> {
        if (contact != null) {
          write(json, contact.id());
        }
      }
      case Outcome.Erased(var id) -> write(json, id);
      case Outcome.Refused refused -> {}
    }
  }

  private static void write(JsonWriter json, UUID id) {
    json.field("id", id);
  }
}

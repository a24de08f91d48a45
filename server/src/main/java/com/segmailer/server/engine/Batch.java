package com.segmailer.server.engine;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.contact.Identifier;
import com.segmailer.core.decision.Change;
import com.segmailer.core.decision.Decider;
import com.segmailer.core.decision.Decision;
import com.segmailer.core.decision.Refusal;
import com.segmailer.core.decision.Refusal.Reason;
import com.segmailer.core.event.Event;
import com.segmailer.server.definition.WorkspaceDefinitions;
import com.segmailer.server.engine.BatchWrites.RecordedEvent;
import com.segmailer.server.runtime.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides the submissions of one transaction, in order, on contacts that are loaded and locked. */
final class Batch {

  private final WorkspaceDefinitions workspace;
  private final Directory directory;
  private final Admission admission;
  private final Engagements engagements;
  private final Addresses addresses;
  private final Ids ids;
  private final Instant now;
  private final BatchWrites writes;
  private final Announcements announcements;
  private final Arrears arrears;

  Batch(
      WorkspaceDefinitions workspace,
      Directory directory,
      Admission admission,
      Engagements engagements,
      Addresses addresses,
      Ids ids,
      Instant now) {
    this.workspace = workspace;
    this.directory = directory;
    this.admission = admission;
    this.engagements = engagements;
    this.addresses = addresses;
    this.ids = ids;
    this.now = now;
    this.writes = new BatchWrites(workspace);
    this.announcements = new Announcements(workspace, now);
    this.arrears = new Arrears(workspace.definitions(), directory, writes, announcements, ids, now);
  }

  BatchWrites writes() {
    return writes;
  }

  Announcements announcements() {
    return announcements;
  }

  List<Outcome> decide(List<Submission> submissions) {
    return decide(submissions, Integer.MAX_VALUE);
  }

  /** The same of the first of them, until so many instants have been made up for. */
  List<Outcome> decide(List<Submission> submissions, int instants) {
    var corrections = new Corrections(directory.entries(), writes, announcements, ids);
    return submissions.stream()
        .takeWhile(one -> arrears.instants() < instants)
        .map(this::decide)
        .map(corrections::toldWith)
        .toList();
  }

  private Outcome decide(Submission submission) {
    // By an id that has gone nobody is found, and it is not asked about again.
    if (submission instanceof Submission.Erase
        && admission.tookBefore(submission.terms().appliedKey())) {
      return new Outcome.AlreadyApplied(null, workspace.definitions());
    }
    var outcome = switch (directory.match(submission.identifier())) {
      case Directory.Match.Clash(var refusal) -> new Outcome.Refused(refusal);
      case Directory.Match.Nobody() -> onNobody(submission);
      case Directory.Match.Found(var entry) -> onFound(submission, entry);
    };
    // An erasure that finds nobody is done with as well: who is there by its repetition came later.
    if (!(outcome instanceof Outcome.Refused(var refusal))
        || submission instanceof Submission.Erase && refusal.reason() == Reason.CONTACT_NOT_FOUND) {
      admission.took(submission.terms().appliedKey(), Made.by(submission, outcome));
    }
    return outcome;
  }

  private Outcome onNobody(Submission submission) {
    if (admission.tookBefore(submission.terms().appliedKey())) {
      return new Outcome.AlreadyApplied(null, workspace.definitions());
    }
    if (!(submission instanceof Submission.Apply apply) || !apply.terms().mayCreate()) {
      return refused(Reason.CONTACT_NOT_FOUND, "/identifier", "There is no such contact.");
    }
    if (!apply.terms().expectedVersions().isEmpty()) {
      return refused(Reason.VERSION_MISMATCH, "", "The contact does not exist.");
    }
    var address = apply.identifier().email();
    if (address != null && admission.suppresses(address)) {
      return refused(
          Reason.ADDRESS_SUPPRESSED,
          "/identifier/email",
          "This address was erased and is refused.");
    }
    if (!admission.hasRoom()) {
      return refused(
          Reason.CONTACT_LIMIT_REACHED,
          "/identifier",
          "The workspace holds as many contacts as it may (" + admission.limit() + ").");
    }
    return apply(apply, Entry.created(Contact.blank(ids.next(), now)), true);
  }

  private Outcome onFound(Submission submission, Entry entry) {
    var terms = submission.terms();
    if (admission.tookBefore(terms.appliedKey())) {
      // Whoever is found is not whom an erasure was about.
      var contact = submission instanceof Submission.Erase ? null : entry.current();
      return new Outcome.AlreadyApplied(contact, workspace.definitions());
    }
    if (!terms.expectedVersions().isEmpty()
        && !terms.expectedVersions().contains(entry.current().shownVersion())) {
      return refused(Reason.VERSION_MISMATCH, "", "The contact has changed since you read it.");
    }
    return switch (submission) {
      case Submission.Apply apply -> apply(apply, entry, false);
      case Submission.Engage engage -> engage(engage, entry);
      case Submission.Erase erase -> erase(erase, entry);
    };
  }

  private Outcome engage(Submission.Engage engage, Entry entry) {
    var contact = entry.current();
    var change = Engagements.isAgreed(workspace, contact)
        ? engagements.change(entry, engage.hit())
        : Optional.<Change.Record>empty();
    return change
        .map(record ->
            apply(new Submission.Apply(engage.identifier(), record, engage.terms()), entry, false))
        .orElseGet(() -> new Outcome.Applied(
            contact, false, false, List.of(), List.of(), null, workspace.definitions(), null));
  }

  private Outcome erase(Submission.Erase erase, Entry entry) {
    var address = entry.current().profile().email();
    // One that another contact has been given in this batch is that contact's.
    var had = addresses.of(entry).stream()
        .filter(
            one -> !(directory.match(Identifier.of(one)) instanceof Directory.Match.Found(var now)
                && now != entry))
        .toList();
    had.forEach(admission::forget);
    if (erase.suppress() && address != null) {
      admission.suppress(address);
    }
    directory.remove(entry);
    entry.erase(had);
    admission.left();
    return new Outcome.Erased(entry.current().id());
  }

  private Outcome apply(Submission.Apply apply, Entry entry, boolean created) {
    return created
        ? decided(apply, entry, true)
        : arrears.settledBefore(apply.change(), entry, () -> decided(apply, entry, false));
  }

  private Outcome decided(Submission.Apply apply, Entry entry, boolean created) {
    var before = entry.current();
    var change = apply.changeOf(before.profile());
    return switch (Decider.decide(workspace.definitions(), before, created, change, now)) {
      case Decision.Refused(var refusal) -> new Outcome.Refused(refusal);
      case Decision.Made made -> {
        var problem = admissible(entry, before, made.after());
        if (problem != null) {
          yield new Outcome.Refused(problem);
        }
        entry.become(made, now);
        if (!made.consents().isEmpty()) {
          writes.consents().add(ids, entry, made.consents(), ConsentRows.proofOf(change));
        }
        if (created) {
          directory.add(entry);
          admission.entered();
          announcements.created(entry);
        } else {
          directory.move(entry, before);
          if (made.profileChanged()) {
            announcements.updated(entry, before.profile());
          }
        }
        yield new Outcome.Applied(
            made.after(),
            created,
            made.profileChanged(),
            made.flips(),
            made.progress().runs(),
            recorded(change, entry, made),
            workspace.definitions(),
            made.progress().keptOut());
      }
    };
  }

  /** What forbids the identities that the contact would have, or null. */
  private @Nullable Refusal admissible(Entry entry, Contact before, Contact after) {
    if (directory.takenByAnother(entry, after.profile())) {
      return new Refusal(
          Reason.IDENTIFIER_CONFLICT, "", "The address or externalId belongs to another contact.");
    }
    var address = after.profile().email();
    var old = before.profile().email();
    if (address == null || (old != null && old.key().equals(address.key()))) {
      return null;
    }
    return admission.suppresses(address)
        ? new Refusal(Reason.ADDRESS_SUPPRESSED, "", "The new address was erased and is refused.")
        : null;
  }

  private @Nullable UUID recorded(Change change, Entry entry, Decision.Made made) {
    return switch (change) {
      case Change.Record(var event, var edit, var triggers, var workflow) ->
        recorded(event, entry, triggers);
      case Change.Consent(var edit, var event)
      when event != null && !made.consents().isEmpty() -> recorded(event, entry, true);
      default -> null;
    };
  }

  private UUID recorded(Event event, Entry entry, boolean triggers) {
    var id = ids.next();
    writes.add(new RecordedEvent(id, entry, event));
    if (triggers) {
      announcements.recorded(entry, event);
    }
    return id;
  }

  private static Outcome refused(Reason reason, String pointer, String detail) {
    return new Outcome.Refused(new Refusal(reason, pointer, detail));
  }
}

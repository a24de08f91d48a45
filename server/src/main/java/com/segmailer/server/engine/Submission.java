package com.segmailer.server.engine;

import com.segmailer.core.contact.Identifier;
import com.segmailer.core.contact.Profile;
import com.segmailer.core.decision.Change;
import com.segmailer.core.tracking.Hit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A change on its way through the door: whom it concerns, what is to happen, and on what terms. */
public sealed interface Submission {

  Identifier identifier();

  Terms terms();

  record Apply(Identifier identifier, Change change, Terms terms) implements Submission {

    /** The change that also gives {@code contact} the identities by which it was found. */
    Change changeOf(Profile contact) {
      return switch (change) {
        case Change.Save(var edit, var triggers) ->
          new Change.Save(edit.identifiedBy(identifier, contact), triggers);
        case Change.Record(var event, var edit, var triggers, var workflow) ->
          new Change.Record(event, edit.identifiedBy(identifier, contact), triggers, workflow);
        case Change.Consent consent -> consent;
        case Change.Send send -> send;
        case Change.Start start -> start;
        case Change.Reach reach -> reach;
        case Change.Place place -> place;
        case Change.Review review -> review;
        case Change.Wake wake -> wake;
      };
    }
  }

  /** The contact opened or clicked a message; what is recorded of it depends on the message. */
  record Engage(Identifier identifier, Hit hit, Terms terms) implements Submission {}

  /**
   * The contact and all that is held about it goes.
   *
   * @param suppress whether its address is refused from then on
   */
  record Erase(Identifier identifier, boolean suppress, Terms terms) implements Submission {}

  /**
   * @param mayCreate whether a contact that does not exist is created
   * @param expectedVersions refused unless what is seen of the contact is of one of these; empty for any
   * @param appliedKey at most one submission with this key takes effect in its life; null for none
   */
  record Terms(
      boolean mayCreate,
      Set<Long> expectedVersions,
      @Nullable AppliedKey appliedKey) {
    public static final Terms UPSERT = new Terms(true, Set.of(), null);
    public static final Terms EXISTING = new Terms(false, Set.of(), null);

    public Terms {
      expectedVersions = Set.copyOf(expectedVersions);
    }

    public Terms withExpectedVersions(Set<Long> versions) {
      return new Terms(mayCreate, versions, appliedKey);
    }

    public Terms withAppliedKey(@Nullable AppliedKey key) {
      return new Terms(mayCreate, expectedVersions, key);
    }
  }
}

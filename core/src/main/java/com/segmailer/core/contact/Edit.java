package com.segmailer.core.contact;

import com.segmailer.core.topic.ConsentEdit;
import com.segmailer.core.value.Value;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants changed of a profile; what is null or empty stays as it is.
 *
 * @param attributes merged: absent keeps, null removes
 * @param operations applied in order, after the merge
 * @param dropped identities that the profile is to have no longer
 */
public record Edit(
    @Nullable EmailAddress email,
    @Nullable String externalId,
    ConsentEdit consent,
    Value.Dict attributes,
    List<Operation> operations,
    Set<Identity> dropped) {

  /** What a contact may be known by outside, and may lose as long as it keeps one. */
  public enum Identity {
    EMAIL,
    EXTERNAL_ID
  }

  public static final Edit NONE = new Edit(null, null, null, Value.Dict.EMPTY, List.of());

  public Edit {
    operations = List.copyOf(operations);
    dropped = Set.copyOf(dropped);
  }

  public Edit(
      @Nullable EmailAddress email,
      @Nullable String externalId,
      @Nullable Boolean subscribed,
      Value.Dict attributes,
      List<Operation> operations) {
    this(email, externalId, ConsentEdit.ofAll(subscribed), attributes, operations, Set.of());
  }

  public Edit dropping(Set<Identity> identities) {
    return new Edit(email, externalId, consent, attributes, operations, identities);
  }

  public Edit consenting(ConsentEdit newConsent) {
    return new Edit(email, externalId, newConsent, attributes, operations, dropped);
  }

  public static Edit ofAttributes(Value.Dict attributes) {
    return new Edit(null, null, null, attributes, List.of());
  }

  /**
   * The same, with the identities by which the contact was named where it has none of its own yet or
   * is to change them. An address that differs only in spelling stays as it was first written.
   */
  public Edit identifiedBy(Identifier identifier, Profile profile) {
    var address = email != null ? email : identifier.email();
    boolean sameAddress = email == null
        && address != null
        && profile.email() != null
        && profile.email().key().equals(address.key());
    return new Edit(
        sameAddress ? null : address,
        externalId != null ? externalId : identifier.externalId(),
        consent,
        attributes,
        operations,
        dropped);
  }
}

package com.segmailer.core.topic;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to change of somebody's consent; what is null or absent stays as it is.
 *
 * @param subscribed whether they get anything but transactional messages
 * @param topics true for those they want to get, false for those they do not
 * @param confirmed whether opting in is known to come from the owner of the mailbox
 */
public record ConsentEdit(
    @Nullable Boolean subscribed, Map<UUID, Boolean> topics, boolean confirmed, Proof proof) {

  public static final ConsentEdit NONE = new ConsentEdit(null, Map.of(), false, Proof.API);

  public ConsentEdit {
    topics = Map.copyOf(topics);
  }

  /** All messages that are not transactional, or none of them. */
  public static ConsentEdit ofAll(@Nullable Boolean subscribed) {
    return subscribed == null ? NONE : new ConsentEdit(subscribed, Map.of(), false, Proof.API);
  }

  /** Whether somebody gets anything but transactional messages after it. */
  public boolean subscribedAfter(boolean before) {
    boolean comesBack = Boolean.TRUE.equals(subscribed) && !before;
    return subscribed == null || (comesBack && keepsRefusals()) ? before : subscribed;
  }

  /** Whether who has left stays away. Lists are old, and know of nobody who left since. */
  public boolean keepsRefusals() {
    return proof.how() == Proof.How.IMPORT;
  }

  public ConsentEdit with(Proof newProof) {
    return new ConsentEdit(subscribed, topics, confirmed, newProof);
  }
}

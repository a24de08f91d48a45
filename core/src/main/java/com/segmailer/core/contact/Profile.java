package com.segmailer.core.contact;

import com.segmailer.core.topic.TopicChoices;
import com.segmailer.core.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a contact is known by and what is known of it: all that the outside may set.
 *
 * @param subscribed whether it gets anything but transactional messages
 * @param topics which of those it wants
 */
public record Profile(
    @Nullable EmailAddress email,
    @Nullable String externalId,
    boolean subscribed,
    TopicChoices topics,
    Value.Dict attributes) {

  public static final Profile EMPTY =
      new Profile(null, null, true, TopicChoices.NONE, Value.Dict.EMPTY);
}

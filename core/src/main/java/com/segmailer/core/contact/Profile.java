package com.segmailer.core.contact;

import com.segmailer.core.value.Value;
import org.jspecify.annotations.Nullable;

/** What a contact is known by and what is known of it: all that the outside may set. */
public record Profile(
    @Nullable EmailAddress email,
    @Nullable String externalId,
    boolean subscribed,
    Value.Dict attributes) {

  public static final Profile EMPTY = new Profile(null, null, true, Value.Dict.EMPTY);
}

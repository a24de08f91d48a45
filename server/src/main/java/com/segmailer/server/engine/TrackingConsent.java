package com.segmailer.server.engine;

import com.segmailer.core.value.Value;

/** Whether a contact agrees to being tracked, where a workspace asks for it. */
public final class TrackingConsent {

  private TrackingConsent() {}

  /** Only {@code true} is consent: nothing else is, and neither is saying nothing. */
  public static boolean isGiven(String attribute, Value.Dict attributes) {
    return attributes.get(attribute) instanceof Value.Bool(boolean given) && given;
  }
}

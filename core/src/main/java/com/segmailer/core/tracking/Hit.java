package com.segmailer.core.tracking;

import java.util.UUID;

/** Somebody or something asked for what stands in a message. */
public sealed interface Hit {

  UUID message();

  Visitor visitor();

  /** The image was fetched that tells of an opening. */
  record Open(UUID message, Visitor visitor) implements Hit {}

  /** A link was followed. */
  record Click(UUID message, Link link, Visitor visitor) implements Hit {}
}

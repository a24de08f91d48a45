package com.segmailer.core.delivery;

/** At which point of the conversation a server refused. */
public enum Stage {
  CONNECTION,
  SENDER,
  RECIPIENT,
  CONTENT,
  UNKNOWN
}

package com.segmailer.core.template;

/** What becomes of values that a template prints. Text that stands in the template is never touched. */
public enum Escaping {
  /** Values are data, so {@code & < > " '} are written as entities, unless {@code raw} says otherwise. */
  HTML,
  /** Values stand as they are. */
  TEXT,
  /** As {@link #TEXT}, and the whole becomes one line without control characters: a subject. */
  LINE
}

package com.segmailer.core.template;

/** What a rendering came to. */
public sealed interface Outcome {

  record Done(String text) implements Outcome {}

  /** It was given up at this line of the template: a limit was exceeded, or a number divided by 0. */
  record Failed(String reason, int line) implements Outcome {}
}

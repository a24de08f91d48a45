package com.segmailer.core.contact;

/** What is wrong with which part of the input: a JSON Pointer into it, and a sentence. */
public record Violation(String pointer, String detail) {

  /** {@code parent} extended by one step, escaped as JSON Pointers are. */
  static String under(String parent, String step) {
    return parent + "/" + step.replace("~", "~0").replace("/", "~1");
  }
}

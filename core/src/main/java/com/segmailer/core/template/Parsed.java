package com.segmailer.core.template;

/** A template read from its source, or the first thing that is wrong with it. */
public sealed interface Parsed {

  record Valid(Template template) implements Parsed {}

  record Invalid(Mistake mistake) implements Parsed {}
}

package com.segmailer.core.condition;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** A pattern in RE2's syntax, compiled once; searching takes time linear in the text. */
public final class Regex {
  private final String pattern;
  private final boolean caseSensitive;
  private final Pattern compiled;

  /** Throws {@link IllegalArgumentException} saying what is wrong with the pattern. */
  public Regex(String pattern, boolean caseSensitive) {
    this.pattern = pattern;
    this.caseSensitive = caseSensitive;
    // Measured before compiling: nested repetitions would fill the memory.
    if (PatternSize.of(pattern) > Limits.PATTERN_SIZE) {
      throw new IllegalArgumentException("the pattern repeats too much");
    }
    try {
      this.compiled =
          Pattern.compile(Folding.normalize(pattern), caseSensitive ? 0 : Pattern.CASE_INSENSITIVE);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  public String pattern() {
    return pattern;
  }

  public boolean caseSensitive() {
    return caseSensitive;
  }

  boolean isIn(String text) {
    return compiled.matcher(Folding.normalize(text)).find();
  }

  int programSize() {
    return compiled.programSize();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Regex that
        && pattern.equals(that.pattern)
        && caseSensitive == that.caseSensitive;
  }

  @Override
  public int hashCode() {
    return pattern.hashCode() * 2 + Boolean.hashCode(caseSensitive);
  }

  @Override
  public String toString() {
    return pattern;
  }
}

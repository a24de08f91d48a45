package com.segmailer.core.condition;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A pattern in RE2's syntax, compiled once. Searching takes time linear in the text times its {@link
 * #programSize}, and of a text no more than {@link Limits#SEARCHED_LENGTH} characters are searched.
 */
public final class Regex {
  private final String pattern;
  private final boolean caseSensitive;
  private final boolean folds;
  private final Pattern compiled;

  /** Throws {@link IllegalArgumentException} saying what is wrong with the pattern. */
  public Regex(String pattern, boolean caseSensitive) {
    this.pattern = pattern;
    this.caseSensitive = caseSensitive;
    this.folds = !caseSensitive || FoldedPattern.folds(pattern);
    // Measured before compiling: nested repetitions would fill the memory.
    refuseBeyond(Limits.PATTERN_SIZE, PatternSize.of(pattern));
    var normal = Folding.normalize(pattern);
    try {
      this.compiled = Pattern.compile(
          folds ? FoldedPattern.of(normal) : normal, caseSensitive ? 0 : Pattern.CASE_INSENSITIVE);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    // And after: what was measured is what somebody thought of.
    refuseBeyond(Limits.PATTERN_SIZE, compiled.programSize());
  }

  private static void refuseBeyond(long most, long size) {
    if (size > most) {
      throw new IllegalArgumentException("the pattern repeats too much");
    }
  }

  public String pattern() {
    return pattern;
  }

  public boolean caseSensitive() {
    return caseSensitive;
  }

  /** Whether it is found in the text, as if that ended where the searching does. */
  boolean isIn(String text) {
    var normal = Folding.normalize(beginning(text));
    return compiled.matcher(folds ? FoldedPattern.text(normal) : normal).find();
  }

  private static String beginning(String text) {
    int end = Limits.SEARCHED_LENGTH;
    if (text.length() <= end) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }

  /** How many instructions each character that is searched may cost. */
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

package com.segmailer.core.condition;

/** A text to compare with, prepared once for its rule about case. */
public final class Needle {
  private final String text;
  private final boolean caseSensitive;
  private final String prepared;
  private final boolean ascii;

  public Needle(String text, boolean caseSensitive) {
    this.text = text;
    this.caseSensitive = caseSensitive;
    this.prepared = caseSensitive ? Folding.normalize(text) : Folding.fold(text);
    this.ascii = Folding.isAscii(prepared);
  }

  public String text() {
    return text;
  }

  public boolean caseSensitive() {
    return caseSensitive;
  }

  boolean equalsText(String value) {
    if (ascii) {
      // What is not ASCII may still fold to it (the Kelvin sign to k), but only one to one.
      return value.length() == prepared.length()
          && (Folding.isAscii(value) ? asciiAt(value, 0) : prepare(value).equals(prepared));
    }
    return prepare(value).equals(prepared);
  }

  boolean startsText(String value) {
    return bothAscii(value) ? asciiAt(value, 0) : prepare(value).startsWith(prepared);
  }

  boolean endsText(String value) {
    return bothAscii(value)
        ? asciiAt(value, value.length() - prepared.length())
        : prepare(value).endsWith(prepared);
  }

  boolean isInText(String value) {
    if (!bothAscii(value)) {
      return prepare(value).contains(prepared);
    }
    if (caseSensitive) {
      return value.contains(prepared);
    }
    for (int at = 0; at <= value.length() - prepared.length(); at++) {
      if (asciiAt(value, at)) {
        return true;
      }
    }
    return false;
  }

  private boolean bothAscii(String value) {
    return ascii && Folding.isAscii(value);
  }

  private boolean asciiAt(String value, int at) {
    if (at < 0 || at + prepared.length() > value.length()) {
      return false;
    }
    if (caseSensitive) {
      return value.startsWith(prepared, at);
    }
    for (int i = 0; i < prepared.length(); i++) {
      if (Folding.foldAscii(value.charAt(at + i)) != prepared.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private String prepare(String value) {
    return caseSensitive ? Folding.normalize(value) : Folding.fold(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Needle that
        && text.equals(that.text)
        && caseSensitive == that.caseSensitive;
  }

  @Override
  public int hashCode() {
    return text.hashCode() * 2 + Boolean.hashCode(caseSensitive);
  }

  @Override
  public String toString() {
    return caseSensitive ? text + " (case-sensitive)" : text;
  }
}

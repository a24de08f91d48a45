package com.segmailer.core.condition;

import java.text.Normalizer;

/** Makes texts that differ only in case or in how accents are encoded equal. */
final class Folding {
  private static final int DOTTED_CAPITAL_I = 0x130;
  private static final int DOTLESS_SMALL_I = 0x131;
  private static final int LONG_S_T = 0xFB05;
  private static final int S_T = 0xFB06;

  private Folding() {}

  /** NFC, each character folded on its own (never one to several), NFC again. */
  static String fold(String text) {
    if (isAscii(text)) {
      return foldAscii(text);
    }
    String composed = normalize(text);
    StringBuilder folded = new StringBuilder(composed.length());
    composed.codePoints().map(Folding::fold).forEach(folded::appendCodePoint);
    return normalize(folded.toString());
  }

  static String normalize(String text) {
    return Normalizer.isNormalized(text, Normalizer.Form.NFC)
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /**
   * Unicode's simple folding leaves the Turkish i's alone, Java's case mappings do not; and it makes
   * the two ligatures of s and t one, which have no capital.
   */
  private static int fold(int character) {
    return switch (character) {
      case DOTTED_CAPITAL_I, DOTLESS_SMALL_I -> character;
      case LONG_S_T -> S_T;
      default -> Character.toLowerCase(Character.toUpperCase(character));
    };
  }

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  private static String foldAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isUpper(text.charAt(i))) {
        char[] folded = text.toCharArray();
        for (int j = i; j < folded.length; j++) {
          folded[j] = foldAscii(folded[j]);
        }
        return new String(folded);
      }
    }
    return text;
  }

  static char foldAscii(char c) {
    return isUpper(c) ? (char) (c | 0x20) : c;
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }
}

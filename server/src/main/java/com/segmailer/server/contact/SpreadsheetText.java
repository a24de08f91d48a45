package com.segmailer.server.contact;

/**
 * Texts in cells of a file that a spreadsheet may open: one that it would run as a formula stands behind
 * an apostrophe, and is found again without it.
 */
public final class SpreadsheetText {

  private static final char GUARD = '\'';

  // What a spreadsheet takes for the beginning of a formula.
  private static final String FORMULA = "=+-@\t\r";

  private SpreadsheetText() {}

  /** The text as a cell; also one that looks guarded is, so that each is found again as it was. */
  static String guarded(String text) {
    return isFormulaAfterGuards(text) ? GUARD + text : text;
  }

  public static boolean isGuarded(String cell) {
    return !cell.isEmpty() && cell.charAt(0) == GUARD && isFormulaAfterGuards(cell);
  }

  /** Of a guarded cell. */
  public static String textOf(String guarded) {
    return guarded.substring(1);
  }

  private static boolean isFormulaAfterGuards(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) == GUARD) {
      at++;
    }
    return at < text.length() && FORMULA.indexOf(text.charAt(at)) >= 0;
  }
}

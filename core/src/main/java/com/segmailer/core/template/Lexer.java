package com.segmailer.core.template;

import com.segmailer.core.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts the markup of a tag or output into tokens. */
final class Lexer {

  private static final int LONGEST_NUMBER = 40;
  private static final String SIGNS = "|:,.[]()=<>";
  private static final List<String> LONG_SIGNS = List.of("==", "!=", "<>", "<=", ">=", "..");

  private final String markup;
  private final int offset;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String markup, int offset) {
    this.markup = markup;
    this.offset = offset;
  }

  /** @param offset where the markup begins in the source */
  static List<Token> tokens(String markup, int offset) {
    var lexer = new Lexer(markup, offset);
    while (lexer.at < markup.length()) {
      lexer.token();
    }
    lexer.tokens.add(new Token(Kind.END, "", offset + markup.length()));
    return lexer.tokens;
  }

  private void token() {
    char c = markup.charAt(at);
    if (Character.isWhitespace(c)) {
      at++;
    } else if (c == '"' || c == '\'') {
      text(c);
    } else if (isDigit(at) || (c == '-' && isDigit(at + 1))) {
      number();
    } else if (Character.isLetter(c) || c == '_') {
      name();
    } else {
      sign(c);
    }
  }

  private boolean isDigit(int index) {
    return index < markup.length() && markup.charAt(index) >= '0' && markup.charAt(index) <= '9';
  }

  private void text(char quote) {
    int end = markup.indexOf(quote, at + 1);
    if (end < 0) {
      throw new Misread("the text has no closing " + quote, offset + at);
    }
    tokens.add(new Token(Kind.TEXT, markup.substring(at + 1, end), offset + at));
    at = end + 1;
  }

  private void number() {
    int from = at;
    at++;
    while (isDigit(at)) {
      at++;
    }
    if (at < markup.length() && markup.charAt(at) == '.' && isDigit(at + 1)) {
      at++;
      while (isDigit(at)) {
        at++;
      }
    }
    if (at - from > LONGEST_NUMBER) {
      throw new Misread("the number has more than " + LONGEST_NUMBER + " digits", offset + from);
    }
    tokens.add(new Token(Kind.NUMBER, markup.substring(from, at), offset + from));
  }

  private void name() {
    int from = at;
    while (at < markup.length() && isNamePart(markup.charAt(at))) {
      at++;
    }
    if (at < markup.length() && markup.charAt(at) == '?') {
      at++;
    }
    tokens.add(new Token(Kind.NAME, markup.substring(from, at), offset + from));
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-';
  }

  private void sign(char c) {
    for (var sign : LONG_SIGNS) {
      if (markup.startsWith(sign, at)) {
        tokens.add(new Token(Kind.SIGN, sign, offset + at));
        at += 2;
        return;
      }
    }
    if (SIGNS.indexOf(c) < 0) {
      throw new Misread(
          "\"" + Character.toString(markup.codePointAt(at)) + "\" has no meaning here",
          offset + at);
    }
    tokens.add(new Token(Kind.SIGN, String.valueOf(c), offset + at));
    at++;
  }
}

package com.segmailer.core.template;

import com.segmailer.core.template.Token.Kind;
import java.util.List;

/** Where reading is in the tokens of one tag or output. */
final class Tokens {

  private final List<Token> tokens;
  private int at;

  Tokens(String markup, int offset) {
    tokens = Lexer.tokens(markup, offset);
  }

  Token peek() {
    return tokens.get(at);
  }

  Token ahead() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  Token next() {
    var token = tokens.get(at);
    if (token.kind() != Kind.END) {
      at++;
    }
    return token;
  }

  boolean take(String sign) {
    boolean there = peek().is(sign);
    if (there) {
      next();
    }
    return there;
  }

  boolean takeName(String name) {
    boolean there = peek().isName(name);
    if (there) {
      next();
    }
    return there;
  }

  void expect(String sign) {
    if (!take(sign)) {
      throw unexpected("\"" + sign + "\"");
    }
  }

  String name() {
    if (peek().kind() != Kind.NAME) {
      throw unexpected("a name");
    }
    return next().text();
  }

  void end() {
    if (peek().kind() != Kind.END) {
      throw new Misread(peek().shown() + " is not expected here", peek().at());
    }
  }

  Misread unexpected(String wanted) {
    return new Misread(
        wanted + " is expected here, not " + peek().shown(), peek().at());
  }
}

package com.segmailer.core.template;

import com.segmailer.core.template.Piece.Tag;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;

/** Reads tags without a block of their own, and the heads of those that have one. */
final class SimpleTags {

  private final ExpressionParser expressions;
  private final Set<String> own;
  private final int line;

  /** @param own gets the names that the template sets itself */
  SimpleTags(ExpressionParser expressions, Set<String> own, int line) {
    this.expressions = expressions;
    this.own = own;
    this.line = line;
  }

  record Head(String name, String key, Expression items, Node.Selection selection) {}

  Node assign(Tag tag) {
    var tokens = new Tokens(tag.markup(), tag.at());
    var name = tokens.name();
    tokens.expect("=");
    var value = expressions.filtered(tokens);
    tokens.end();
    own.add(name);
    return new Node.Assign(name, value, line);
  }

  String captured(Tag tag) {
    var tokens = new Tokens(tag.markup(), tag.at());
    var name = tokens.peek().kind() == Token.Kind.TEXT ? tokens.next().text() : tokens.name();
    tokens.end();
    own.add(name);
    return name;
  }

  Node count(Tag tag) {
    var tokens = new Tokens(tag.markup(), tag.at());
    var name = tokens.name();
    tokens.end();
    own.add(name);
    return new Node.Count(name, tag.name().equals("increment"), line);
  }

  Node leave(Tag tag) {
    new Tokens(tag.markup(), tag.at()).end();
    return new Node.Leave(tag.name().equals("break"));
  }

  Node cycle(Tag tag) {
    var tokens = new Tokens(tag.markup(), tag.at());
    var values = new ArrayList<Expression>();
    var first = expressions.expression(tokens);
    Optional<Expression> group = Optional.empty();
    if (tokens.take(":")) {
      group = Optional.of(first);
      values.add(expressions.expression(tokens));
    } else {
      values.add(first);
    }
    while (tokens.take(",")) {
      values.add(expressions.expression(tokens));
    }
    tokens.end();
    return new Node.Cycle(tag.markup().strip(), group, values, line);
  }

  Head head(Tag tag) {
    var tokens = new Tokens(tag.markup(), tag.at());
    var name = tokens.name();
    if (!tokens.takeName("in")) {
      throw tokens.unexpected("\"in\"");
    }
    int from = tokens.peek().at() - tag.at();
    var items = expressions.expression(tokens);
    int to = tokens.peek().at() - tag.at();
    Optional<Expression> limit = Optional.empty();
    Optional<Expression> offset = Optional.empty();
    boolean goOn = false;
    boolean reversed = false;
    while (tokens.peek().kind() != Token.Kind.END) {
      tokens.take(",");
      if (tokens.takeName("reversed")) {
        reversed = true;
      } else if (tokens.takeName("limit")) {
        tokens.expect(":");
        limit = Optional.of(expressions.expression(tokens));
      } else if (tokens.takeName("offset")) {
        tokens.expect(":");
        goOn = tokens.takeName("continue");
        offset = goOn ? Optional.empty() : Optional.of(expressions.expression(tokens));
      } else {
        throw tokens.unexpected("limit, offset or reversed");
      }
    }
    own.add(name);
    var key = name + "-" + tag.markup().substring(from, to).strip();
    return new Head(name, key, items, new Node.Selection(limit, offset, goOn, reversed));
  }
}

package com.segmailer.core.template;

import com.segmailer.core.template.Node.Block;
import com.segmailer.core.template.Node.Branch;
import com.segmailer.core.template.Node.When;
import com.segmailer.core.template.Piece.Tag;
import com.segmailer.core.value.Suggestion;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the blocks of a template. */
final class Parser {

  private static final List<String> NAMES = List.of(
      "assign",
      "break",
      "capture",
      "case",
      "comment",
      "continue",
      "cycle",
      "decrement",
      "echo",
      "for",
      "if",
      "increment",
      "liquid",
      "raw",
      "unless",
      "else",
      "elsif",
      "when",
      "endif",
      "endunless",
      "endcase",
      "endfor",
      "endcapture");
  private static final Set<String> END_OF_IF = Set.of("elsif", "else", "endif");
  private static final Set<String> END_OF_UNLESS = Set.of("elsif", "else", "endunless");
  private static final Set<String> END_OF_CASE = Set.of("when", "else", "endcase");
  private static final Set<String> END_OF_FOR = Set.of("else", "endfor");

  private final String source;
  private final Lines lines;
  private final Limits limits;
  private final Scanner scanner;
  private final ExpressionParser expressions;
  private final Deque<Piece> pushed = new ArrayDeque<>();
  private final Set<String> own = new HashSet<>(Set.of("forloop"));
  private int depth;

  Parser(String source, Lines lines, Limits limits) {
    this.source = source;
    this.lines = lines;
    this.limits = limits;
    this.scanner = new Scanner(source);
    this.expressions = new ExpressionParser(lines, limits);
  }

  Template template() {
    var nodes = new ArrayList<Node>();
    for (var piece = next(); piece != null; piece = next()) {
      read(piece, nodes);
    }
    var read = expressions.references().stream()
        .filter(reference -> !own.contains(reference.path().getFirst()))
        .toList();
    return new Template(new Block(nodes), read, source.length());
  }

  private @Nullable Piece next() {
    return pushed.isEmpty() ? scanner.next() : pushed.poll();
  }

  /** A block, and the tag that ended it. */
  private record Ended(Block block, Tag by) {}

  private Ended block(Tag opener, Set<String> closers) {
    if (++depth > limits.depth()) {
      throw new Misread("blocks are nested deeper than " + limits.depth(), opener.start());
    }
    var nodes = new ArrayList<Node>();
    for (var piece = next(); piece != null; piece = next()) {
      if (piece instanceof Tag tag && closers.contains(tag.name())) {
        depth--;
        return new Ended(Blankness.trimmed(nodes), tag);
      }
      read(piece, nodes);
    }
    throw new Misread(opener.name() + " is not closed by end" + opener.name(), opener.start());
  }

  private void read(Piece piece, List<Node> nodes) {
    switch (piece) {
      case Piece.Text(String text) -> nodes.add(new Node.Text(text));
      case Piece.Output(String markup, int at) -> nodes.add(output(markup, at));
      case Tag tag -> tag(tag, nodes);
    }
  }

  private Node output(String markup, int at) {
    expressions.count(at);
    var tokens = new Tokens(markup, at);
    if (markup.isBlank()) {
      return new Node.Text("");
    }
    var value = expressions.filtered(tokens);
    tokens.end();
    return new Node.Output(value, lines.line(at));
  }

  private void tag(Tag tag, List<Node> nodes) {
    expressions.count(tag.start());
    int line = lines.line(tag.start());
    var simple = new SimpleTags(expressions, own, line);
    switch (tag.name()) {
      case "echo" -> nodes.add(output(tag.markup(), tag.at()));
      case "assign" -> nodes.add(simple.assign(tag));
      case "increment", "decrement" -> nodes.add(simple.count(tag));
      case "cycle" -> nodes.add(simple.cycle(tag));
      case "break", "continue" -> nodes.add(simple.leave(tag));
      case "capture" -> {
        var name = simple.captured(tag);
        nodes.add(new Node.Capture(name, block(tag, Set.of("endcapture")).block(), line));
      }
      case "if" -> nodes.add(condition(tag, false, END_OF_IF));
      case "unless" -> nodes.add(condition(tag, true, END_OF_UNLESS));
      case "case" -> nodes.add(choice(tag));
      case "for" -> nodes.add(loop(tag, simple));
      case "liquid" -> LiquidTag.tags(tag, pushed);
      default -> throw unknown(tag);
    }
  }

  private static Misread unknown(Tag tag) {
    var name = tag.name();
    if (name.isEmpty()) {
      return new Misread("the tag has no name", tag.start());
    }
    if (NAMES.contains(name)) {
      return new Misread(name + " has nothing here that it belongs to", tag.start());
    }
    return new Misread(
        "there is no tag \"" + name + "\"" + Suggestion.of(name, NAMES), tag.start());
  }

  private Test test(Tag tag) {
    var tokens = new Tokens(tag.markup(), tag.at());
    var test = expressions.test(tokens);
    tokens.end();
    return test;
  }

  private Node condition(Tag opener, boolean unless, Set<String> closers) {
    var branches = new ArrayList<Branch>();
    var test = test(opener);
    var ended = block(opener, closers);
    branches.add(new Branch(test, ended.block()));
    Optional<Block> otherwise = Optional.empty();
    while (!ended.by().name().startsWith("end")) {
      var by = ended.by();
      if (otherwise.isPresent()) {
        throw new Misread(by.name() + " comes after else", by.start());
      }
      boolean last = by.name().equals("else");
      var next = last ? null : test(by);
      ended = block(opener, closers);
      if (next == null) {
        otherwise = Optional.of(ended.block());
      } else {
        branches.add(new Branch(next, ended.block()));
      }
    }
    return new Node.If(unless, branches, otherwise, lines.line(opener.start()));
  }

  private Node choice(Tag opener) {
    var tokens = new Tokens(opener.markup(), opener.at());
    var subject = expressions.expression(tokens);
    tokens.end();
    var whens = new ArrayList<When>();
    Optional<Block> otherwise = Optional.empty();
    // What stands before the first "when" is never printed.
    var ended = block(opener, END_OF_CASE);
    while (!ended.by().name().equals("endcase")) {
      var by = ended.by();
      if (by.name().equals("else")) {
        ended = block(opener, END_OF_CASE);
        otherwise = Optional.of(ended.block());
      } else {
        var values = values(by);
        ended = block(opener, END_OF_CASE);
        whens.add(new When(values, ended.block()));
      }
    }
    return new Node.Case(subject, whens, otherwise, lines.line(opener.start()));
  }

  private List<Expression> values(Tag when) {
    var tokens = new Tokens(when.markup(), when.at());
    var values = new ArrayList<Expression>();
    do {
      values.add(expressions.expression(tokens));
    } while (tokens.take(",") || tokens.takeName("or"));
    tokens.end();
    return values;
  }

  private Node loop(Tag opener, SimpleTags simple) {
    var head = simple.head(opener);
    var ended = block(opener, END_OF_FOR);
    Optional<Block> otherwise = Optional.empty();
    var body = ended.block();
    if (ended.by().name().equals("else")) {
      ended = block(opener, Set.of("endfor"));
      otherwise = Optional.of(ended.block());
    }
    return new Node.For(
        head.name(),
        head.key(),
        head.items(),
        head.selection(),
        body,
        otherwise,
        lines.line(opener.start()));
  }
}

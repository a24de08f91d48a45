package com.segmailer.core.template;

import java.util.List;

/** A parsed template: immutable, and safe to render from many threads at a time. */
public final class Template {

  private final Node.Block body;
  private final List<Reference> references;
  private final int length;

  Template(Node.Block body, List<Reference> references, int length) {
    this.body = body;
    this.references = List.copyOf(references);
    this.length = length;
  }

  public static Parsed parse(String source) {
    return parse(source, Limits.DEFAULT);
  }

  public static Parsed parse(String source, Limits limits) {
    var lines = new Lines(source);
    try {
      if (source.length() > limits.source()) {
        throw new Misread("is longer than " + limits.source() + " characters", 0);
      }
      return new Parsed.Valid(new Parser(source, lines, limits).template());
    } catch (Misread e) {
      return new Parsed.Invalid(
          new Mistake(e.reason(), lines.line(e.offset()), lines.column(e.offset())));
    }
  }

  public Outcome render(Setting setting, Escaping escaping) {
    return render(setting, escaping, Limits.DEFAULT);
  }

  public Outcome render(Setting setting, Escaping escaping, Limits limits) {
    var scope = new Scope(setting, escaping, limits, length);
    try {
      new Interpreter(scope).render(body);
    } catch (GivenUp e) {
      return new Outcome.Failed(e.reason(), scope.line);
    }
    var text = scope.output.text();
    return new Outcome.Done(escaping == Escaping.LINE ? OneLine.of(text) : text);
  }

  /** Every place where a variable is read, in the order of the source. */
  public List<Reference> references() {
    return references;
  }
}

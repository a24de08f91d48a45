package com.segmailer.core.template;

import java.util.List;
import java.util.Optional;

/** A part of a parsed template. */
sealed interface Node {

  record Block(List<Node> nodes) {
    public Block {
      nodes = List.copyOf(nodes);
    }
  }

  record Text(String text) implements Node {}

  record Output(Expression.Filtered value, int line) implements Node {}

  record Assign(String name, Expression.Filtered value, int line) implements Node {}

  record Capture(String name, Block body, int line) implements Node {}

  /** {@code if}, {@code elsif}; {@code unless} turns the first test around. */
  record If(boolean unless, List<Branch> branches, Optional<Block> otherwise, int line)
      implements Node {
    public If {
      branches = List.copyOf(branches);
    }
  }

  record Branch(Test test, Block body) {}

  record Case(Expression subject, List<When> whens, Optional<Block> otherwise, int line)
      implements Node {
    public Case {
      whens = List.copyOf(whens);
    }
  }

  record When(List<Expression> values, Block body) {
    public When {
      values = List.copyOf(values);
    }
  }

  record For(
      String name,
      String key,
      Expression items,
      Selection selection,
      Block body,
      Optional<Block> otherwise,
      int line)
      implements Node {}

  /**
   * Which items a loop takes.
   *
   * @param goOn whether it goes on where a loop of the same key stopped
   */
  record Selection(
      Optional<Expression> limit, Optional<Expression> offset, boolean goOn, boolean reversed) {}

  record Cycle(String key, Optional<Expression> group, List<Expression> values, int line)
      implements Node {
    public Cycle {
      values = List.copyOf(values);
    }
  }

  /** {@code increment} prints, then counts up; {@code decrement} counts down, then prints. */
  record Count(String name, boolean up, int line) implements Node {}

  record Leave(boolean wholeLoop) implements Node {}
}

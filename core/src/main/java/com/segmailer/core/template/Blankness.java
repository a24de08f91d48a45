package com.segmailer.core.template;

import com.segmailer.core.template.Node.Block;
import java.util.List;
import java.util.Optional;

/** Blocks that print nothing but blanks print nothing at all. */
final class Blankness {

  private Blankness() {}

  static Block trimmed(List<Node> nodes) {
    if (!nodes.stream().allMatch(Blankness::isBlank)) {
      return new Block(nodes);
    }
    return new Block(nodes.stream().filter(node -> !(node instanceof Node.Text)).toList());
  }

  private static boolean isBlank(Node node) {
    return switch (node) {
      case Node.Text(String text) -> text.isBlank();
      case Node.Assign assign -> true;
      case Node.Capture capture -> true;
      case Node.If test ->
        test.branches().stream().allMatch(branch -> isBlank(branch.body()))
            && isBlank(test.otherwise());
      case Node.Case choice ->
        choice.whens().stream().allMatch(when -> isBlank(when.body()))
            && isBlank(choice.otherwise());
      case Node.For loop -> isBlank(loop.body()) && isBlank(loop.otherwise());
      case Node.Output o -> false;
      case Node.Cycle c -> false;
      case Node.Count c -> false;
      case Node.Leave l -> false;
    };
  }

  // Text has gone from blank blocks already, so that one look at each is enough.
  private static boolean isBlank(Block block) {
    return block.nodes().stream().noneMatch(node -> node instanceof Node.Text || !isBlank(node));
  }

  private static boolean isBlank(Optional<Block> block) {
    return block.isEmpty() || isBlank(block.get());
  }
}

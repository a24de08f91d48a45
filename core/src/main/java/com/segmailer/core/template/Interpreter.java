package com.segmailer.core.template;

import com.segmailer.core.template.Node.Block;
import com.segmailer.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Walks through a template and prints. */
final class Interpreter {

  private enum Flow {
    ON,
    NEXT_ITEM,
    OUT_OF_LOOP
  }

  private final Scope scope;
  private final Evaluator evaluator;
  private final Truth truth;

  Interpreter(Scope scope) {
    this.scope = scope;
    this.evaluator = new Evaluator(scope);
    this.truth = new Truth(scope, evaluator);
  }

  void render(Block block) {
    run(block);
  }

  private Flow run(Block block) {
    var nodes = block.nodes();
    for (int i = 0; i < nodes.size(); i++) {
      scope.step();
      var flow = run(nodes.get(i));
      if (flow != Flow.ON) {
        return flow;
      }
    }
    return Flow.ON;
  }

  private Flow run(Node node) {
    switch (node) {
      case Node.Text(String text) -> {
        scope.charge(text.length() >> 3);
        scope.output.append(text);
      }
      case Node.Output output -> {
        scope.line = output.line();
        print(evaluator.value(output.value()));
      }
      case Node.Assign assign -> {
        scope.line = assign.line();
        var value = evaluator.value(assign.value());
        scope.assign(assign.name(), value, scope.trusted);
      }
      case Node.Capture capture -> {
        return capture(capture);
      }
      case Node.If test -> {
        return test(test);
      }
      case Node.Case choice -> {
        return choose(choice);
      }
      case Node.For loop -> {
        return repeat(loop);
      }
      case Node.Cycle cycle -> cycle(cycle);
      case Node.Count count -> {
        scope.line = count.line();
        scope.charge(count.name().length());
        scope.output.append(Long.toString(scope.count(count.name(), count.up())));
      }
      case Node.Leave(boolean wholeLoop) -> {
        return wholeLoop ? Flow.OUT_OF_LOOP : Flow.NEXT_ITEM;
      }
    }
    return Flow.ON;
  }

  private void print(Value value) {
    var text = Texts.of(value, scope);
    scope.charge(text.length());
    if (scope.html() && !scope.trusted) {
      Markup.escape(text, scope.output);
    } else {
      scope.output.append(text);
    }
  }

  private Flow capture(Node.Capture capture) {
    var outer = scope.output;
    scope.output = scope.newText();
    var flow = run(capture.body());
    var text = scope.output.text();
    scope.output = outer;
    scope.charge(text.length());
    // What it printed was escaped where it had to be.
    scope.assign(capture.name(), new Value.Text(text), true);
    return flow;
  }

  private Flow test(Node.If test) {
    boolean turned = test.unless();
    for (var branch : test.branches()) {
      scope.line = test.line();
      if (truth.holds(branch.test()) != turned) {
        return run(branch.body());
      }
      turned = false;
    }
    return test.otherwise().isPresent() ? run(test.otherwise().get()) : Flow.ON;
  }

  private Flow choose(Node.Case choice) {
    boolean found = false;
    for (var when : choice.whens()) {
      scope.line = choice.line();
      for (var value : when.values()) {
        if (truth.equal(choice.subject(), value)) {
          found = true;
          var flow = run(when.body());
          if (flow != Flow.ON) {
            return flow;
          }
          break;
        }
      }
    }
    return !found && choice.otherwise().isPresent() ? run(choice.otherwise().get()) : Flow.ON;
  }

  private Flow repeat(Node.For loop) {
    scope.line = loop.line();
    var items = items(loop.items());
    var selection = loop.selection();
    long offset = selection.goOn()
        ? scope.position(loop.key())
        : selection.offset().map(e -> evaluator.whole(evaluator.value(e))).orElse(0L);
    offset = Math.clamp(offset, 0, items.size());
    long limit = selection
        .limit()
        .map(evaluator::value)
        .filter(value -> !value.isNull())
        .map(evaluator::whole)
        .orElse(Long.MAX_VALUE);
    long length = Math.clamp(limit, 0, items.size() - offset);
    scope.position(loop.key(), offset + length);
    if (length == 0) {
      return loop.otherwise().isPresent() ? run(loop.otherwise().get()) : Flow.ON;
    }
    var running = new Loop(loop.name(), loop.key(), length);
    scope.loops.add(running);
    var flow = Flow.ON;
    for (long i = 0; i < length && flow != Flow.OUT_OF_LOOP; i++) {
      scope.step();
      running.index = i;
      running.item = items.get(selection.reversed() ? offset + length - 1 - i : offset + i);
      flow = run(loop.body());
    }
    scope.loops.removeLast();
    return Flow.ON;
  }

  private Items items(Expression expression) {
    if (expression instanceof Expression.Range(var from, var to)) {
      long first = evaluator.whole(evaluator.value(from));
      long last = evaluator.whole(evaluator.value(to));
      return new Items.Numbered(first, Math.max(0, last - first + 1));
    }
    return switch (evaluator.value(expression)) {
      case Value.Array(List<Value> list) -> new Items.Listed(list);
      case Value.Dict(Map<String, Value> members) -> {
        scope.charge((long) members.size() * Scope.STEP);
        var pairs = new ArrayList<Value>();
        members.forEach(
            (name, value) -> pairs.add(new Value.Array(List.of(new Value.Text(name), value))));
        yield new Items.Listed(pairs);
      }
      case Value.Text(String text)
      when !text.isEmpty() -> new Items.Listed(List.of(new Value.Text(text)));
      case Value other -> new Items.Listed(List.of());
    };
  }

  private void cycle(Node.Cycle cycle) {
    scope.line = cycle.line();
    var key = "cycle "
        + cycle.group().map(group -> Texts.of(evaluator.value(group), scope)).orElse(cycle.key());
    long at = scope.position(key);
    int count = cycle.values().size();
    scope.position(key, (at + 1) % count);
    print(evaluator.value(cycle.values().get((int) (at % count))));
  }
}

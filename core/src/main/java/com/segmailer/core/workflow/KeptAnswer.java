package com.segmailer.core.workflow;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.Path;
import com.segmailer.core.contact.Attributes;
import com.segmailer.core.contact.JsonSize;
import com.segmailer.core.value.Magnitude;
import com.segmailer.core.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a run keeps of the answer to a call. Runs live in contacts' rows, so that is no more than fits
 * there: of an object that is larger the members that branches ask for, and then the others. What is
 * nested too deep or holds a number that no attribute could be is not kept.
 *
 * @param data of the run, with the answer in it
 * @param remark what is to be said of the body; empty when it is there as it came
 */
record KeptAnswer(Value.Dict data, String remark) {

  private static final String UNBOUNDED =
      "is nested deeper than " + Limits.ANSWER_DEPTH + ", or has a number beyond all bounds";

  static KeptAnswer of(
      Value.Dict before, String step, Cue.Answer answer, WorkflowDefinition definition) {
    var whole = with(before, step, answer, answer.body());
    boolean bounded = isBounded(answer.body(), 1);
    if (bounded && RunData.fits(whole)) {
      return new KeptAnswer(whole, answer.remark());
    }
    var bare = with(before, step, answer, Value.NULL);
    if (!(answer.body() instanceof Value.Dict body)) {
      return new KeptAnswer(bare, bounded ? "does not fit into the run" : UNBOUNDED);
    }
    var kept = fitting(body, asked(definition, step), Limits.DATA_BYTES - JsonSize.of(bare));
    var remark = kept.members().size() + " of " + body.members().size() + " members kept";
    return new KeptAnswer(with(before, step, answer, kept), remark);
  }

  private static Value.Dict with(Value.Dict before, String step, Cue.Answer answer, Value body) {
    var one = new LinkedHashMap<String, Value>();
    one.put("status", Value.Decimal.of(answer.status()));
    one.put("body", body);
    var calls = new LinkedHashMap<String, Value>();
    if (before.get("calls") instanceof Value.Dict earlier) {
      calls.putAll(earlier.members());
    }
    calls.put(step, Value.Dict.adopting(one));
    var data = new LinkedHashMap<>(before.members());
    data.put("calls", Value.Dict.adopting(calls));
    return Value.Dict.adopting(data);
  }

  private static Value.Dict fitting(Value.Dict body, List<String> first, long room) {
    var names = new ArrayList<>(first);
    names.addAll(body.members().keySet());
    var kept = new LinkedHashMap<String, Value>();
    long left = room;
    for (var name : names) {
      var value = body.members().get(name);
      if (value != null && !kept.containsKey(name) && isBounded(value, 2)) {
        // The braces of one member stand for the comma and colon of many.
        long size = JsonSize.of(new Value.Dict(Map.of(name, value)));
        if (size <= left) {
          kept.put(name, value);
          left -= size;
        }
      }
    }
    return Value.Dict.adopting(kept);
  }

  private static boolean isBounded(Value value, int depth) {
    return switch (value) {
      case Value.Null _, Value.Bool _, Value.Text _ -> true;
      case Value.Decimal(var number) ->
        Magnitude.within(number, Attributes.MAX_DIGITS, Attributes.MAX_EXPONENT);
      case Value.Array(var items) ->
        depth <= Limits.ANSWER_DEPTH && items.stream().allMatch(item -> isBounded(item, depth + 1));
      case Value.Dict(var members) ->
        depth <= Limits.ANSWER_DEPTH
            && members.values().stream().allMatch(member -> isBounded(member, depth + 1));
    };
  }

  /** The members of the step's answer that branches of the workflow look at. */
  private static List<String> asked(WorkflowDefinition definition, String step) {
    var prefix = List.of("calls", step, "body");
    return definition.steps().values().stream()
        .flatMap(one -> one instanceof Step.Branch branch
            ? branch.choices().stream()
            : Stream.<Step.Choice>empty())
        .filter(Step.Choice::ofRun)
        .flatMap(choice -> paths(choice.condition()))
        .map(Path::parts)
        .filter(parts ->
            parts.size() > prefix.size() && parts.subList(0, prefix.size()).equals(prefix))
        .map(parts -> parts.get(prefix.size()))
        .toList();
  }

  private static Stream<Path> paths(Condition condition) {
    return switch (condition) {
      case Condition.All(var parts) -> parts.stream().flatMap(KeptAnswer::paths);
      case Condition.Any(var parts) -> parts.stream().flatMap(KeptAnswer::paths);
      case Condition.Not(var part) -> paths(part);
      case Condition.PropertyTest(var path, var test) -> Stream.of(path);
      case Condition.AttributeTest _,
          Condition.EventTest _,
          Condition.InSegment _,
          Condition.Sample _ -> Stream.empty();
    };
  }
}

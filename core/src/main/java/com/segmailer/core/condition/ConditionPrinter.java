package com.segmailer.core.condition;

import com.segmailer.core.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes conditions as the JSON that {@link ConditionParser} reads back to an equal one. */
public final class ConditionPrinter {
  private final Map<String, Value> members = new LinkedHashMap<>();

  private ConditionPrinter() {}

  public static Value print(Condition condition) {
    ConditionPrinter printer = new ConditionPrinter();
    printer.condition(condition);
    return new Value.Dict(printer.members);
  }

  private void put(String name, String text) {
    members.put(name, new Value.Text(text));
  }

  private void condition(Condition condition) {
    switch (condition) {
      case Condition.All(List<Condition> parts) -> members.put("all", printAll(parts));
      case Condition.Any(List<Condition> parts) -> members.put("any", printAll(parts));
      case Condition.Not(Condition part) -> members.put("not", print(part));
      case Condition.AttributeTest(Path path, Test test) -> {
        put("attribute", path.text());
        test(test);
      }
      case Condition.PropertyTest(Path path, Test test) -> {
        put("property", path.text());
        test(test);
      }
      case Condition.EventTest test -> event(test);
      case Condition.InSegment in -> put("segment", in.segment().toString());
      case Condition.Sample sample -> members.put("sample", sample(sample));
    }
  }

  private static Value printAll(List<Condition> conditions) {
    return new Value.Array(conditions.stream().map(ConditionPrinter::print).toList());
  }

  private static Value sample(Condition.Sample sample) {
    Map<String, Value> members = new LinkedHashMap<>();
    members.put("percent", new Value.Decimal(sample.percent()));
    members.put("seed", new Value.Text(sample.seed()));
    return new Value.Dict(members);
  }

  private void event(Condition.EventTest condition) {
    put("event", condition.event());
    switch (condition) {
      case Condition.EventCount test -> {
        put("operator", test.negative() ? "notPerformed" : "performed");
        counts(test.counts());
        switch (test.window()) {
          case Window.AllTime _ -> {}
          case Window.WithinLast(Span span) -> put("withinLast", span.text());
          case Window.Since(IsoDate date) -> put("since", date.text());
          case Window.Before(IsoDate date) -> put("before", date.text());
        }
      }
      case Condition.EventDate test -> {
        put("operator", test.first() ? "firstPerformed" : "lastPerformed");
        members.put("test", print(test.test()));
      }
      case Condition.EventSum test -> {
        put("operator", "sum");
        put("property", test.property().text());
        members.put("test", print(test.test()));
      }
    }
    Condition where = condition.where();
    if (where != null) {
      members.put("where", print(where));
    }
  }

  private void counts(Counts counts) {
    Value low = Value.Decimal.of(counts.low());
    Integer high = counts.high();
    if (high == null) {
      members.put("atLeast", low);
    } else if (high == counts.low()) {
      members.put("exactly", low);
    } else if (counts.low() == 0) {
      members.put("atMost", Value.Decimal.of(high));
    } else {
      Value most = Value.Decimal.of(high);
      members.put("between", new Value.Array(List.of(low, most)));
    }
  }

  private static Value print(Test test) {
    ConditionPrinter printer = new ConditionPrinter();
    printer.test(test);
    return new Value.Dict(printer.members);
  }

  private void test(Test test) {
    put("operator", test.operator().json());
    switch (test) {
      case Test.Presence _, ScalarTest.Truth _ -> {}
      case ScalarTest.TextEquality(Operator _, Needle needle) -> needle(needle);
      case ScalarTest.TextPart(Operator _, Needle needle) -> needle(needle);
      case ScalarTest.Equality(Operator _, Value value) -> members.put("value", value);
      case ScalarTest.OneOf(Operator _, Choices choices) -> {
        members.put("value", new Value.Array(choices.values()));
        caseSensitive(choices.caseSensitive());
      }
      case ScalarTest.Matches(Operator _, Regex regex) -> {
        put("value", regex.pattern());
        caseSensitive(regex.caseSensitive());
      }
      case NumberTest.Comparison(Operator _, Value.Decimal than) -> members.put("value", than);
      case NumberTest.Range(Value.Decimal low, Value.Decimal high) ->
        members.put("value", new Value.Array(List.of(low, high)));
      case DateTest.Order(Operator _, IsoDate than) -> put("value", than.text());
      case DateTest.OrderToNow _ -> put("value", "now");
      case DateTest.OnDay on -> put("value", on.day().toString());
      case DateTest.Range(IsoDate low, IsoDate high) ->
        members.put(
            "value",
            new Value.Array(List.of(new Value.Text(low.text()), new Value.Text(high.text()))));
      case DateTest.Distance(Operator _, Span span) -> put("value", span.text());
      case DateTest.Anniversary(Span span) -> put("value", span.text());
    }
  }

  private void needle(Needle needle) {
    put("value", needle.text());
    caseSensitive(needle.caseSensitive());
  }

  private void caseSensitive(boolean caseSensitive) {
    if (caseSensitive) {
      members.put("caseSensitive", Value.Bool.TRUE);
    }
  }
}

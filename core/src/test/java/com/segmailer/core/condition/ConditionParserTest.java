package com.segmailer.core.condition;

import static com.segmailer.core.condition.Conditions.violations;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.testkit.Json;
import com.segmailer.core.value.Value;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionParserTest {

  /** The condition | the pointer of its only violation | what its detail contains. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "7                                      | `` | must be an object",
        "{}                                     | `` | must have one of all, any, not",
        "{'atribute':'a','operator':'exists'}   | `` | did you mean \"attribute\"?",
        "{'property':'a','operator':'exists'}   | `` | must have one of",
        "{'all':[],'any':[]}                    | `` | only one of all, any",
        "{'all':{}}                             | /all | must be a list",
        "{'all':[{'all':[]},3]}                 | /all/1 | must be an object",
        "{'all':[],'x/y~':1}                    | /x~1y~0 | unknown field \"x/y~\"",
        "{'not':null}                           | /not | must be an object",
        "{'attribute':'a'}                      | /operator | is missing",
        "{'attribute':'a','operator':3}         | /operator | must be a text",
        "{'attribute':'a','operator':'equal','value':1} | /operator | did you mean \"equals\"?",
        "{'attribute':'a','operator':'exits'}   | /operator | did you mean \"exists\"?",
        "{'attribute':'a','operator':'GREATERTHAN','value':1} | /operator | did you mean \"greaterThan\"?",
        "{'attribute':'a','operator':'whatever','value':1} | /operator | unknown operator \"whatever\"",
        "{'attribute':'a','operator':'equals','valeu':1,'value':1} | /valeu | did you mean \"value\"?",
        "{'attribute':'','operator':'exists'}   | /attribute | 1 to 500 characters",
        "{'attribute':'a..b','operator':'exists'} | /attribute | two in a row",
        "{'attribute':'.a','operator':'exists'} | /attribute | begin or end with a dot",
        "{'attribute':'$mail','operator':'exists'} | /attribute | did you mean \"$email\"?",
        "{'attribute':'$email.x','operator':'exists'} | /attribute | no built-in attribute",
        "{'attribute':'a','operator':'exists','value':1} | /value | takes no value",
        "{'attribute':'a','operator':'isTrue','value':true} | /value | takes no value",
        "{'attribute':'a','operator':'equals'}  | /value | is missing",
        "{'attribute':'a','operator':'equals','value':null} | /value | is missing",
        "{'attribute':'a','operator':'equals','value':[1]} | /value | a text, a number or a boolean",
        "{'attribute':'a','operator':'equals','value':1e1001} | /value | must be a number of up to",
        "{'attribute':'a','operator':'equals','value':'a','caseSensitive':1} | /caseSensitive | true or false",
        "{'attribute':'a','operator':'exists','caseSensitive':true} | /caseSensitive | text only",
        "{'attribute':'a','operator':'in','value':'a'} | /value | must be a list",
        "{'attribute':'a','operator':'in','value':['a',null]} | /value/1 | a text, a number or a boolean",
        "{'attribute':'a','operator':'contains','value':1} | /value | must be a text",
        "{'attribute':'a','operator':'matches','value':'('} | /value | not a pattern",
        "{'attribute':'a','operator':'greaterThan','value':'1'} | /value | must be a number",
        "{'attribute':'a','operator':'between','value':[1]} | /value | two numbers or two dates",
        "{'attribute':'a','operator':'between','value':[1,'2024-01-01']} | /value | two numbers or two dates",
        "{'attribute':'a','operator':'between','value':['x','y']} | /value | two numbers or two dates",
        "{'attribute':'a','operator':'between','value':[2,1]} | /value | must not exceed",
        "{'attribute':'a','operator':'before','value':'soon'} | /value | must be a date",
        "{'attribute':'a','operator':'on','value':'2024-01-01T10:00'} | /value | must be a day",
        "{'attribute':'a','operator':'on','value':'now'} | /value | must be a date",
        "{'attribute':'a','operator':'withinLast','value':'0d'} | /value | must be a duration",
        "{'attribute':'a','operator':'withinLast','value':7} | /value | must be a text",
        "{'event':'','operator':'performed'}    | /event | 1 to 200 characters",
        "{'event':'e','operator':'preformed'}   | /operator | did you mean \"performed\"?",
        "{'event':'e','operator':'equals'}      | /operator | unknown operator of events",
        "{'event':'e','operator':'performed','atleast':3} | /atleast | did you mean \"atLeast\"?",
        "{'event':'e','operator':'performed','atLeast':1,'exactly':2} | /exactly | only one of atLeast, exactly",
        "{'event':'e','operator':'performed','withinLast':'7d','since':'2024-01-01'} | /since | only one of",
        "{'event':'e','operator':'performed','atLeast':-1} | /atLeast | whole number from 0",
        "{'event':'e','operator':'performed','atLeast':1.5} | /atLeast | whole number",
        "{'event':'e','operator':'performed','atLeast':1000000001} | /atLeast | from 0 to 1000000000",
        "{'event':'e','operator':'performed','atLeast':101,'withinLast':'7d'} | /atLeast | to 100 (inside a window)",
        "{'event':'e','operator':'performed','between':[0,101],'before':'2024-01-01'} | /between/1 | to 100",
        "{'event':'e','operator':'performed','between':[3,1]} | /between | must not exceed",
        "{'event':'e','operator':'performed','between':3} | /between | two counts",
        "{'event':'e','operator':'performed','since':'now'} | /since | must be a date",
        "{'event':'e','operator':'performed','where':{'attribute':'a','operator':'exists'}} | /where | must have one of all, any, not, property",
        "{'event':'e','operator':'performed','where':{'not':{'property':'a','operator':'is'}}} | /where/not/operator | unknown operator",
        "{'event':'e','operator':'lastPerformed'} | /test | is missing",
        "{'event':'e','operator':'lastPerformed','withinLast':'7d','test':{'operator':'before','value':'now'}} | /withinLast | unknown field",
        "{'event':'e','operator':'lastPerformed','test':{'operator':'exists'}} | /test | a test of a date",
        "{'event':'e','operator':'firstPerformed','test':{'operator':'on','value':'x'}} | /test/value | must be a date",
        "{'event':'e','operator':'sum','test':{'operator':'greaterThan','value':1}} | /property | is missing",
        "{'event':'e','operator':'sum','property':'a','test':{'operator':'equals','value':1}} | /test | a test of a number",
        "{'segment':'x'}                        | /segment | id of a segment",
        "{'segment':'1-1-1-1-1'}                | /segment | id of a segment",
        "{'sample':10}                          | /sample | must be an object",
        "{'sample':{'percent':10}}              | /sample/seed | is missing",
        "{'sample':{'percent':101,'seed':'s'}}  | /sample/percent | from 0 to 100",
        "{'sample':{'percent':-1,'seed':'s'}}   | /sample/percent | from 0 to 100",
        "{'sample':{'percent':0.00001,'seed':'s'}} | /sample/percent | up to 4 decimals"
      })
  void what_is_wrong_is_told_with_its_place(String json, String pointer, String detail) {
    assertThat(violations(json)).singleElement().satisfies(violation -> {
      assertThat(violation.pointer()).isEqualTo(pointer);
      assertThat(violation.detail()).contains(detail);
    });
  }

  @Test
  void all_violations_are_told_at_once() {
    assertThat(violations("{'all':[{'attribute':'a','operator':'equal','value':1},{'x':1},"
            + "{'event':'e','operator':'performed','atLeast':-1,'since':'x','where':{'y':1}},"
            + "{'attribute':'a..b','operator':'in','value':[null,[]],'caseSensitive':3}]}"))
        .extracting(Violation::pointer)
        .containsExactlyInAnyOrder(
            "/all/0/operator",
            "/all/1",
            "/all/2/atLeast",
            "/all/2/since",
            "/all/2/where",
            "/all/3/attribute",
            "/all/3/value/0",
            "/all/3/value/1",
            "/all/3/caseSensitive");
  }

  @Test
  void a_segment_must_be_known() {
    UUID known = new UUID(1, 2);
    ConditionParser.Options options = ConditionParser.Options.withSegments(known::equals);

    assertThat(ConditionParser.parse(Json.parse("{'segment':'" + known + "'}"), options))
        .isEqualTo(new Parsed.Valid(new Condition.InSegment(known)));
    assertThat(ConditionParser.parse(Json.parse("{'segment':'" + new UUID(2, 2) + "'}"), options))
        .isEqualTo(new Parsed.Invalid(
            List.of(new Violation("/segment", "there is no segment with this id"))));
  }

  @Test
  void a_filter_of_events_asks_for_properties_only() {
    Value attribute = Json.parse("{'attribute':'a','operator':'exists'}");
    Value property = Json.parse("{'all':[{'property':'a','operator':'exists'}]}");

    assertThat(ConditionParser.parse(property, ConditionParser.Options.EVENT_FILTER))
        .isInstanceOf(Parsed.Valid.class);
    assertThat(ConditionParser.parse(attribute, ConditionParser.Options.EVENT_FILTER))
        .isInstanceOf(Parsed.Invalid.class);
  }

  /** A condition with a size | its limit | the pointer of the violation one above it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'attribute':'a','operator':'equals','value':'TEXT'}   | 1000 | /value",
        "{'attribute':'a','operator':'contains','value':'TEXT'} | 1000 | /value",
        "{'attribute':'a','operator':'in','value':['TEXT']}     | 1000 | /value/0",
        "{'attribute':'a','operator':'matches','value':'TEXT'}  | 500  | /value",
        "{'attribute':'TEXT','operator':'exists'}               | 500  | /attribute",
        "{'event':'TEXT','operator':'performed'}                | 200  | /event",
        "{'sample':{'percent':1,'seed':'TEXT'}}                 | 100  | /sample/seed"
      })
  void a_text_may_be_as_long_as_its_limit(String json, int limit, String pointer) {
    assertThat(violations(json.replace("TEXT", "x".repeat(limit)))).isEmpty();
    assertThat(violations(json.replace("TEXT", "x".repeat(limit + 1))))
        .extracting(Violation::pointer)
        .containsExactly(pointer);
  }

  @Test
  void a_number_may_have_as_many_digits_as_the_limit() {
    String start = "{'attribute':'a','operator':'lessThan','value':";

    assertThat(violations(start + "9".repeat(Limits.NUMBER_DIGITS) + "}")).isEmpty();
    assertThat(violations(start + "9".repeat(Limits.NUMBER_DIGITS + 1) + "}")).hasSize(1);
    assertThat(violations(start + "1e-1000}")).isEmpty();
    assertThat(violations(start + "1e-1001}")).hasSize(1);
    assertThat(violations(start + "1e2147483647}")).hasSize(1);
  }

  @Test
  void in_takes_as_many_values_as_the_limit() {
    assertThat(violations(in(Limits.CHOICES))).isEmpty();
    assertThat(violations(in(Limits.CHOICES + 1)))
        .extracting(Violation::pointer)
        .containsExactly("/value");
  }

  private static Value in(int values) {
    return new Value.Dict(Map.of(
        "attribute", new Value.Text("a"),
        "operator", new Value.Text("in"),
        "value", new Value.Array(Collections.nCopies(values, new Value.Text("x")))));
  }

  @Test
  void the_patterns_of_a_condition_are_bounded_together() {
    assertThat(violations(patterns(3, 400))).isEmpty();
    assertThat(violations(patterns(99, 400)))
        .containsExactly(
            new Violation("/all/4/value", "the patterns of a condition are too large together"));
  }

  private static String patterns(int parts, int size) {
    var part = "{'attribute':'a','operator':'matches','value':'x{" + size + "}'}";
    return "{'all':[" + String.join(",", Collections.nCopies(parts, part)) + "]}";
  }

  @Test
  void a_condition_may_have_as_many_parts_as_the_limit() {
    assertThat(violations(all(Limits.NODES - 1))).isEmpty();
    assertThat(violations(all(Limits.NODES)))
        .containsExactly(new Violation("/all/99", "a condition has at most 100 parts"));
    assertThat(violations(all(1_000_000))).hasSize(1);
  }

  private static Value all(int parts) {
    Value part = Json.parse("{'attribute':'a','operator':'exists'}");
    return new Value.Dict(Map.of("all", new Value.Array(Collections.nCopies(parts, part))));
  }

  @Test
  void a_condition_may_nest_as_deep_as_the_limit() {
    assertThat(violations(nested(Limits.DEPTH - 1))).isEmpty();
    assertThat(violations(nested(Limits.DEPTH)))
        .containsExactly(
            new Violation("/not".repeat(Limits.DEPTH), "a condition is nested at most 10 deep"));
    assertThat(violations(nested(100_000))).hasSize(1);
  }

  private static Value nested(int times) {
    Value condition = Json.parse("{'attribute':'a','operator':'exists'}");
    for (int i = 0; i < times; i++) {
      condition = new Value.Dict(Map.of("not", condition));
    }
    return condition;
  }
}

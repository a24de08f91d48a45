package com.segmailer.core.condition;

import static com.segmailer.core.condition.Conditions.condition;
import static com.segmailer.core.condition.Conditions.contact;
import static com.segmailer.core.condition.Conditions.withEvents;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.event.Event;
import com.segmailer.core.testkit.BruteForce;
import com.segmailer.core.testkit.Json;
import com.segmailer.core.testkit.Subject;
import com.segmailer.core.testkit.SubjectFacts;
import com.segmailer.core.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventConditionTest {
  private static final Instant NOW = Instant.parse("2024-05-01T12:00:00Z");

  /** Four events, and one that the clock of another machine put ahead of ours. */
  private static final Subject ACTIVE = withEvents(
      "2024-04-30T12:00:00Z",
      "2024-01-01T00:00:00Z",
      "2024-04-28T12:00:00Z",
      "2024-04-24T12:00:00Z",
      "2024-05-01T12:00:01Z");

  /** What follows "operator" | whether it matches | until when, - for ever. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "'performed'                                    | true  | -",
        "'performed','atLeast':5                        | true  | -",
        "'performed','atLeast':6                        | false | -",
        "'performed','atLeast':0                        | true  | -",
        "'performed','atMost':5                         | true  | -",
        "'performed','exactly':4                        | false | -",
        "'performed','between':[4,6]                    | true  | -",
        "'notPerformed'                                 | false | -",
        "'notPerformed','atLeast':6                     | true  | -",
        "'performed','withinLast':'7d'                  | true  | 2024-05-08T12:00:01Z",
        "'performed','atLeast':3,'withinLast':'7d'      | true  | 2024-05-05T12:00:00Z",
        "'performed','atLeast':4,'withinLast':'7d'      | false | -",
        "'notPerformed','atLeast':3,'withinLast':'7d'   | false | 2024-05-05T12:00:00Z",
        "'performed','exactly':3,'withinLast':'7d'      | true  | 2024-05-05T12:00:00Z",
        "'performed','exactly':2,'withinLast':'7d'      | false | 2024-05-05T12:00:00Z",
        "'performed','exactly':4,'withinLast':'7d'      | false | -",
        "'performed','atMost':1,'withinLast':'7d'       | false | 2024-05-07T12:00:00Z",
        "'performed','atMost':3,'withinLast':'7d'       | true  | -",
        "'performed','exactly':0,'withinLast':'1s'      | false | 2024-05-01T12:00:02Z",
        "'performed','withinLast':'1s'                  | true  | 2024-05-01T12:00:02Z",
        "'performed','atLeast':5,'withinLast':'4mo'     | false | -",
        "'performed','atLeast':5,'withinLast':'5mo'     | true  | 2024-05-31T23:00:00Z",
        "'performed','exactly':4,'since':'2024-04-24'   | true  | -",
        "'performed','exactly':3,'since':'2024-04-24T12:00:00.000001Z' | true | -",
        "'performed','exactly':1,'before':'2024-04-24'  | true  | -",
        "'performed','exactly':2,'before':'2024-04-24T14:00:00.000001' | true | -",
        "'performed','exactly':1,'before':'2024-04-24T14:00:00' | true | -",
        "'firstPerformed','test':{'operator':'before','value':'2024-01-02'} | true | -",
        "'firstPerformed','test':{'operator':'on','value':'2024-01-01'} | true | -",
        "'lastPerformed','test':{'operator':'withinLast','value':'7d'} | false | 2024-05-01T12:00:01Z",
        "'lastPerformed','test':{'operator':'moreThanAgo','value':'7d'} | false | 2024-05-08T12:00:01Z",
        "'sum','property':'x','test':{'operator':'lessOrEqual','value':0} | true | -"
      })
  void a_test_of_events_holds_as_long_as_the_table_says(
      String test, boolean matches, String until) {
    Condition condition = condition("{'event':'e','operator':" + test + "}");

    Verdict verdict = Evaluator.evaluate(condition, new SubjectFacts(ACTIVE), NOW);

    assertThat(verdict)
        .isEqualTo(new Verdict(matches, until == null ? Verdict.FOREVER : Instant.parse(until)));
    assertThat(BruteForce.holds(condition, ACTIVE, NOW)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'performed'                                                           | false",
        "'notPerformed'                                                        | true",
        "'performed','atMost':2,'withinLast':'7d'                              | true",
        "'lastPerformed','test':{'operator':'moreThanAgo','value':'7d'}        | false",
        "'firstPerformed','test':{'operator':'before','value':'now'}           | false",
        "'sum','property':'x','test':{'operator':'between','value':[0,0]}      | true"
      })
  void without_events_a_test_comes_out_for_ever(String test, boolean matches) {
    Condition condition = condition("{'event':'other','operator':" + test + "}");

    assertThat(Evaluator.evaluate(condition, new SubjectFacts(ACTIVE), NOW))
        .isEqualTo(Verdict.of(matches));
  }

  /** A filter | how many of the three orders pass it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'property':'total','operator':'greaterThan','value':10}                     | 2",
        "{'property':'items.sku','operator':'equals','value':'A1'}                    | 1",
        "{'not':{'property':'coupon','operator':'exists'}}                            | 2",
        "{'any':[{'property':'total','operator':'equals','value':5},{'property':'coupon','operator':'exists'}]} | 2",
        "{'all':[]}                                                                   | 3",
        "{'property':'due','operator':'withinNext','value':'2d'}                      | 1",
        "{'property':'due','operator':'on','value':'2024-03-03'}                      | 1"
      })
  void where_is_asked_of_each_event_at_its_own_time(String where, int passing) {
    Subject subject = contact(
        Map.of(),
        List.of(
            order("2024-03-01T10:00:00Z", "{'total':5,'due':'2024-03-02T23:00:00Z'}"),
            order("2024-03-01T11:00:00Z", "{'total':20.5,'items':[{'sku':'a1'},{'sku':'b'}]}"),
            order("2024-03-01T12:00:00Z", "{'total':30,'coupon':'','due':'2024-05-02'}")));
    String test = "{'event':'order','operator':'performed','exactly':";
    Condition condition = condition(test + passing + ",'where':" + where + "}");

    assertThat(Evaluator.evaluate(condition, new SubjectFacts(subject), NOW))
        .isEqualTo(Verdict.TRUE);
    assertThat(BruteForce.holds(condition, subject, NOW)).isTrue();
  }

  @Test
  void a_sum_adds_numbers_only() {
    Subject subject = contact(
        Map.of(),
        List.of(
            order("2024-03-01T10:00:00Z", "{'items':[{'total':1.5},{'total':[2,'x']}]}"),
            order("2024-03-01T11:00:00Z", "{'items':{'total':'100'}}"),
            order("2024-03-01T12:00:00Z", "{'items':{'total':1e999999}}")));
    Condition condition = condition("{'event':'order','operator':'sum','property':'items.total',"
        + "'test':{'operator':'between','value':[3.5,3.5]}}");

    assertThat(Evaluator.evaluate(condition, new SubjectFacts(subject), NOW))
        .isEqualTo(Verdict.TRUE);
  }

  private static Event order(String time, String data) {
    return new Event("order", Instant.parse(time), (Value.Dict) Json.parse(data));
  }
}

package com.segmailer.core.condition;

import static com.segmailer.core.condition.Conditions.condition;
import static com.segmailer.core.condition.Conditions.withAttribute;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.testkit.BruteForce;
import com.segmailer.core.testkit.Subject;
import com.segmailer.core.testkit.SubjectFacts;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateOperatorTest {
  private static final Instant NOW = Instant.parse("2024-05-01T12:00:00Z");

  /** What follows "operator" | the attribute | whether it matches | until when, - for ever. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "'before','value':'2024-05-02'          | '2024-05-01T21:59:59Z'  | true  | -",
        "'before','value':'2024-05-02'          | '2024-05-01T22:00:00Z'  | false | -",
        "'before','value':'2024-05-02'          | '2024-05-01'            | true  | -",
        "'before','value':'2024-05-02'          | 'soon'                  | false | -",
        "'before','value':'2024-05-02'          | 1714557600              | false | -",
        "'before','value':'2024-05-02'          | -                       | false | -",
        "'before','value':'2024-05-02T00:00'    | '2024-05-02T00:00+03:00'| true  | -",
        "'after','value':'2024-05-02'           | '2024-05-02'            | false | -",
        "'after','value':'2024-05-02'           | '2024-05-02T00:00:00.000001' | true | -",
        "'before','value':'now'                 | '2024-05-01T12:00:00Z'  | false | 2024-05-01T12:00:00.000001Z",
        "'before','value':'now'                 | '2024-05-03T12:00:00Z'  | false | 2024-05-03T12:00:00.000001Z",
        "'before','value':'now'                 | '2024-04-01T12:00:00Z'  | true  | -",
        "'after','value':'now'                  | '2024-05-03T12:00:00Z'  | true  | 2024-05-03T12:00:00Z",
        "'after','value':'now'                  | '2024-05-01T12:00:00Z'  | false | -",
        "'after','value':'now'                  | '2024-05-03'            | true  | 2024-05-02T22:00:00Z",
        "'on','value':'2024-05-01'              | '2024-04-30T22:00:00Z'  | true  | -",
        "'on','value':'2024-05-01'              | '2024-05-01T22:00:00Z'  | false | -",
        "'on','value':'2024-05-01'              | '2024-05-01'            | true  | -",
        "'on','value':'2024-05-01'              | '2024-04-30T21:59:59Z'  | false | -",
        "'between','value':['2024-01-01','2024-01-31'] | '2024-01-31'     | true  | -",
        "'between','value':['2024-01-01','2024-01-31'] | '2024-01-31T10:00' | false | -",
        "'between','value':['2024-01-01','2024-01-31'] | '2024-01-01'     | true  | -",
        "'between','value':['2024-01-01','2024-01-31'] | 5                | false | -",
        "'withinLast','value':'7d'              | '2024-04-24T12:00:00Z'  | false | -",
        "'withinLast','value':'7d'              | '2024-04-24T12:00:00.000001Z' | true | 2024-05-01T12:00:00.000001Z",
        "'withinLast','value':'7d'              | '2024-05-01T12:00:00Z'  | true  | 2024-05-08T12:00:00Z",
        "'withinLast','value':'7d'              | '2024-05-02T12:00:00Z'  | false | 2024-05-02T12:00:00Z",
        "'withinLast','value':'1mo'             | '2024-04-01T12:00:00Z'  | false | -",
        "'withinLast','value':'1mo'             | '2024-04-01T12:00:01Z'  | true  | 2024-05-01T12:00:01Z",
        "'withinLast','value':'1mo'             | '2024-03-31T12:00:01Z'  | false | -",
        "'withinLast','value':'1d'              | ['2024-05-01T09:00:00Z','2024-05-01T10:00:00Z'] | true | 2024-05-02T10:00:00Z",
        "'withinLast','value':'1d'              | ['2024-05-03T09:00:00Z','2024-05-02T10:00:00Z'] | false | 2024-05-02T10:00:00Z",
        "'moreThanAgo','value':'7d'             | '2024-04-24T12:00:00Z'  | true  | -",
        "'moreThanAgo','value':'7d'             | '2024-04-25T12:00:00Z'  | false | 2024-05-02T12:00:00Z",
        "'moreThanAgo','value':'7d'             | '2024-05-25T12:00:00Z'  | false | 2024-06-01T12:00:00Z",
        "'moreThanAgo','value':'7d'             | -                       | false | -",
        "'withinNext','value':'7d'              | '2024-05-01T12:00:00Z'  | true  | 2024-05-01T12:00:00.000001Z",
        "'withinNext','value':'7d'              | '2024-05-08T12:00:00Z'  | false | 2024-05-01T12:00:00.000001Z",
        "'withinNext','value':'7d'              | '2024-05-08T11:00:00Z'  | true  | 2024-05-08T11:00:00.000001Z",
        "'withinNext','value':'7d'              | '2024-05-01T11:59:59Z'  | false | -",
        "'moreThanAhead','value':'7d'           | '2024-05-08T12:00:00Z'  | true  | 2024-05-01T12:00:00.000001Z",
        "'moreThanAhead','value':'7d'           | '2024-05-09T12:00:00Z'  | true  | 2024-05-02T12:00:00.000001Z",
        "'moreThanAhead','value':'7d'           | '2024-05-08T11:59:59Z'  | false | -",
        "'anniversaryWithinNext','value':'7d'   | '1990-05-01'            | true  | 2024-05-01T22:00:00Z",
        "'anniversaryWithinNext','value':'7d'   | '1990-05-08'            | true  | 2024-05-08T22:00:00Z",
        "'anniversaryWithinNext','value':'7d'   | '1990-05-09'            | false | 2024-05-01T22:00:00.000001Z",
        "'anniversaryWithinNext','value':'7d'   | '1990-04-30'            | false | 2025-04-22T22:00:00.000001Z",
        "'anniversaryWithinNext','value':'1d'   | '2000-02-29'            | false | 2025-02-26T23:00:00.000001Z",
        "'anniversaryWithinNext','value':'1d'   | 'today'                 | false | -"
      })
  void an_operator_holds_as_long_as_the_table_says(
      String test, String attribute, boolean matches, String until) {
    Condition condition = condition("{'attribute':'a','operator':" + test + "}");
    Subject subject = withAttribute(attribute == null ? "" : attribute);

    Verdict verdict = Evaluator.evaluate(condition, new SubjectFacts(subject), NOW);

    assertThat(verdict)
        .isEqualTo(new Verdict(matches, until == null ? Verdict.FOREVER : Instant.parse(until)));
    assertThat(BruteForce.holds(condition, subject, NOW)).isEqualTo(matches);
  }
}

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

class ScalarOperatorTest {
  private static final Instant NOW = Instant.parse("2024-05-01T12:00:00Z");

  /** What follows "operator" | the attribute, empty for none | whether it matches. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "'equals','value':'Pro'                          | 'Pro'          | true",
        "'equals','value':'Pro'                          | 'pRO'          | true",
        "'equals','value':'Pro'                          | 'Pro '         | false",
        "'equals','value':'Pro','caseSensitive':true     | 'pRO'          | false",
        "'equals','value':'Pro','caseSensitive':true     | 'Pro'          | true",
        "'equals','value':'Pro'                          | -              | false",
        "'equals','value':'Pro'                          | null           | false",
        "'equals','value':''                             | ''             | true",
        "'equals','value':''                             | -              | false",
        "'equals','value':'Pro'                          | ['free','PRO'] | true",
        "'equals','value':'Pro'                          | [['Pro']]      | false",
        "'equals','value':'Pro'                          | {'x':'Pro'}    | false",
        "'equals','value':'k'                            | '\u212a'       | true",
        "'equals','value':'É'                            | 'e\u0301'      | true",
        "'equals','value':'É','caseSensitive':true       | 'E\u0301'      | true",
        "'equals','value':'Straße'                       | 'STRASSE'      | false",
        "'equals','value':'i'                            | 'İ'            | false",
        "'equals','value':'ı'                            | 'I'            | false",
        "'equals','value':'Σίσυφος'                      | 'ΣΊΣΥΦΟΣ'      | true",
        "'equals','value':1                              | 1.0            | true",
        "'equals','value':1                              | '1'            | false",
        "'equals','value':'1'                            | 1              | false",
        "'equals','value':true                           | true           | true",
        "'equals','value':true                           | 'true'         | false",
        "'equals','value':false                          | -              | false",
        "'notEquals','value':'Pro'                       | -              | true",
        "'notEquals','value':'Pro'                       | 'pro'          | false",
        "'notEquals','value':'Pro'                       | 7              | true",
        "'notEquals','value':'Pro'                       | ['Pro','x']    | false",
        "'notEquals','value':1                           | 1.00           | false",
        "'in','value':['a','B',3,true]                   | 'b'            | true",
        "'in','value':['a','B'],'caseSensitive':true     | 'b'            | false",
        "'in','value':['a','B',3,true]                   | 3.0            | true",
        "'in','value':['a','B',3,true]                   | false          | false",
        "'in','value':['a','B',3,true]                   | ['x',true]     | true",
        "'in','value':[]                                 | 'a'            | false",
        "'notIn','value':['a']                           | 'A'            | false",
        "'notIn','value':['a']                           | -              | true",
        "'exists'                                        | ''             | true",
        "'exists'                                        | 0              | true",
        "'exists'                                        | false          | true",
        "'exists'                                        | []             | true",
        "'exists'                                        | {}             | true",
        "'exists'                                        | null           | false",
        "'exists'                                        | -              | false",
        "'notExists'                                     | -              | true",
        "'notExists'                                     | []             | false",
        "'contains','value':'RO'                         | 'aprob'        | true",
        "'contains','value':'RO','caseSensitive':true    | 'aprob'        | false",
        "'contains','value':'ro','caseSensitive':true    | 'aprob'        | true",
        "'contains','value':''                           | ''             | true",
        "'contains','value':'ro'                         | ['x','PRO']    | true",
        "'contains','value':'1'                          | 1              | false",
        "'contains','value':'é'                          | 'CAFE\u0301S'   | true",
        "'contains','value':'K'                          | 'a\u212ab'     | true",
        "'contains','value':'abc'                        | 'ab'           | false",
        "'notContains','value':'ro'                      | -              | true",
        "'notContains','value':'ro'                      | ['PRO','x']    | false",
        "'startsWith','value':'PR'                       | 'pro'          | true",
        "'startsWith','value':'ro'                       | 'pro'          | false",
        "'startsWith','value':'long'                     | 'lo'           | false",
        "'startsWith','value':'ÉT'                       | 'été'          | true",
        "'endsWith','value':'RO'                         | 'pro'          | true",
        "'endsWith','value':'long'                       | 'ng'           | false",
        "'endsWith','value':'TÉ'                         | 'été'          | true",
        "'matches','value':'^p.o$'                       | 'PRO'          | true",
        "'matches','value':'^p.o$','caseSensitive':true  | 'PRO'          | false",
        "'matches','value':'r'                           | 'pro'          | true",
        "'matches','value':'é'                           | 'e\u0301'      | true",
        "'matches','value':'1'                           | 1              | false",
        "'notMatches','value':'r'                        | -              | true",
        "'notMatches','value':'r'                        | 'pro'          | false",
        "'greaterThan','value':10                        | 10             | false",
        "'greaterThan','value':10                        | 10.000001      | true",
        "'greaterThan','value':10                        | '11'           | false",
        "'greaterThan','value':10                        | [1,11]         | true",
        "'greaterThan','value':-1                        | -              | false",
        "'greaterOrEqual','value':10                     | 1e1            | true",
        "'lessThan','value':10                           | 9.99           | true",
        "'lessThan','value':10                           | 10             | false",
        "'lessThan','value':10                           | -              | false",
        "'lessOrEqual','value':10                        | 10.0           | true",
        "'lessOrEqual','value':10                        | 11             | false",
        "'between','value':[1,3]                         | 1              | true",
        "'between','value':[1,3]                         | 3              | true",
        "'between','value':[1,3]                         | 3.1            | false",
        "'between','value':[1,3]                         | [0,4]          | false",
        "'isTrue'                                        | true           | true",
        "'isTrue'                                        | 'true'         | false",
        "'isTrue'                                        | 1              | false",
        "'isTrue'                                        | -              | false",
        "'isFalse'                                       | false          | true",
        "'isFalse'                                       | -              | false",
        "'isFalse'                                       | null           | false"
      })
  void an_operator_holds_as_the_table_says(String test, String attribute, boolean matches) {
    Condition condition = condition("{'attribute':'a','operator':" + test + "}");
    Subject subject = withAttribute(attribute == null ? "" : attribute);

    assertThat(Evaluator.evaluate(condition, new SubjectFacts(subject), NOW))
        .isEqualTo(Verdict.of(matches));
    assertThat(BruteForce.holds(condition, subject, NOW)).isEqualTo(matches);
  }

  /** The path | the attribute a | whether it reaches a 1. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a.b     | {'b':1}                   | true",
        "a.b.c   | {'b':{'c':1}}             | true",
        "a.b     | {'c':1}                   | false",
        "a.b     | 1                         | false",
        "a.b     | [{'b':2},{'b':1}]         | true",
        "a.b.c   | [{'b':[{'c':2}]},{'b':[{'c':[3,1]}]}] | true",
        "a.b     | [[{'b':1}]]               | false",
        "a.b     | []                        | false"
      })
  void a_path_descends_objects_and_arrays_of_them(String path, String attribute, boolean matches) {
    Facts facts = new SubjectFacts(withAttribute(attribute));
    String start = "{'attribute':'" + path + "','value':1,'operator':";

    assertThat(Evaluator.evaluate(condition(start + "'equals'}"), facts, NOW))
        .isEqualTo(Verdict.of(matches));
    assertThat(Evaluator.evaluate(condition(start + "'notEquals'}"), facts, NOW))
        .isEqualTo(Verdict.of(!matches));
  }
}

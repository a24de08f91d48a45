package com.segmailer.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TagTest {

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', delimiterString = "=>", emptyValue = "", textBlock = """
      {% if yes %}a{% else %}b{% endif %}{% if no %}a{% elsif n > 5 %}c{% else %}b{% endif %} => ac
      {% if unknown %}a{% endif %}{% if empty_text %}b{% endif %}{% if 0 %}c{% endif %} => bc
      {% unless yes %}a{% else %}b{% endunless %}{% unless no %}c{% endunless %} => bc
      {% unless yes %}a{% elsif yes %}b{% endunless %} => b
      {% if n == 7 and name == "Jane" %}a{% endif %}{% if n != 7 or n <> 8 %}b{% endif %} => ab
      {% if false and false or true %}a{% else %}b{% endif %}{% if true or false and false %}c{% endif %} => bc
      {% if n >= 7 and n <= 7 and n < 8 and n > 6.9 %}a{% endif %}{% if n > "3" %}b{% endif %} => a
      {% if "b" > "a" %}a{% endif %}{% if nothing < 1 %}b{% endif %}{% if 1 == 1.0 %}c{% endif %}{% if 1 == "1" %}d{% endif %} => ac
      {% if name contains "an" %}a{% endif %}{% if tags contains "vip" %}b{% endif %}{% if address contains "city" %}c{% endif %}{% if nothing contains "x" %}d{% endif %} => abc
      {% if empty_text == empty %}a{% endif %}{% if none == empty %}b{% endif %}{% if nothing == empty %}c{% endif %}{% if tags != empty %}d{% endif %} => abd
      {% if blank_text == blank %}a{% endif %}{% if nothing == blank %}b{% endif %}{% if no == blank %}c{% endif %}{% if name != blank %}d{% endif %} => abcd
      {% if nothing == nil %}a{% endif %}{% if unknown == null %}b{% endif %} => ab
      {% case n %}skipped{% when 1 %}a{% when 6, 7 %}b{% else %}c{% endcase %} => b
      {% case name %}{% when "x" or "Jane" %}a{% else %}b{% endcase %}{% case 9 %}{% when 1 %}a{% else %}b{% endcase %} => ab
      {% assign x = "a,b" | split: "," %}{{ x[1] }}{% assign x = 2 %}{{ x }} => b2
      {% capture c %}[{{ name }}]{% endcapture %}{{ c }}{% capture "d" %}x{% endcapture %}{{ d }} => [Jane]x
      {% increment a %}{% increment a %}{% decrement b %}{% decrement b %}{{ a }} => 01-1-22
      {% echo name | upcase %} => JANE
      a{% comment %} {{ broken {% if %} {% comment %}x{% endcomment %} {% endcomment %}b => ab
      {% raw %}{{ name }} {% if %}{% endraw %}! => {{ name }} {% if %}!
      `> {%- raw -%} {{ n }}  {%- endraw -%} <` => `> {{ n }}  <`
      `> {%- raw %} x {% endraw -%} <{% raw -%} y {% endraw %} <` => `> x < y  <`
      a{% # remark %}b => ab
      """)
  void tags_do_what_is_documented(String template, String expected) {
    assertThat(Rendering.text(template)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', delimiterString = "=>", emptyValue = "", textBlock = """
      {% for t in tags %}{{ t }},{% endfor %} => new,vip,old,
      {% for t in none %}a{% else %}b{% endfor %}{% for t in unknown %}a{% else %}b{% endfor %} => bb
      {% for i in (1..5) %}{{ i }}{% endfor %} {% for i in (n..5) %}x{% endfor %} => `12345 `
      {% for i in (1..6) limit: 2 offset: 2 %}{{ i }}{% endfor %} {% for i in (1..6) reversed limit:3 %}{{ i }}{% endfor %} => 34 321
      {% for i in (1..6) limit: 2 %}{{ i }}{% endfor %}-{% for i in (1..6) limit: 2 offset: continue %}{{ i }}{% endfor %} => 12-34
      {% for i in (1..9) %}{% if i == 2 %}{% continue %}{% endif %}{% if i == 4 %}{% break %}{% endif %}{{ i }}{% endfor %} => 13
      {% for t in tags %}{{ forloop.index }}{{ forloop.index0 }}{{ forloop.rindex }}{{ forloop.rindex0 }}{{ forloop.first }}{{ forloop.last }}{{ forloop.length }} {% endfor %} => `1032truefalse3 2121falsefalse3 3210falsetrue3 `
      {% for a in (1..2) %}{% for b in (1..2) %}{{ forloop.parentloop.index }}{{ forloop.index }} {% endfor %}{% endfor %} => `11 12 21 22 `
      {% for i in (1..2) %}{% for j in (1..3) %}{% if j == 2 %}{% break %}{% endif %}{{ i }}{{ j }} {% endfor %}{% endfor %} => `11 21 `
      {% for p in address %}{{ p[0] }} {% endfor %}{% for c in name %}{{ c }}{% endfor %} => city zip geo Jane
      {% for t in tags %}{% cycle "a", "b" %}{% cycle "g": "x", "y" %}{% endfor %} => axbyax
      {% for t in tags %}{% assign last = t %}{% endfor %}{{ last }}{{ t }} => old
      {% for i in (1..3) %}{{ i }}{% unless forloop.last %}, {% endunless %}{% endfor %} => 1, 2, 3
      """)
  void loops_do_what_is_documented(String template, String expected) {
    assertThat(Rendering.text(template)).isEqualTo(expected);
  }

  @Test
  void the_liquid_tag_holds_a_tag_a_line() {
    assertThat(Rendering.text("""
        {%- liquid
          assign x = 2
          # a remark
          if x == 2
            for i in (1..3)
              echo i | times: x
            endfor
          endif
        -%}
        """)).isEqualTo("246");
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', delimiterString = "=>", textBlock = """
      a{{ b => the output has no closing }} (line 1, column 2)
      a{% if b => the tag has no closing %} (line 1, column 2)
      {% if b %}x => if is not closed by endif (line 1, column 1)
      {% if b %}{% for i in c %}{% endif %} => endif has nothing here that it belongs to (line 1, column 27)
      {% endfor %} => endfor has nothing here that it belongs to (line 1, column 1)
      {% raw %}x => raw is not closed by endraw (line 1, column 1)
      {% comment %}x => comment is not closed by endcomment (line 1, column 1)
      {% asign x = 1 %} => there is no tag "asign"; did you mean "assign"? (line 1, column 1)
      {% include "x" %} => there is no tag "include" (line 1, column 1)
      {{ a | upcas }} => there is no filter "upcas"; did you mean "upcase"? (line 1, column 8)
      {{ a | replace: "x" }} => the filter "replace" takes 2 arguments, not 1 (line 1, column 8)
      {{ a | truncate: 1, 2, 3 }} => the filter "truncate" takes 0 to 2 arguments, not 3 (line 1, column 8)
      {{ a | plus: x: 1 }} => the filter "plus" has no option "x" (line 1, column 14)
      {{ a b }} => "b" is not expected here (line 1, column 6)
      {{ "a }} => the text has no closing " (line 1, column 4)
      {{ a. }} => a name is expected here, not the end (line 1, column 7)
      {{ a[1 }} => "]" is expected here, not the end (line 1, column 8)
      {{ a ; b }} => ";" has no meaning here (line 1, column 6)
      {% for i of c %}{% endfor %} => "in" is expected here, not "of" (line 1, column 10)
      {% for i in c by 2 %}{% endfor %} => limit, offset or reversed is expected here, not "by" (line 1, column 15)
      {% assign x 1 %} => "=" is expected here, not "1" (line 1, column 13)
      {% if a == %}{% endif %} => a value is expected here, not the end (line 1, column 12)
      {% if a %}{% else %}{% elsif b %}{% endif %} => elsif comes after else (line 1, column 21)
      {% %} => the tag has no name (line 1, column 1)
      """)
  void mistakes_are_named_with_their_places(String template, String expected) {
    assertThat(Rendering.mistake(template).toString()).isEqualTo(expected);
  }

  @Test
  void places_count_lines() {
    assertThat(Rendering.mistake("a\n  b\n  {{ a | nope }}"))
        .isEqualTo(new Mistake("there is no filter \"nope\"", 3, 10));
  }
}

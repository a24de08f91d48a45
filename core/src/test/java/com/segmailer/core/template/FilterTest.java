package com.segmailer.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FilterTest {

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', delimiterString = "=>", emptyValue = "", textBlock = """
      {{ "a" | append: "b" | prepend: "c" }} => cab
      {{ "aBc" | upcase }} {{ "aBc" | downcase }} {{ "mY title" | capitalize }} => ABC abc My title
      [{{ "  a b " | strip }}] [{{ "  a" | lstrip }}] [{{ "a  " | rstrip }}] => [a b] [a] [a]
      {{ "<p>a<br>b</p><script>x</script><!-- c -->d<style>e</style>" | strip_html }} => abd
      {{ "a < b > c <" | strip_html }} => a  c <
      {{ "<a> & 'b'" | escape }} => &lt;a&gt; &amp; &#39;b&#39;
      {{ "1 < 2 &amp; 3 &#39; &x &; &nope nope;" | escape_once }} => 1 &lt; 2 &amp; 3 &#39; &amp;x &amp;; &amp;nope nope;
      {{ "jane@x.com a/ü" | url_encode }} => jane%40x.com+a%2F%C3%BC
      {{ "a%20b+c%zz%C3%BC%" | url_decode }} => a b c%zzü%
      {{ "one two" | base64_encode }} {{ "b25lIHR3bw==" | base64_decode }} => b25lIHR3bw== one two
      {{ "aXbXc" | replace: "X", "--" }} {{ "aXbXc" | replace_first: "X", "-" }} {{ "aXbXc" | replace_last: "X", "-" }} => a--b--c a-bXc aXb-c
      {{ "aXbXc" | remove: "X" }} {{ "aXbXc" | remove_first: "X" }} {{ "aXbXc" | remove_last: "X" }} => abc abXc aXbc
      {{ "a,b,,c,," | split: "," | join: "|" }} => a|b||c
      {{ " a  b c " | split: " " | join: "-" }} {{ "abc" | split: "" | join: "-" }} => a-b-c a-b-c
      {{ "Ground control to Major Tom." | truncate: 20 }} => Ground control to...
      {{ "Ground control" | truncate: 9, "" }} {{ "abc" | truncate: 3 }} {{ "abc" | truncate: 0 }} => Ground co abc ...
      {{ "a b  c d" | truncatewords: 3 }} {{ "a b" | truncatewords: 2 }} {{ "a b" | truncatewords: 1, "!" }} => a b c... a b a!
      {{ "Liquid" | slice: 0 }} {{ "Liquid" | slice: 2, 5 }} {{ "Liquid" | slice: -3, 2 }} {{ "a" | slice: 9 }} => `L quid ui `
      {{ tags | slice: 1, 2 | join }} => vip old
      {{ "abc" | size }} {{ tags | size }} {{ 5 | size }} => 3 3 0
      {{ lines | strip_newlines }} => abc
      {{ unknown | default: "x" }} {{ "" | default: "x" }} {{ false | default: "x" }} {{ none | default: "x" }} {{ 0 | default: "x" }} => x x x x 0
      {{ false | default: "x", allow_false: true }} => false
      {{ nothing | append: "x" | prepend: nothing }} => x
      """)
  void filters_for_text(String template, String expected) {
    assertThat(Rendering.text(template)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', delimiterString = "=>", emptyValue = "", textBlock = """
      {{ 4 | plus: 2 }} {{ 16 | minus: 4.5 }} {{ 3 | times: 2.0 }} {{ "7" | plus: "2 apples" }} => 6 11.5 6.0 9
      {{ 183.357 | times: 12 }} => 2200.284
      {{ 16 | divided_by: 4 }} {{ 5 | divided_by: 3 }} {{ -5 | divided_by: 3 }} {{ 20 | divided_by: 7.0 }} => 4 1 -2 2.857142857142857
      {{ 3 | modulo: 2 }} {{ -3 | modulo: 2 }} {{ 183.357 | modulo: 12 }} => 1 1 3.357
      {{ -17 | abs }} {{ "-1.5" | abs }} => 17 1.5
      {{ 1.2 | ceil }} {{ "3.5" | ceil }} {{ 1.8 | floor }} {{ -1.2 | floor }} => 2 4 1 -2
      {{ 1.5 | round }} {{ 183.357 | round: 2 }} {{ 7 | round: 2 }} {{ "x" | round }} => 2 183.36 7 0
      {{ 4 | at_least: 5 }} {{ 4 | at_most: 3 }} => 5 3
      {{ numbers | sum }} {{ items | sum: "price" }} => 7 12
      """)
  void filters_that_calculate(String template, String expected) {
    assertThat(Rendering.text(template)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', delimiterString = "=>", emptyValue = "", textBlock = """
      {{ tags | join: ", " }} {{ tags | join }} {{ "x" | join: "," }} => new, vip, old new vip old x
      {{ tags | first }} {{ tags | last }} {{ none | first }} => `new old `
      {{ items | map: "sku" | join: "," }} => A,b,C
      {{ items | where: "kind", "x" | map: "sku" | join }} {{ items | where: "kind" | size }} => A C 2
      {{ items | reject: "kind" | map: "sku" }} {{ items | has: "sku", "b" }} => b true
      {% assign f = items | find: "sku", "b" %}{{ f.price }} => 3
      {{ numbers | sort | join }} {{ items | sort: "price" | map: "sku" | join }} => 1 1 2 3 b C A
      {{ "b,C,a" | split: "," | sort | join }} {{ "b,C,a" | split: "," | sort_natural | join }} => C a b a b C
      {{ items | sort: "kind" | map: "sku" | join }} => A C b
      {{ numbers | uniq | join }} {{ items | uniq: "kind" | map: "sku" | join }} => 3 1 2 A b
      {{ numbers | reverse | join }} => 1 2 1 3
      {{ items | map: "kind" | compact | size }} {{ items | compact: "kind" | size }} => 2 2
      {{ tags | concat: none | concat: numbers | size }} => 7
      {{ nothing | sort | size }} {{ nothing | join }} => `0 `
      """)
  void filters_for_lists(String template, String expected) {
    assertThat(Rendering.text(template)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', delimiterString = "=>", emptyValue = "", textBlock = """
      {{ signup | date: "%a, %b %d, %y" }} => Mon, Jan 15, 24
      {{ signup | date: "%A %-d %B %Y, %j, week %V" }} => Monday 15 January 2024, 015, week 03
      {{ seen | date: "%H:%M:%S %p %I %-I %l %k" }} => 19:30:05 PM 07 7  7 19
      {{ seen | date: "%F %T %z %:z" }} => 2024-07-04 19:30:05 -0400 -04:00
      {{ signup | date: "%m/%d/%Y %e %^a %U %W %u %w %s" }} => 01/15/2024 15 MON 02 03 1 1 1705294800
      {{ "2024-01-15 09:30:00 UTC" | date: "%R" }} => 04:30
      {{ "now" | date: "%F" }} {{ "today" | date: "%H" }} => 2026-03-01 07
      {{ 0 | date: "%F %R" }} {{ "1705294800" | date: "%D" }} => 1969-12-31 19:00 01/15/24
      {{ seen | date: "%Z" }} {{ signup | date: "%Z" }} {{ "2024-07-04T20:00:00+02:00" | date: "%L %N" }} => EDT EST 000 000000000
      {{ "2024-07-04T20:00:00.005Z" | date: "%L %3N %6N %N %12N" }} => 005 005 005000 005000000 005000000000
      {{ "2024-07-04T20:00:00.123456Z" | date: "%L %3N %1N %6L" }} => 123 123 1 123456
      {{ "no date" | date: "%Y" }} [{{ nothing | date: "%Y" }}] => no date []
      {{ signup | date: "%q %10Y %" }} => %q 0000002024 %
      {{ signup | date: "" }} => 2024-01-15
      """)
  void dates_are_written_in_the_zone_of_the_rendering(String template, String expected) {
    var outcome =
        Rendering.template(template).render(Rendering.setting("America/New_York"), Escaping.TEXT);

    assertThat(outcome).isEqualTo(new Outcome.Done(expected));
  }
}

package com.segmailer.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OutputTest {

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', delimiterString = "=>", emptyValue = "", textBlock = """
      Hi {{ name }}! => Hi Jane!
      {{name}} => Jane
      {{ "text" }}{{ 'it' }} => textit
      {{ 3 }} {{ -2.50 }} {{ 1.0 }} => 3 -2.5 1.0
      {{ true }}{{ nil }}{{ false }} => truefalse
      [{{ unknown }}{{ unknown.deep.er }}{{ nothing }}] => []
      {{ address.city }} {{ address["city"] }} {{ address[key] }} => Lyon Lyon Lyon
      {{ address.geo.lat }} => 45.75
      {{ tags[0] }} {{ tags[-1] }} {{ tags[9] }} => `new old `
      {{ tags.first }} {{ tags.last }} {{ tags.size }} {{ name.size }} => new old 3 4
      {{ items[1].sku }} {{ items.first.price }} => b 5
      {{ tags }} => newvipold
      {{ address.geo }} => {"lat":45.75}
      {{ price }} => 19.5
      {{ (1..4) }} => 1234
      { {{ n }} } {a} % } => { 7 } {a} % }
      """)
  void values_are_printed(String template, String expected) {
    assertThat(Rendering.text(template)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', delimiterString = "=>", emptyValue = "", textBlock = """
      `a {{- n -}} b` => a7b
      `a {{ n -}} b` => `a 7b`
      `a {%- assign x = 1 -%} b` => ab
      `a {%- if yes %} b {% endif -%} c` => `a b c`
      `a {%- # a remark -%} b` => ab
      `{% if yes %}  {% endif %}|` => `|`
      `{% if yes %} {% assign x = 1 %} {% endif %}{{ x }}` => 1
      `{% for i in tags %} {% endfor %}|` => `|`
      """)
  void whitespace_goes_where_a_dash_says_so_and_from_blocks_that_print_nothing(
      String template, String expected) {
    assertThat(Rendering.text(template)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', delimiterString = "=>", emptyValue = "", textBlock = """
      {{ evil }} => &lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;
      {{ evil | raw }} => <b>"A" & 'B'</b>
      {{ evil | escape }} => &lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;
      {{ evil | strip_html }} => &quot;A&quot; &amp; &#39;B&#39;
      {{ evil | upcase | escape | append: "<br>" }} => &lt;B&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/B&gt;<br>
      {{ evil | url_encode }} => %3Cb%3E%22A%22+%26+%27B%27%3C%2Fb%3E
      {{ evil | url_encode | url_decode }} => &lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;
      {{ "<i>" }}{{ name | append: "</i>" }} => <i>Jane</i>
      {{ evil | truncate: 3, "" | append: "<br>" }} => &lt;b&gt;<br>
      {{ "<i>" | append: evil }} => <i>&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;
      {{ evil | prepend: "<i>" | size }} => 53
      {{ unknown | default: "<i>you</i>" }} => <i>you</i>
      {{ evil | default: "<i>you</i>" | truncate: 3, "" }} => &lt;b&gt;
      {% capture c %}<p>{{ evil }}</p>{% endcapture %}{{ c }} => <p>&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;</p>
      {% assign x = evil %}{{ x }} => &lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;
      {% capture c %}{{ evil | url_encode }}{% endcapture %}{{ c | url_decode }} => &lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;
      {{ "NAME<br>" | replace: "NAME", evil | size }} => 20
      {{ tags | join: "<br>" }} => new<br>vip<br>old
      {{ address }} => {&quot;city&quot;:&quot;Lyon&quot;,&quot;zip&quot;:&quot;69001&quot;,&quot;geo&quot;:{&quot;lat&quot;:45.75}}
      {% assign parts = evil | split: "A" %}{{ parts[0] }} => &lt;b&gt;&quot;
      {% cycle evil, "x" %} => &lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;
      {% for c in address %}{{ c[1] }},{% endfor %} => Lyon,69001,{&quot;lat&quot;:45.75},
      """)
  void in_html_what_the_template_says_stands_and_what_data_says_is_escaped(
      String template, String expected) {
    assertThat(Rendering.text(template, Escaping.HTML)).isEqualTo(expected);
  }

  @Test
  void line_breaks_of_data_become_markup_only_when_asked_for() {
    assertThat(Rendering.text("{{ lines | newline_to_br }}", Escaping.HTML))
        .isEqualTo("a<br />\nb<br />\nc");
    assertThat(Rendering.text("{{ evil | append: lines | newline_to_br }}", Escaping.HTML))
        .startsWith("&lt;b&gt;")
        .endsWith("<br />\nc");
  }

  @Test
  void text_is_not_escaped() {
    assertThat(Rendering.text("{{ evil }}")).isEqualTo("<b>\"A\" & 'B'</b>");
  }

  @Test
  void a_subject_is_one_line_whatever_is_in_it() {
    var subject =
        Rendering.text(" Re:\r\n{{ lines }}\u2028\u0000x {{ evil }}\u0085", Escaping.LINE);

    assertThat(subject).isEqualTo("Re: a b c x <b>\"A\" & 'B'</b>");
  }

  @Test
  void references_are_listed_with_their_places_and_without_what_the_template_sets() {
    var template = Rendering.template("""
        {{ contact.plan | default: event.data["a b"] }}
        {% assign mine = contact.attributes[contact.key].x %}{{ mine.y }}
        {% for i in items limit: contact.n %}{{ i.z }}{{ forloop.index }}{% endfor %}
        """);

    assertThat(template.references())
        .extracting(r -> r.text() + " " + r.line() + ":" + r.column())
        .containsExactly(
            "contact.plan 1:4",
            "event.data.a b 1:28",
            "contact.attributes 2:18",
            "contact.key 2:37",
            "items 3:13",
            "contact.n 3:26");
  }
}

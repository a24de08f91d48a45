package com.segmailer.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.segmailer.core.testkit.Colliding;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile templates end with a reason, soon. */
final class BudgetTest {

  private static final String DOUBLE = "{% assign s = s | append: s %}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% for i in (1..1000000000) %}{% endfor %}",
        "{% for i in (1..1000000000) %}x{% endfor %}",
        "{% assign a = (1..1000000000) %}",
        "{{ (1..1000000000) | size }}",
        "{% for i in (1..9999) %}{% for j in (1..9999) %}{% assign x = j %}{% endfor %}{% endfor %}",
        "{% for i in (1..1000000000) reversed %}{% cycle 'a', 'b' %}{% endfor %}",
        "{% for i in (1..100000) %}{% assign s = s | append: 'aaaaaaaaaaaaaaaaaaaaaaa' %}{% endfor %}",
        "{% for i in (1..100000) %}{% capture s %}{{ s }}{{ s }}x{% endcapture %}{% endfor %}",
        "{% assign a = '1' | split: ',' %}{% for i in (1..99) %}{% assign a = a | concat: a %}{% endfor %}",
        "{% assign n = 9 %}{% for i in (1..9999) %}{% assign n = n | times: n %}{% endfor %}",
        "{% assign n = 0.3 %}{% for i in (1..9999) %}{% assign n = n | times: n %}{% endfor %}",
        "{% assign s = 'ab' %}{% for i in (1..999) %}{% assign s = s | replace: 'a', s %}{% endfor %}",
        "{% assign s = 'ab' %}{% for i in (1..99) %}{% assign s = s | append: s | url_encode %}{% endfor %}",
        "{{ 1 | divided_by: 0 }}",
        "{{ 1.5 | modulo: 0 }}",
      })
  void bounded_work_ends_in_a_reason(String source) {
    assertThat(Rendering.outcome(source, Escaping.HTML)).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void a_text_that_doubles_is_given_up_with_its_line() {
    var outcome =
        Rendering.outcome("{% assign s = 'x' %}\n" + (DOUBLE + "\n").repeat(40), Escaping.TEXT);

    assertThat(outcome).isEqualTo(new Outcome.Failed("a text has more than 500000 characters", 20));
  }

  @Test
  void searching_pays_for_its_worst_case() {
    var source = "{% assign a = 'aaaaaaaaaaaaaaaa' %}"
        + "{% assign a = a | append: a %}".repeat(12)
        + "{% assign b = a | append: 'b' %}{% assign a = a | append: a %}"
        + "{% if a contains b %}x{% endif %}";

    assertThat(Rendering.outcome(source, Escaping.TEXT)).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void comparing_texts_of_one_hash_code_is_paid_for() {
    var words = String.join(" ", Colliding.texts(8_192));

    var outcome = assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> Rendering.outcome("{{ '" + words + "' | split: ' ' | uniq | size }}", Escaping.TEXT));

    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void the_output_is_bounded() {
    var limits = new Limits(1_000, 100, 10, 1_000_000, 20, 100);

    var outcome = Rendering.template("{% for i in (1..9) %}{{ name }}{% endfor %}")
        .render(Rendering.setting("UTC"), Escaping.TEXT, limits);

    assertThat(outcome).isEqualTo(new Outcome.Failed("the output has more than 20 characters", 1));
  }

  @Test
  void deep_nesting_is_refused_when_it_is_read() {
    var tags = "{% if a %}".repeat(50_000) + "{% endif %}".repeat(50_000);
    var brackets = "{{ " + "a[".repeat(100_000) + "1" + "]".repeat(100_000) + " }}";

    assertThat(Rendering.mistake(tags).message()).isEqualTo("blocks are nested deeper than 60");
    assertThat(Rendering.mistake(brackets).message())
        .isEqualTo("brackets are nested deeper than 60");
  }

  @Test
  void size_and_number_of_parts_are_bounded_when_it_is_read() {
    assertThat(Rendering.mistake("x".repeat(2_000_001)).message())
        .isEqualTo("is longer than 2000000 characters");
    assertThat(Rendering.mistake("{{ a }}".repeat(60_000)).message())
        .isEqualTo("the template has more than 50000 parts");
    assertThat(Rendering.mistake("{{ a" + " | upcase".repeat(60_000) + " }}").message())
        .isEqualTo("the template has more than 50000 parts");
    assertThat(Rendering.mistake("{{ a" + ".b".repeat(60_000) + " }}").message())
        .isEqualTo("the template has more than 50000 parts");
  }

  @Test
  void long_chains_and_many_unclosed_comments_take_no_stack_and_no_time() {
    assertThat(Rendering.text("{% if a" + " or a".repeat(20_000) + " %}x{% endif %}y"))
        .isEqualTo("y");
    assertThat(Rendering.mistake("{% comment %}".repeat(100_000)).message())
        .isEqualTo("comment is not closed by endcomment");
    assertThat(Rendering.mistake("{{".repeat(100_000)).message())
        .isEqualTo("the output has no closing }}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% assign x = 1 | plus: big %}",
        "{% assign x = list | truncate: 1 %}",
        "{% assign x = list | map: 'size' %}",
        "{% assign x = list | sum %}",
        "{% assign x = big.size %}",
        "{% assign x = big | slice: big, big %}",
        "{% for j in (1..big) limit: 1 %}{% endfor %}",
        "{% assign x = pair | sort_natural %}",
        "{% assign x = 'now' | date: big %}",
        "{% assign x = 'now' | date: flags %}",
        "{% assign x = comments | strip_html | size %}",
        "{% if big == other %}{% endif %}",
        "{% if big contains '1' %}{% endif %}",
        "{% assign x = big | escape_once | size %}",
        "{% assign x = list | join: big %}",
      })
  void whatever_is_done_with_large_texts_a_rendering_ends_soon(String often) {
    var source = """
        {% capture big %}{% for i in (1..40000) %}1234567{% endfor %}{% endcapture %}\
        {% capture other %}{{ big }}{% endcapture %}\
        {% capture flags %}%{% for i in (1..40000) %}-----{% endfor %}{% endcapture %}\
        {% capture comments %}{% for i in (1..20000) %}<!-- >{% endfor %}{% endcapture %}\
        {% assign list = big | split: '#' %}{% assign pair = list | concat: list %}\
        {% for i in (1..1000000) %}""" + often + "{% endfor %}";

    var threads = ManagementFactory.getThreadMXBean();
    long begun = threads.getCurrentThreadCpuTime();
    var outcome = Rendering.outcome(source, Escaping.HTML);

    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - begun))
        .isLessThan(Duration.ofSeconds(2));
  }
}

package com.segmailer.core.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.segmailer.core.testkit.Trials;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegexTest {
  private static final List<String> PIECES = List.of(
      "a",
      "b",
      "(",
      "(?:",
      "(?P<n>",
      ")",
      "[ab]",
      "[^]]",
      "[[:alpha:]]",
      "[(]",
      "[{2}]",
      "[\\]]",
      "*",
      "+",
      "?",
      "{2}",
      "{2,}",
      "{3,5}",
      "{0}",
      "{,3}",
      "{",
      "|",
      "\\Q(a{9}\\E",
      "\\Q[\\E",
      "\\(",
      "\\[",
      "\\d",
      ".",
      "^",
      "$",
      "é",
      "\\pL",
      "\\x{41}",
      "{9}",
      "(?i)",
      "+?");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(((a{100}){100}){100}){100}",
        "(((((((((a{9}){9}){9}){9}){9}){9}){9}){9}){9}){9}",
        "\\Q[\\E((a{100}){100}){100}",
        "[(]((a{100}){100}){100}",
        "[\\]]((a{100}){100}){100}",
        "((a{1,100}){1,100}){1,100}",
        "((a{100,}){100,}){100,}",
        "x{1000}x{1000}x{1000}x{1000}"
      })
  void a_pattern_that_would_fill_the_memory_is_refused(String pattern) {
    assertThatThrownBy(() -> new Regex(pattern, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the pattern repeats too much");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^[a-z0-9._%+-]{1,64}@[a-z0-9.-]{1,255}\\.[a-z]{2,63}$",
        "\\d{4}-\\d{2}-\\d{2}",
        "(foo|bar){1,50}",
        ".{500}",
        "{",
        "a{,5}",
        "\\Q{100}{100}{100}\\E"
      })
  void an_ordinary_pattern_is_not(String pattern) {
    assertThat(new Regex(pattern, false).programSize()).isLessThanOrEqualTo(Limits.PATTERN_SIZE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "a**", "\\C", "(?=a)", "a{1001}", "\\1", "(?<!a)"})
  void what_is_no_pattern_is_refused(String pattern) {
    assertThatThrownBy(() -> new Regex(pattern, true)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_size_is_bounded_from_above() {
    Trials.run(20_000, 1, random -> {
      StringBuilder pattern = new StringBuilder();
      for (int i = random.nextInt(12); i >= 0; i--) {
        pattern.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      long bound = PatternSize.of(pattern.toString());
      if (bound <= Limits.PATTERN_SIZE) {
        int flags = random.nextBoolean() ? Pattern.CASE_INSENSITIVE : 0;
        try {
          assertThat((long) Pattern.compile(pattern.toString(), flags).programSize())
              .as(pattern.toString())
              .isLessThanOrEqualTo(bound);
        } catch (PatternSyntaxException e) {
          assertThat(e.getMessage()).isNotEmpty();
        }
      }
    });
  }
}

package com.segmailer.core.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.segmailer.core.testkit.Trials;
import com.segmailer.core.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
      "{30}",
      "(?i)",
      "(?i){30}",
      "(?s-i){30}",
      "\\x{0430}",
      "\\p{Greek}",
      "\\1",
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
        "x{1000}x{1000}x{1000}x{1000}",
        "a{900}(?i){30}(?i){30}",
        "a{900}(?i){30}(?i){30}(?i){30}",
        "(?:a?){20}(?i){60}(?s-i){60}b"
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
        "\\Q{100}{100}{100}\\E",
        "\\x{2019}",
        "\\x{0430}\\x{0431}\\x{0432}\\x{0433}",
        "\\p{Greek}\\P{Latin}{3}"
      })
  void an_ordinary_pattern_is_not(String pattern) {
    assertThat(new Regex(pattern, false).programSize()).isLessThanOrEqualTo(Limits.PATTERN_SIZE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "a**", "\\C", "(?=a)", "a{1001}", "\\1", "(?<!a)"})
  void what_is_no_pattern_is_refused(String pattern) {
    assertThatThrownBy(() -> new Regex(pattern, true)).isInstanceOf(IllegalArgumentException.class);
  }

  /** RE2/J looks for ever for the next case of a letter whose cases do not come round. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void every_letter_can_be_matched_without_regard_to_case() {
    for (int first = 0; first <= Character.MAX_CODE_POINT; first += 0x1000) {
      var range = "\\x{%X}-\\x{%X}".formatted(first, first + 0xFFF);
      assertThat(new Regex("[" + range + "]", false).isIn(Character.toString(first + 1)))
          .isTrue();
      assertThat(new Regex("(?i)[^" + range + "]", true).isIn(Character.toString(first + 1)))
          .isFalse();
    }
    for (int letter = 0x1C00; letter < 0x1D00; letter++) {
      var text = Character.toString(letter);
      assertThat(new Regex(text, false).isIn(text)).as(text).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u1c80",
        "\\x{1c80}",
        "\\\u1c80",
        "a|\\Q\u1c80\\E",
        "\\w+|\u1c80",
        "[\u1c80]",
        "[^-\u1c7f\u1c90-\u1caf\\d]",
        "[\\x{80}-\\x{FFFF}]",
        "[[:digit:]\\x{1c80}-]",
        "[!-\uffff]",
        "[]-\\x{1c81}]"
      })
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void another_small_form_of_a_letter_is_matched_as_that(String pattern) {
    for (var text : List.of("\u1c80", "\u0432", "\u0412")) {
      assertThat(new Regex(pattern, false).isIn(text)).isTrue();
      assertThat(new Regex("(?i)" + pattern, true).isIn(text)).isTrue();
    }
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_range_holds_what_folds_to_one_of_its_letters() {
    Trials.run(2_000, 2, random -> {
      int low = random.nextInt(0x1C70, 0x1C90);
      int high = low + random.nextInt(0x20);
      var range = new Regex(
          random.nextBoolean()
              ? "[\\x{%x}-\\x{%x}]".formatted(low, high)
              : "[" + Character.toString(low) + "-" + Character.toString(high) + "]",
          false);
      int letter =
          random.nextBoolean() ? random.nextInt(0x1C70, 0x1CB0) : random.nextInt(0x430, 0x450);
      var text = Character.toString(letter);

      assertThat(range.isIn(text))
          .as("%x in %s", letter, range)
          .isEqualTo(IntStream.rangeClosed(low, high)
              .mapToObj(one -> Folding.fold(Character.toString(one)))
              .anyMatch(Folding.fold(text)::equals));
    });
  }

  @Test
  void the_beginning_of_a_text_is_searched() {
    var end = new Regex("x$", true);

    assertThat(end.isIn("a".repeat(Limits.SEARCHED_LENGTH - 1) + "x")).isTrue();
    assertThat(end.isIn("a".repeat(Limits.SEARCHED_LENGTH) + "x")).isFalse();
    assertThat(end.isIn("a".repeat(Limits.SEARCHED_LENGTH - 1) + "xa")).isTrue();
    assertThat(new Regex("x$", true).isIn("x" + "\ud83d\ude00".repeat(Limits.SEARCHED_LENGTH)))
        .isFalse();
  }

  @Test
  void of_a_list_as_much_is_searched_as_of_a_few_texts() {
    var test = new ScalarTest.Matches(Operator.MATCHES, new Regex("x", true));
    int items = Limits.SEARCHED_TOTAL / Limits.SEARCHED_LENGTH;
    var text = new Value.Text("a".repeat(2 * Limits.SEARCHED_LENGTH));
    var found = new Value.Text("x");

    assertThat(test.isFoundIn(list(items - 1, text, found))).isTrue();
    assertThat(test.isFoundIn(list(items, text, found))).isFalse();
    assertThat(test.isFoundIn(list(999, new Value.Text("a-tag"), found))).isTrue();
  }

  private static List<Value> list(int times, Value one, Value last) {
    var items = new ArrayList<Value>(Collections.nCopies(times, one));
    items.add(last);
    return List.of(new Value.Array(items));
  }

  @Test
  void the_size_is_bounded_from_above() {
    Trials.run(60_000, 1, random -> {
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

package com.segmailer.core.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {

  @ParameterizedTest
  @CsvSource({
    "PRO, pro",
    "É, é",
    "E\u0301, \u00e9",
    "\u212a, k",
    "\u212b, å",
    "ſ, s",
    "ẞ, ß",
    "ς, σ",
    "J\u030c, \u01f0",
    "Ǆ, ǆ",
    "Ａ, ａ",
    "\ud801\udc00, \ud801\udc28",
    "Ꭰ, \uab70",
    "\ufb05, \ufb06"
  })
  void texts_that_differ_in_case_or_encoding_only_fold_alike(String one, String other) {
    assertThat(Folding.fold(one)).isEqualTo(Folding.fold(other));
  }

  @ParameterizedTest
  @CsvSource({"İ, i", "ı, I", "ß, SS", "é, e", "ﬁ, fi", "Ａ, a"})
  void other_texts_do_not(String one, String other) {
    assertThat(Folding.fold(one)).isNotEqualTo(Folding.fold(other));
  }

  /** Comparing without folding relies on it. */
  @Test
  void what_folds_to_ascii_folds_one_to_one() {
    List<Integer> wrong = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .filter(c -> !keepsTheRules(Character.toString(c)))
        .boxed()
        .toList();

    assertThat(wrong).isEmpty();
  }

  private static boolean keepsTheRules(String character) {
    String folded = Folding.fold(character);
    boolean oneToOne = folded.length() == 1 && character.length() == 1;
    return (oneToOne || !Folding.isAscii(folded)) && Folding.fold(folded).equals(folded);
  }
}
